package ftp_test

import (
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp/ftptest"
)

func TestFTPTakesBack(t *testing.T) {
	destinationtest.RunWithdraw(t, func(t *testing.T) destinationtest.Harness {
		return harness(t, ftptest.Serve(t, ftptest.Options{}))
	})
}
