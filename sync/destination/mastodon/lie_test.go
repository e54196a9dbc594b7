package mastodon_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

func TestNoLieMakesTwoPosts(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			destinationtest.RunLies(t, func(t *testing.T, door destinationtest.Door) destinationtest.Harness {
				return newRigBehind(t, mode, door).harness()
			})
		})
	}
}
