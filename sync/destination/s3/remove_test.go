package s3_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3/s3test"
)

func TestS3TakesBack(t *testing.T) {
	destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness {
		s := s3test.Serve(t)
		return harness(t, s, s.Address)
	})
}

func TestACutWithdrawalIsGoneOnWith(t *testing.T) {
	destinationtest.RunWithdrawCut(t, 397, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := s3test.Serve(t)
		link := destinationtest.Link(t, s.Address)
		return harness(t, s, link.Address()), link
	})
}
