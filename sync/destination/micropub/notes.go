package micropub

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Names of the notes that an attempt leaves behind.
const (
	noteBegun   = "begun"   // an attempt has notes at all
	notePosting = "posting" // a post was begun and may have arrived
	notePosted  = "posted"  // where the site said that it is, or will be
)

func noteMedia(n int) string { return "media:" + strconv.Itoa(n) }

// lease is an uploaded picture, which a site may sweep as long as no post has it.
type lease struct {
	url  string
	born time.Time // by the server's clock
}

func (l lease) String() string { return l.url + " " + strconv.FormatInt(l.born.Unix(), 10) }

// leaseOf reads the note of picture n; ok is false where there is none.
func leaseOf(x destination.Dispatch, n int) (l lease, ok bool) {
	address, born, _ := strings.Cut(x.Notes[noteMedia(n)], " ")
	seconds, err := strconv.ParseInt(born, 10, 64)
	return lease{url: address, born: time.Unix(seconds, 0)}, address != "" && err == nil
}

// mediaOf returns where x's notes know its pictures, by picture; "" where they do not.
func mediaOf(x destination.Dispatch) []string {
	urls := make([]string, len(x.Pictures))
	for n := range urls {
		if l, ok := leaseOf(x, n); ok {
			urls[n] = l.url
		}
	}
	return urls
}

// posting is a post that was begun and may have arrived.
type posting struct {
	at   time.Time     // by the server's clock, to the second; the post says it too
	skew time.Duration // how far off at may be
	key  string
}

// from is the earliest time that the post can have been made at.
func (p posting) from() time.Time { return p.at.Add(-p.skew) }

func (p posting) String() string {
	return fmt.Sprintf("%d %d %s", p.at.Unix(), int(p.skew/time.Second), p.key)
}

// postingOf reads the note about x's last post; ok is false where none was ever begun. A note that cannot be read
// counts as one that was begun with the first attempt.
func postingOf(x destination.Dispatch) (p posting, ok bool) {
	note, there := x.Notes[notePosting]
	if !there || note == "" {
		return posting{}, false
	}
	var at, skew int64
	var key string
	if n, err := fmt.Sscanf(note, "%d %d %s", &at, &skew, &key); n != 3 || err != nil {
		return posting{at: time.Unix(x.Since, 0), skew: web.GuessedSkew}, true
	}
	return posting{at: time.Unix(at, 0), skew: time.Duration(skew) * time.Second, key: key}, true
}

// postedOf reads where the site said that x's post is; nil if it did not say.
func postedOf(x destination.Dispatch) *url.URL {
	u, err := url.Parse(x.Notes[notePosted])
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}
