package webdav_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav/webdavtest"
)

func TestWebDAVTakesBack(t *testing.T) {
	destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness {
		s := webdavtest.Serve(t)
		return harness(t, s, s.Address())
	})
}

func TestACutWithdrawalIsGoneOnWith(t *testing.T) {
	destinationtest.RunWithdrawCut(t, 197, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := webdavtest.Serve(t)
		link := destinationtest.Link(t, s.Address())
		return harness(t, s, link.Address()), link
	})
}
