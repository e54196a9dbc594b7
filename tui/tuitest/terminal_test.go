package tuitest_test

import (
	"os/exec"
	"strings"
	"testing"

	"sojourn/tui/tuitest"
)

func TestTheTerminalDrawsWhatAProgramWrites(t *testing.T) {
	term := tuitest.Start(t, exec.Command("sh", "-c", `printf 'name? '; read x; printf 'hello \033[1m%s\033[0m 평양' "$x"; exit 3`), 40, 5)
	term.WaitFor("name?")
	term.Type("Min" + tuitest.KeyEnter)
	term.WaitFor("hello Min 평양")
	if code := term.WaitEnd(); code != 3 {
		t.Errorf("exit code %d, not 3", code)
	}
	if !strings.Contains(string(term.Raw()), "\x1b[1m") {
		t.Error("what was written is not kept")
	}
}

func TestAKilledProgramEnds(t *testing.T) {
	term := tuitest.Start(t, exec.Command("cat"), 40, 5)
	term.Type("a\r")
	term.WaitFor("a")
	term.Kill()
	if code := term.WaitEnd(); code != -1 {
		t.Errorf("exit code %d, not -1", code)
	}
}
