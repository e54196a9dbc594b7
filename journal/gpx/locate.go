package gpx

import (
	"errors"
	"time"

	"sojourn/journal"
)

// MaxGap is how far apart two fixes may be in time for a place between them to be believed.
const MaxGap = 30 * time.Minute

// Rules say what of a track is believed between its fixes and beyond them.
type Rules struct {
	MaxGap      time.Duration // between two fixes; MaxGap if it is not positive
	Extrapolate time.Duration // where no two fixes enclose a time, one so near is taken as it is; 0: none is
}

func (r Rules) gap() time.Duration {
	if r.MaxGap <= 0 {
		return MaxGap
	}
	return r.MaxGap
}

// Match is where a track was at one time.
type Match struct {
	Point   journal.Point
	Alt     *float64      // metres above sea level; nil unless both fixes around it have one
	Nearest time.Duration // to the nearer of those fixes; 0 on a fix
	Gap     time.Duration // between them; 0 on a fix, and where one fix was taken as it is
}

// Place returns m as a place that comes from a track.
func (m Match) Place() *journal.Place {
	return &journal.Place{Point: &m.Point, Alt: m.Alt, Source: journal.PlaceTrack}
}

// Locate finds the place at an instant: on the great circle between two fixes of one segment, never
// across segments, never beyond their ends unless r says so. Where segments overlap, the one with
// the nearest fix counts. The error is NotFound and names the nearest fix.
func (t Timeline) Locate(at time.Time, r Rules) (Match, error) {
	if m, ok := t.between(at, r.gap()); ok {
		return m, nil
	}
	near, ok := t.nearest(at)
	if ok && near.away <= r.Extrapolate {
		return Match{Point: near.fix.Point, Alt: near.fix.Alt, Nearest: near.away}, nil
	}
	return Match{}, near.miss(ok)
}

// between is the best match between two fixes that are at most gap apart.
func (t Timeline) between(at time.Time, gap time.Duration) (best Match, found bool) {
	t.around(at, func(s []journal.Fix) {
		m, ok := within(s, at, gap)
		if ok && (!found || m.Nearest < best.Nearest) {
			best, found = m, true
		}
	})
	return best, found
}

// within looks at one segment in time order. Of several fixes at one instant the first counts
// for what comes before it, the last for what comes after it.
func within(s []journal.Fix, at time.Time, gap time.Duration) (Match, bool) {
	i := after(s, at)
	if i == len(s) {
		return Match{}, false
	}
	if s[i].At.Equal(at) {
		return Match{Point: s[i].Point, Alt: s[i].Alt}, true
	}
	if i == 0 || s[i].At.Sub(s[i-1].At) > gap {
		return Match{}, false
	}
	return between(s[i-1], s[i], at)
}

func between(a, b journal.Fix, at time.Time) (Match, bool) {
	since, left := at.Sub(a.At), b.At.Sub(at)
	m := Match{Nearest: min(since, left), Gap: since + left}
	part := since.Seconds() / m.Gap.Seconds()
	if a.Alt != nil && b.Alt != nil {
		metres := *a.Alt + part*(*b.Alt-*a.Alt)
		m.Alt = &metres
	}
	var ok bool
	m.Point, ok = along(a.Point, b.Point, part)
	return m, ok
}

// miss says why there is no place, by the nearest fix if there is one.
func (n near) miss(any bool) error {
	if !any {
		return noTrack()
	}
	e := &journal.Error{Kind: journal.NotFound}
	text := "nearest fix " + inWords(n.away) + " away"
	if n.gap > 0 {
		text += ", in a gap of " + inWords(n.gap)
	}
	e.Err = errors.New(text)
	e.Hint = "check the camera's clock and zone, or place the entry by hand"
	return e
}
