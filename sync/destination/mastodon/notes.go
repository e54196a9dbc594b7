package mastodon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Names of the notes that an attempt leaves behind.
const (
	notePosting = "posting" // a post was begun and may have arrived
	noteSpent   = "spent"   // media ids that a post was refused with
)

func noteMedia(n int) string { return "media:" + strconv.Itoa(n) }

// lease is an uploaded picture that no post has yet.
type lease struct {
	id   string
	born time.Time // by the server's clock
}

func (l lease) String() string { return l.id + " " + strconv.FormatInt(l.born.Unix(), 10) }

// leaseOf reads the note of picture n; ok is false where there is none.
func leaseOf(d destination.Dispatch, n int) (l lease, ok bool) {
	id, born, _ := strings.Cut(d.Notes[noteMedia(n)], " ")
	seconds, err := strconv.ParseInt(born, 10, 64)
	return lease{id: id, born: time.Unix(seconds, 0)}, id != "" && err == nil
}

// spent tells whether a post was refused with the media id: it is not tried again.
func spent(d destination.Dispatch, id string) bool {
	return slices.Contains(strings.Fields(d.Notes[noteSpent]), id)
}

// posting is a post that was begun and may have arrived.
type posting struct {
	at    time.Time     // by the server's clock
	skew  time.Duration // how far off at may be
	after time.Time     // later than this: an own post was made then; zero if none is known
	key   string
}

// from is the earliest time that the post can have been made at.
func (p posting) from() time.Time { return p.at.Add(-p.skew) }

func (p posting) String() string {
	after := int64(0)
	if !p.after.IsZero() {
		after = p.after.UnixMilli()
	}
	return fmt.Sprintf("%d %d %d %s", p.at.Unix(), int(p.skew/time.Second), after, p.key)
}

// postingOf reads the note about d's last post; ok is false where none was ever begun. A note that
// cannot be read counts as one that was begun with the first attempt.
func postingOf(d destination.Dispatch) (p posting, ok bool) {
	note, there := d.Notes[notePosting]
	if !there || note == "" {
		return posting{}, false
	}
	var at, skew, after int64
	var key string
	if n, err := fmt.Sscanf(note, "%d %d %d %s", &at, &skew, &after, &key); n != 4 || err != nil {
		return posting{at: time.Unix(d.Since, 0), skew: web.GuessedSkew}, true
	}
	p = posting{at: time.Unix(at, 0), skew: time.Duration(skew) * time.Second, key: key}
	if after != 0 {
		p.after = time.UnixMilli(after)
	}
	return p, true
}
