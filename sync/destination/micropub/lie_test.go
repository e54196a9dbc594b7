package micropub_test

import (
	"net/http/httptest"
	"slices"
	"testing"

	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/micropub/micropubdouble"
)

func TestNoLieMakesTwoPosts(t *testing.T) {
	for name, quirks := range sites {
		if testing.Short() && name != "by the book" && name != "that lists no posts" {
			continue
		}
		t.Run("a site "+name, func(t *testing.T) {
			destinationtest.RunLies(t, func(t *testing.T, door destinationtest.Door) destinationtest.Harness {
				clock := destinationtest.NewClock()
				site := micropubdouble.New(clock.Now, quirks...)
				listener := httptest.NewServer(door(site))
				t.Cleanup(listener.Close)
				r := &rig{t: t, site: site, url: listener.URL, clock: clock}
				h := r.harness()
				h.Again = func() destination.Destination { return r.open() }
				h.Blind = slices.Contains(quirks, micropubdouble.NoList)
				return h
			})
		})
	}
}
