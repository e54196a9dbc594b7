//go:build linux

// Package bustest starts a message bus of a test's own.
package bustest

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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
	c := Command(t, "dbus", "dbus-daemon", "--config-file", config, "--nofork", "--print-address")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	Start(t, c)
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

// Command is one of what a Debian package brings; without it the test is skipped.
func Command(t testing.TB, pkg, name string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: the package %s has it", name, pkg)
	}
	return exec.CommandContext(context.Background(), path, args...) // ended by Start's cleanup
}

// Start starts c, and ends it with the test.
func Start(t testing.TB, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { Stop(c) })
}

// Stop ends c; twice is once.
func Stop(c *exec.Cmd) {
	if c.ProcessState == nil {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	}
}
