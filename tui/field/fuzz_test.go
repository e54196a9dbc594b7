package field

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
)

// pressed are the keys that a fuzzed byte stands for.
var pressed = []string{
	"left", "right", "up", "down", "home", "end", "ctrl+home", "ctrl+end", "pgup", "pgdown", "ctrl+left", "ctrl+right",
	"backspace", "delete", "alt+backspace", "ctrl+w", "alt+d", "ctrl+k", "ctrl+u", "ctrl+y", "ctrl+z", "alt+z", "enter",
}

// parts are texts whose characters join, are wide, have no width, or are not to be shown.
var parts = []string{
	"a", " ", "한", "\u1112", "\u1161", "\u11ab", "\u0301", "\u200d", "👩", "👧", "🏽", "🇰", "🇵", "\ufe0f", "क", "\u094d", "ष",
	"\u0600", "\u0d4e", "\t", "\u202e", "\ue000", "\u200b", "\u00a0", "。", "「", "-", "ب", "\u064e", "\n", "\xff", "\x1b[2J",
	"Dawn over the Taedong ", "대동강의 새벽 ", "👩‍👩‍👧‍👦", "\U000e0001", "\u2028", "صباح الخير ", "1\ufe0f\u20e3",
}

// FuzzKeys gives a field any keys and pastes at any size.
func FuzzKeys(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 100, 4, 105, 6, 107, 12, 120, 13, 20, 21, 255}, uint8(7), uint8(3), true)
	f.Add([]byte("Dawn over the Taedong"), uint8(12), uint8(1), false)
	f.Add([]byte{126, 127, 128, 129, 12, 12, 0, 0, 13, 22, 23, 24}, uint8(2), uint8(2), true)
	f.Fuzz(func(t *testing.T, script []byte, width, height uint8, multiline bool) {
		m := New(Options{Multiline: multiline}).Resize(int(width)%40, int(height)%8).Focus()
		w, h := max(1, int(width)%40), max(1, int(height)%8)
		for i, b := range script {
			before := m
			switch {
			case int(b) < len(pressed):
				k, _ := keys.Press(pressed[b])
				m, _ = m.Update(k)
			case b >= 250:
				w, h = 1+(w*7+i)%40, 1+(h*3+i)%8
				m = m.Resize(w, h)
			case b >= 200:
				m, _ = m.Update(tea.PasteMsg{Content: strings.Join(parts[int(b)%len(parts):], "")})
			default:
				m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: parts[int(b)%len(parts)]})
			}
			holds(t, m, w, h)
			undone(t, before, m)
		}
	})
}

// holds fails unless what is always true of a field is.
func holds(t *testing.T, m Model, width, height int) {
	t.Helper()
	value := m.Value()
	if !utf8.ValidString(value) || strings.ContainsAny(value, "\x1b\r\x00") {
		t.Fatalf("the text is not clean: %q", value)
	}
	if m.text.settle(m.caret.spot) != m.caret.spot {
		t.Fatalf("the caret is inside of a character of %q: %v", value, m.caret)
	}
	rows := strings.Split(m.View(), "\n")
	if len(rows) != height {
		t.Fatalf("the view of %q has %d rows, not %d", value, len(rows), height)
	}
	for _, r := range rows {
		if got := grapheme.Width(ansi.Strip(r)); got != width {
			t.Fatalf("a row of %q is %d cells wide, not %d: %q", value, got, width, r)
		}
	}
	c := m.Cursor()
	if c == nil || c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= height {
		t.Fatalf("the caret is at %v in a field of %d × %d", c, width, height)
	}
	row := ansi.Strip(rows[c.Y])
	if m.margin(m.left) > 0 {
		row, c.X = strings.TrimPrefix(row, more), c.X-1
	}
	shown := m.line().shown(0, m.index())
	if !isBehind(shown, row, c.X) {
		t.Fatalf("the caret is in column %d of %q, and behind %q", c.X, row, shown)
	}
}

// isBehind reports whether some beginning of row that takes x cells is what text ends with.
func isBehind(text, row string, x int) bool {
	before, used := "", 0
	for _, g := range append(grapheme.Split(row), "end") {
		if used == x && strings.HasSuffix(text, before) {
			return true
		}
		before, used = before+g, used+grapheme.Width(g)
	}
	return false
}

// undone fails unless ctrl+z brings back the text before a key that changed it, or one before that.
func undone(t *testing.T, before, m Model) {
	t.Helper()
	if before.Value() == m.Value() {
		return
	}
	undo, _ := keys.Press("ctrl+z")
	redo, _ := keys.Press("alt+z")
	back, _ := m.Update(undo)
	again, _ := back.Update(redo)
	if back.Value() != m.Value() && again.Value() != m.Value() {
		t.Fatalf("%q was undone to %q and redone to %q", m.Value(), back.Value(), again.Value())
	}
	for back.Value() != "" {
		earlier, _ := back.Update(undo)
		if earlier.Value() == back.Value() {
			t.Fatalf("undoing ends at %q", back.Value())
		}
		back = earlier
	}
}

// FuzzJoin fails where measuring only what is near an edit gives something else than measuring
// everything.
func FuzzJoin(f *testing.F) {
	f.Add("Dawn 🇰🇵🇰🇵 대동강", "🇰", "🇵🇰🇵", 9, 4)
	f.Add("क्ष\u094dषe\u0301\u0301", "\u094d", "ष", 2, 0)
	f.Add("👩\u200d👩\u200d", "x", "👩\u200d👧", 4, 3)
	f.Add("e", strings.Repeat("e\u0301", 200), strings.Repeat("\u0301", 300)+"🇰🇵🇰🇵", 1, 1)
	f.Fuzz(func(t *testing.T, head, s, tail string, from, to int) {
		head, s, tail = journal.CleanText(head), journal.CleanText(s), journal.CleanText(tail)
		from = runeStart(head, min(len(head), max(0, from)))
		to = runeStart(tail, min(len(tail), max(0, to)))
		got := joined(newLine(head, 9), from, s, newLine(tail, 9), to, 9)
		want := newLine(head[:from]+s+tail[to:], 9)
		if got.text != want.text || !slices.Equal(got.clusters, want.clusters) || !slices.Equal(got.rows, want.rows) {
			t.Fatalf("%q is measured as %v, and not %v", want.text, got.clusters, want.clusters)
		}
	})
}

// FuzzShown fails where characters beside each other are not as wide as they are by themselves.
func FuzzShown(f *testing.F) {
	for i := range parts {
		f.Add(strings.Join(parts[i:], "") + parts[i] + parts[0])
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := newLine(strings.ReplaceAll(journal.CleanText(text), "\n", ""), 0)
		n := len(l.clusters)
		if got, want := grapheme.Width(l.shown(0, n)), l.cells(0, n); got != want {
			t.Fatalf("%q is shown in %d cells, not %d", l.text, got, want)
		}
	})
}
