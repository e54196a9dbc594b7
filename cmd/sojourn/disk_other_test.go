//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

func mayMount() bool { return false }

func smallDisk(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("no disk can be mounted here")
}

func remount(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no disk can be mounted here") }
