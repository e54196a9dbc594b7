package main

import (
	"strings"
	"testing"

	"sojourn/tui/tuitest"
)

// TestASelectionIsEditedInTheTravellersEditor presses E on every frame of a card; the editor is sed.
func TestASelectionIsEditedInTheTravellersEditor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	do(t, dir, "import", paintedCard(t))
	command := sojourn(t, dir)
	command.Env = append(command.Env, `VISUAL=sed -i "s/^== Alt text ==/새벽의 강\n\n&/"`)
	term := tuitest.Start(t, command, 100, 30)
	term.WaitFor("26 of 26 photos", "SHEET")
	term.Type("\x01") // ctrl+a
	term.Type("E")
	term.WaitFor("changed the words of 26 entries", "SHEET")
	term.Type("u")
	term.WaitFor("undone: words of 26 entries")
	term.Type("q")
	if code := term.WaitEnd(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	if found := do(t, dir, "list", "새벽의 강"); strings.Contains(found, "DSC") {
		t.Errorf("the undo has left\n%s", found)
	}
}
