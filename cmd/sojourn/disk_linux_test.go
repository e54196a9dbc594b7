package main

import (
	"os"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// mayMount tells whether stories may mount a disk: the condition [disk].
func mayMount() bool {
	dir, err := os.MkdirTemp("", "sojourn-disk-")
	if err != nil {
		return false
	}
	defer os.Remove(dir)
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		return false
	}
	return unix.Unmount(dir, unix.MNT_DETACH) == nil
}

// smallDisk mounts a disk: `small-disk DIR 2m`.
func smallDisk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: small-disk DIR SIZE")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+args[1]))
	ts.Defer(func() { ts.Check(unix.Unmount(dir, unix.MNT_DETACH)) })
}

// remount changes a disk: `remount DIR size=64m` or `remount DIR ro`.
func remount(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: remount DIR OPTIONS")
	}
	flags, options := uintptr(unix.MS_REMOUNT), args[1]
	if options == "ro" {
		flags, options = flags|unix.MS_RDONLY, ""
	}
	ts.Check(unix.Mount("", ts.MkAbs(args[0]), "", flags, options))
}
