//go:build linux

// Package ringtest starts a message bus of its own, and a keyring on it, for tests.
package ringtest

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// Password opens the keyring.
const Password = "ring-password"

// Bus starts a message bus that nothing is on, and returns its address.
func Bus(t testing.TB) string {
	t.Helper()
	config := filepath.Join(t.TempDir(), "bus.conf")
	err := os.WriteFile(config, []byte(`<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*"/><allow receive_type="error"/><allow receive_sender="*"/><allow own="*"/>
</policy></busconfig>`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	c := command(t, "dbus", "dbus-daemon", "--config-file", config, "--nofork", "--print-address")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	start(t, c)
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

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
	r := &Ring{Address: Bus(t), home: t.TempDir(), t: t}
	r.start("--unlock")
	return r
}

// Lock starts the keyring anew, as it is before anybody gave its password.
func (r *Ring) Lock() {
	r.t.Helper()
	stop(r.daemon)
	r.start()
}

// Unlock starts the keyring anew, and gives it its password.
func (r *Ring) Unlock() {
	r.t.Helper()
	stop(r.daemon)
	r.start("--unlock")
}

func (r *Ring) start(how ...string) {
	r.t.Helper()
	how = append(how, "--foreground", "--components=secrets", "--control-directory", filepath.Join(r.home, "control"))
	r.daemon = command(r.t, "gnome-keyring", "gnome-keyring-daemon", how...)
	r.daemon.Env = append(os.Environ(), "DBUS_SESSION_BUS_ADDRESS="+r.Address, "HOME="+r.home, "XDG_DATA_HOME="+r.home,
		"XDG_RUNTIME_DIR="+r.home, "DISPLAY=", "WAYLAND_DISPLAY=")
	r.daemon.Stdin = strings.NewReader(Password)
	start(r.t, r.daemon)
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

// command is one of what a Debian package brings; without it the test is skipped.
func command(t testing.TB, pkg, name string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: the package %s has it", name, pkg)
	}
	return exec.CommandContext(context.Background(), path, args...) // ended by start's cleanup
}

func start(t testing.TB, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(c) })
}

// stop ends c; twice is once.
func stop(c *exec.Cmd) {
	if c.ProcessState == nil {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	}
}
