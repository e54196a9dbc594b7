//go:build linux

// Package ringtest starts a keyring on a message bus of its own, for tests.
package ringtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"sojourn/sync/bustest"
)

// Password opens the keyring.
const Password = "ring-password"

// Ring is a keyring on a bus of its own.
type Ring struct {
	Address string // of the bus
	daemon  *exec.Cmd
	home    string
	t       testing.TB
}

// Open starts a keyring that is open, on a new bus.
func Open(t testing.TB) *Ring {
	t.Helper()
	r := &Ring{Address: bustest.Bus(t), home: t.TempDir(), t: t}
	r.start("--unlock")
	return r
}

// Lock starts the keyring anew, as it is before anybody gave its password.
func (r *Ring) Lock() {
	r.t.Helper()
	bustest.Stop(r.daemon)
	r.start()
}

// Unlock starts the keyring anew, and gives it its password.
func (r *Ring) Unlock() {
	r.t.Helper()
	bustest.Stop(r.daemon)
	r.start("--unlock")
}

func (r *Ring) start(how ...string) {
	r.t.Helper()
	how = append(how, "--foreground", "--components=secrets", "--control-directory", filepath.Join(r.home, "control"))
	r.daemon = bustest.Command(r.t, "gnome-keyring", "gnome-keyring-daemon", how...)
	r.daemon.Env = append(os.Environ(), "DBUS_SESSION_BUS_ADDRESS="+r.Address, "HOME="+r.home, "XDG_DATA_HOME="+r.home,
		"XDG_RUNTIME_DIR="+r.home, "DISPLAY=", "WAYLAND_DISPLAY=")
	r.daemon.Stdin = strings.NewReader(Password)
	bustest.Start(r.t, r.daemon)
	r.wait()
}

// wait returns once the keyring is on its bus.
func (r *Ring) wait() {
	r.t.Helper()
	bus, err := dbus.Connect(r.Address)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = bus.Close() }() // it was only asked
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		up := false
		err := bus.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, "org.freedesktop.secrets").Store(&up)
		if err != nil {
			r.t.Fatal(err)
		}
		if up {
			return
		}
	}
	r.t.Fatal("the keyring does not come up")
}
