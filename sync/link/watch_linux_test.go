package link

import (
	"net"
	"path/filepath"
	"testing"
	"time"

	"sojourn/sync/bustest"
	"sojourn/sync/link/linktest"
)

func TestWhatNetworkManagerTells(t *testing.T) {
	double := linktest.Serve(t)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", double.Address)
	for _, tc := range []struct {
		connectivity, metered uint32
		want                  told
	}{
		{linktest.Full, linktest.MeteredNo, told{}},
		{linktest.Full, linktest.MeteredYes, told{metered: true}},
		{linktest.Full, linktest.GuessedYes, told{metered: true}},
		{linktest.Portal, linktest.MeteredNo, told{portal: true}},
		{0, 0, told{}}, // it knows nothing
	} {
		double.Set(tc.connectivity, tc.metered)
		if got, err := askWithin(time.Minute); got != tc.want || err != nil {
			t.Errorf("connectivity %d, metered %d: %+v, %v", tc.connectivity, tc.metered, got, err)
		}
	}
	var w Watch
	double.Set(linktest.Full, linktest.MeteredYes)
	if up, is := Up(), w.Now(); is.Up != up || is.Metered != up || is.Portal {
		t.Errorf("%+v, and there is a link: %v", is, up)
	}
}

// Where nobody answers, nothing is known, and nobody waits.
func TestWithoutNetworkManagerNothingIsKnown(t *testing.T) {
	silent := filepath.Join(t.TempDir(), "bus")
	listener, err := net.Listen("unix", silent) // takes, and never answers
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for name, address := range map[string]string{
		"no bus": "unix:path=" + silent + ".none", "a bus without it": bustest.Bus(t), "a bus elsewhere": "tcp:host=192.0.2.1,port=9",
		"a bus that never talks": "unix:path=" + silent,
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
			if got, err := askWithin(300 * time.Millisecond); got != (told{}) || err == nil {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}
