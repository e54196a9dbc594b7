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
				return newRig(t, mode).harness()
			})
		})
	}
}

// A server that works on every picture for a while is no other place.
func TestTheContractHoldsWherePicturesTakeTheirTime(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
				r := newRig(t, mode)
				r.server.Work(3)
				return r.harness()
			})
		})
	}
}

// harness also says what the servers take out of words.
func (r *rig) harness() destinationtest.Harness {
	h := destinationtest.Harness{Destination: r.open(), Posts: r.posts}
	bare := func(words string) string { return tag.ReplaceAllString(words, "") }
	switch r.server.Mode() {
	case mastodondouble.Pixelfed:
		h.Keeps = bare
	case mastodondouble.GoToSocial:
		h.KeepsAlt = bare
	}
	return h
}
