package main

import (
	"bytes"
	"testing"
)

// TestPlainDrawsNothing talks to it in a terminal: lines only, no other screen, no moving cursor.
func TestPlainDrawsNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	do(t, dir, "import", paintedCard(t)+"/DCIM/100ND600", "--zone", "Asia/Pyongyang")
	term := inTerminal(t, dir, "--plain")
	term.WaitFor("Type list to hear the newest", ">")
	term.Type("list\r")
	term.WaitFor("1. ")
	term.Type("caption 1 대동강\r")
	term.WaitFor("Saved the caption.")
	term.Type("undo\r")
	term.WaitFor("Took back: caption.")
	term.Type("quit\r")
	if code := term.WaitEnd(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	if bytes.ContainsRune(term.Raw(), '\x1b') {
		t.Errorf("there are escape sequences in %q", term.Raw())
	}
}

func TestPlainEndsByCtrlC(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	do(t, dir, "import", paintedCard(t)+"/DCIM/100ND600", "--zone", "Asia/Pyongyang")
	term := inTerminal(t, dir, "--plain")
	term.WaitFor(">")
	term.Type("\x03")
	term.WaitFor("stopped")
	term.WaitEnd()
}
