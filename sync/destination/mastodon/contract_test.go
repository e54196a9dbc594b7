package mastodon_test

import (
	"regexp"
	"testing"

	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

var tag = regexp.MustCompile(`</?b>`)

func TestMastodonKeepsTheContract(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
				r := newRig(t, mode)
				h := destinationtest.Harness{Destination: r.open(), Posts: r.posts}
				if mode == mastodondouble.Pixelfed {
					h.Keeps = func(words string) string { return tag.ReplaceAllString(words, "") }
				}
				return h
			})
		})
	}
}

// A server that works on every picture keeps the contract too.
func TestTheContractHoldsWherePicturesTakeTheirTime(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
				r := newRig(t, mode)
				r.server.Work(3)
				h := destinationtest.Harness{Destination: r.open(), Posts: r.posts}
				if mode == mastodondouble.Pixelfed {
					h.Keeps = func(words string) string { return tag.ReplaceAllString(words, "") }
				}
				return h
			})
		})
	}
}
