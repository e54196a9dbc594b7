package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/field"
	"sojourn/tui/tuitest"
)

// many is a field of several lines that takes keys.
func many(text string, width, height int) field.Model {
	return field.New(field.Options{Multiline: true}).Resize(width, height).SetValue(text).Focus()
}

// one is a field of one line that takes keys.
func one(text string, width int) field.Model {
	return field.New(field.Options{}).Resize(width, 1).SetValue(text).Focus()
}

func press(m field.Model, names ...string) field.Model {
	m, _ = tuitest.Feed(m, tuitest.Keys(names...)...)
	return m
}

func write(m field.Model, text string) field.Model {
	m, _ = tuitest.Feed(m, tuitest.Type(text)...)
	return m
}

func paste(m field.Model, text string) field.Model {
	m, _ = m.Update(tea.PasteMsg{Content: text})
	return m
}

func wantsValue(t *testing.T, m field.Model, want string) {
	t.Helper()
	if got := m.Value(); got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
}

// wantsCaret fails unless the caret is in column x of row y.
func wantsCaret(t *testing.T, m field.Model, x, y int) {
	t.Helper()
	if c := m.Cursor(); c == nil || c.X != x || c.Y != y {
		t.Errorf("the caret is at %v, want column %d of row %d of\n%s", c, x, y, m.View())
	}
}

func wantsView(t *testing.T, m field.Model, rows ...string) {
	t.Helper()
	if got, want := strings.TrimRight(tuitest.Plain(m.View()), "\n"), strings.Join(rows, "\n"); got != strings.TrimRight(want, "\n") {
		t.Errorf("the field shows\n%s\nwant\n%s", got, want)
	}
}

const (
	family = "👩‍👩‍👧‍👦"
	flag   = "🇰🇵"
	jamo   = "\u1112\u1161\u11ab" // 한, as macOS names files
)

func TestWhatIsTypedIsThere(t *testing.T) {
	m := write(many("", 40, 5), "Dawn over the Taedong\n대동강의 새벽 "+family+flag+"صباحُ")
	wantsValue(t, m, "Dawn over the Taedong\n대동강의 새벽 "+family+flag+"صباحُ")
	wantsView(t, m, "Dawn over the Taedong", "대동강의 새벽 "+family+flag+"صباحُ", "", "", "")
	wantsCaret(t, m, 13+1+2+2+4, 1)
}

func TestABlurredFieldTakesNoKeys(t *testing.T) {
	m := write(many("Dawn", 40, 5).Blur(), "!")
	wantsValue(t, m, "Dawn")
	if m.Cursor() != nil {
		t.Error("it has a caret")
	}
}

func TestEnterIsNoLineBreakInAFieldOfOneLine(t *testing.T) {
	wantsValue(t, write(one("", 20), "a\nb"), "ab")
	wantsValue(t, paste(one("", 20), "a\nb\tc\r\n"), "a b c")
}
