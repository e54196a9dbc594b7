package tuitest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"sojourn/journal/grapheme"
)

var update = flag.Bool("update", false, "write the golden views instead of comparing with them")

// Golden compares view, without its colours, with testdata/NAME.golden.
func Golden(t *testing.T, name, view string) {
	t.Helper()
	got := Plain(view)
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the view is not %s; look at it, then run the test with -update\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// Plain returns view without escape sequences and without blanks at the ends of lines.
func Plain(view string) string {
	lines := strings.Split(ansi.Strip(view), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Fits fails the test where view is not exactly height lines of width cells.
func Fits(t *testing.T, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Errorf("the view has %d lines, not %d:\n%s", len(lines), height, Plain(view))
	}
	for i, l := range lines {
		if w := grapheme.Width(ansi.Strip(l)); w != width {
			t.Errorf("line %d is %d cells wide, not %d: %q", i+1, w, width, ansi.Strip(l))
		}
	}
}
