package destinationtest

import (
	"fmt"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// rounds is how often a cut delivery is tried again before a test gives up.
const rounds = 4

// RunCut cuts the link of one delivery after a number of bytes, for every step up to the last byte in
// either direction, goes on as the outbox would, and wants one whole post. open makes a new, empty
// place at each call, which is reached over link.
func RunCut(t *testing.T, step int64, open func(t *testing.T) (h Harness, link *Proxy)) {
	for _, way := range []Direction{Up, Down} {
		t.Run([]string{"up", "down"}[way], func(t *testing.T) {
			for at, last := int64(1), int64(2); at < last; at += step {
				t.Run(fmt.Sprint(at), func(t *testing.T) {
					h, link := open(t)
					last = deliverCut(t, h, link, way, at)
				})
			}
		})
	}
}

// deliverCut returns how many bytes passed in that direction: fewer than at where nothing was cut.
func deliverCut(t *testing.T, h Harness, link *Proxy, way Direction, at int64) int64 {
	d, trail := Dispatch(t, "잘린 링크, a link that is cut", 2), &Trail{}
	link.CutAfter(way, at)
	for range rounds {
		d.Notes = trail.Notes()
		_, err := h.Destination.Deliver(t.Context(), d, trail)
		if err == nil || settled(t, h, &d, trail, err) {
			counts(t, h, 1)
			shows(t, h, d)
			return link.Passed(way)
		}
		if t.Failed() {
			return 0
		}
	}
	t.Errorf("not delivered in %d rounds", rounds)
	return 0
}

// settled looks for what may have arrived; false where d is to be sent again.
func settled(t *testing.T, h Harness, d *destination.Dispatch, trail *Trail, err error) bool {
	t.Helper()
	switch journal.KindOf(err) {
	case journal.Offline, journal.Later:
		return false
	case journal.Unknown:
	default:
		t.Errorf("a cut is told as %v", err)
		return false
	}
	d.Notes = trail.Notes()
	_, err = h.Destination.Find(t.Context(), *d)
	if err != nil && journal.KindOf(err) != journal.NotFound {
		t.Errorf("looked for after a cut: %v", err)
	}
	return err == nil
}
