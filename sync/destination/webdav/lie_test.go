package webdav_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav/webdavtest"
)

func TestNoLieMakesTwoPosts(t *testing.T) {
	destinationtest.RunLies(t, func(t *testing.T, door destinationtest.Door) destinationtest.Harness {
		s := webdavtest.Serve(t, door)
		return harness(t, s, s.Address())
	})
}
