package journal

import "time"

// Link is what is known of the way to a destination: how it was when last used, and what sending
// over it has taught. The zero value knows nothing.
type Link struct {
	Up     bool
	Reason string // why it was down, in words; may quote a server: show it with Visible

	Rate   float64       // goodput: bytes of pictures and words a second, smoothed; 0: never measured
	At     time.Time     // when that was last measured
	Answer time.Duration // what a file takes beside its bytes: asking and being answered

	Opening    float64 // bytes both ways, until the first entry can be sent; 0: never measured
	PerEntry   float64 // bytes both ways beside an entry's words: headers, answers; 0: never measured
	PerPicture float64 // the same, beside the bytes of a picture

	Sent     float64 // bytes that it carried, of late
	Lasted   float64 // seconds in which it did
	Cuts     float64 // how often it was cut in them
	Sessions int     // how often it was sent over, ever
}

// fading is what an earlier session still counts after one more.
const fading = 0.8

// Session returns l after one more time of sending, with so many bytes carried until it was cut, or
// until nothing was left to send.
func (l Link) Session(bytes int64, lasted time.Duration, cuts int) Link {
	if lasted <= 0 {
		return l
	}
	l.Sent = l.Sent*fading + float64(bytes)
	l.Lasted = l.Lasted*fading + lasted.Seconds()
	l.Cuts = l.Cuts*fading + float64(cuts)
	l.Sessions++
	return l
}

// rarely is how many cuts, faded, count as none: the last was a dozen sessions ago.
const rarely = 0.05

// Uptime is how long it usually lasts until it is cut; false where it was not cut of late.
func (l Link) Uptime() (time.Duration, bool) {
	if l.Cuts < rarely {
		return 0, false
	}
	return time.Duration(l.Lasted / l.Cuts * float64(time.Second)), true
}

// UsualBytes is how much it usually carries until it is cut; false where it was not cut of late.
func (l Link) UsualBytes() (int64, bool) {
	if l.Cuts < rarely {
		return 0, false
	}
	return int64(l.Sent / l.Cuts), true
}

// Took returns l after a try that sent so many bytes in files, each a picture or an entry's words. What is
// small tells how long answers take, what is large how many bytes a second pass beside that.
func (l Link) Took(bytes int64, files int, d time.Duration, now time.Time) Link {
	if files < 1 || d <= 0 {
		return l
	}
	if bytes < smallTry {
		l.Answer = time.Duration(smoothed(float64(l.Answer), float64(d)/float64(files)))
		return l
	}
	if bytes >= largeTry {
		moving := max(d-time.Duration(files)*l.Answer, d/4)
		l.Rate, l.At = smoothed(l.Rate, float64(bytes)/moving.Seconds()), now
	}
	return l
}

const (
	smallTry = 4 << 10  // bytes
	largeTry = 16 << 10 // below it answers count for more than bytes
	newest   = 0.3      // what the newest of several measurements counts
)

// smoothed is what is known after now was measured; 0 is that nothing was before.
func smoothed(before, now float64) float64 {
	if before == 0 {
		return now
	}
	return before + (now-before)*newest
}

// Time estimates how long so many bytes in files take; 0 if it cannot be told.
func (l Link) Time(bytes int64, files int) time.Duration {
	if l.Rate <= 0 {
		return 0
	}
	return time.Duration(files)*l.Answer + time.Duration(float64(bytes)/l.Rate*float64(time.Second))
}
