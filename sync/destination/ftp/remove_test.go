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

func TestACutWithdrawalFromADeskIsGoneOnWith(t *testing.T) {
	for name, tc := range map[string]struct {
		options ftptest.Options
		step    int64
	}{
		"TLS":   {ftptest.Options{}, 43},
		"plain": {ftptest.Options{Plain: true}, 11},
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() {
				tc.step *= 7
			}
			destinationtest.RunWithdrawCut(t, tc.step, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
				_, h, link := linked(t, tc.options)
				return h, link
			})
		})
	}
}
