package tui_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/tui"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

func TestTheStatusLineSaysHowTheLinkIs(t *testing.T) {
	r := newRig(t, 1)
	var is journal.Uplink
	r.with(tui.Options{Keys: keys.Default(), Link: func() journal.Uplink { return is }})
	for _, tc := range []struct {
		is   journal.Uplink
		want string
	}{
		{journal.Uplink{}, "  no link  "},
		{journal.Uplink{Up: true}, "  link  "},
		{journal.Uplink{Up: true, Metered: true}, "  metered link  "},
		{journal.Uplink{Up: true, Portal: true}, "  a portal wants a login  "},
		{journal.Uplink{Metered: true}, "  no link  "},
	} {
		is = tc.is
		r.feed(route.Beat{})
		r.shows(tc.want)
	}
}
