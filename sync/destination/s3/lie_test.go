package s3_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3/s3test"
)

func TestNoLieMakesTwoPosts(t *testing.T) {
	destinationtest.RunLies(t, func(t *testing.T, door destinationtest.Door) destinationtest.Harness {
		s := s3test.Serve(t, s3test.Door(door))
		return harness(t, s, s.Address)
	})
}
