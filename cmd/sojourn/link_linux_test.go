package main

import (
	"strings"
	"testing"

	"sojourn/sync/link"
	"sojourn/sync/link/linktest"
)

func TestTheOutboxSaysHowTheLinkIs(t *testing.T) {
	double, dir := linktest.Serve(t), t.TempDir()
	do(t, dir, "import", grey(t, dir))
	do(t, dir, "destination", "add", "folder", "site", dir+"/site")
	do(t, dir, "mark", soleEntry(t, dir))
	for _, tc := range []struct {
		connectivity, metered uint32
		want                  string
	}{
		{linktest.Full, linktest.MeteredYes, "1 to send, metered link\n"},
		{linktest.Portal, linktest.MeteredNo, "1 to send, a portal wants a login\n"},
		{linktest.Full, linktest.MeteredNo, "1 to send, link\n"},
	} {
		if !link.Up() {
			tc.want = "1 to send, no link\n" // NetworkManager is not asked then
		}
		double.Set(tc.connectivity, tc.metered)
		c := sojourn(t, dir, "outbox")
		c.Env = append(c.Env, "DBUS_SYSTEM_BUS_ADDRESS="+double.Address)
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), tc.want) {
			t.Errorf("%v\n%s", err, out)
		}
	}
}
