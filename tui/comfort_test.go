package tui_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

// with opens the interface with settings of a traveller's own.
func (r *rig) with(o tui.Options) {
	r.t.Helper()
	r.root = root{r.root.With(o)}
}

// remapped are the usual keys but for one action.
func remapped(t *testing.T, section, action string, names ...string) keys.Map {
	t.Helper()
	m, err := keys.Default().Remap(section, action, names)
	if err != nil {
		t.Fatal(err)
	}
	if clashes := m.Clashes(); clashes != nil {
		t.Fatalf("%+v", clashes)
	}
	return m
}

func TestARemappedKeyIsHeardAndTold(t *testing.T) {
	r := newRig(t, 2)
	r.with(tui.Options{Keys: remapped(t, "working", "mark", "ㅡ", "f6")})
	r.shows("ㅡ mark")
	r.keys("m")
	r.shows("outbox empty")
	r.keys("f6")
	r.shows("marked 1 entry for site", "outbox 1")
	r.keys("?", "pgdown", "pgdown")
	r.shows("ㅡ f6        mark for the usual destination")
	r.keys("esc", ":")
	r.write("usual")
	r.shows("mark for the usual destination", "ㅡ f6")
	r.keys("esc")
	r.with(tui.Options{Keys: remapped(t, "working", "undo", "ctrl+z")})
	r.keys("left", "m")
	r.shows("s sends, ctrl+z undoes it")
	r.keys("u")
	r.shows("outbox 2")
	r.keys("ctrl+z")
	r.shows("outbox 1")
}

func TestPaletteAndHelpOpenWhereTextIsTyped(t *testing.T) {
	r := newRig(t, 1)
	r.keys("c", ":", "?")
	r.shows("CAPTION", ":?")
	r.keys("alt+x")
	r.write("next frame")
	r.shows("save, and the next frame", "ctrl+s")
	r.keys("esc", "f1")
	r.shows("Keys: caption", "a word left")
	r.keys("esc", "esc")
	r.shows("SHEET")
	if got := r.newest().Caption; got != ":?" {
		t.Errorf("the caption is %q", got)
	}
}

// TestThePaletteHasEveryAction asks it on each screen for all that help and settings name.
func TestThePaletteHasEveryAction(t *testing.T) {
	sections := map[string][]string{
		"SHEET":      {"everywhere", "moving", "working", "sheet"},
		"LOUPE":      {"everywhere", "working", "loupe"},
		"OUTBOX":     {"everywhere", "moving", "outbox"},
		"READY":      {"everywhere", "moving", "ready"},
		"CAPTION":    {"caption"},
		"PLACE":      {"place"},
		"COMPARE":    {"everywhere", "working", "compare"},
		"enter find": {"find"},
	}
	open := map[string][]string{
		"SHEET": nil, "LOUPE": {"enter"}, "OUTBOX": {"o"}, "READY": {"r"}, "CAPTION": {"c"}, "PLACE": {"p"},
		"COMPARE": {"g", "space", "space", "n"}, "enter find": {"/"},
	}
	for screen, names := range sections {
		t.Run(screen, func(t *testing.T) {
			r := newRig(t, 2)
			r.keys(open[screen]...)
			m := keys.Default()
			for _, s := range m.Sections() {
				if !slices.Contains(names, s.Name) {
					continue
				}
				for _, a := range s.Actions {
					if slices.Contains([]string{"interrupt", "rate", "code"}, a.Name) {
						continue // the one is quit, the others are one for each key
					}
					r.keys("alt+x")
					r.write(a.Binding.Help().Desc)
					r.shows(screen, a.Binding.Help().Key)
					if strings.Contains(r.view(), "nothing is called that") {
						t.Errorf("it lacks %s.%s", s.Name, a.Name)
					}
					r.keys("esc")
				}
			}
		})
	}
}

func TestThePaletteRanksWhatIsMeantFirst(t *testing.T) {
	r := newRig(t, 1)
	for typed, want := range map[string]string{
		"capt":       "caption",
		"mark":       "mark for the usual destination",
		"unm":        "unmark: take the marks back",
		"q":          "quit",
		"place":      "place",
		"plc":        "place",
		"rating ★★★": "rating ★★★",
		"none":       "select none",
		"bef day":    "day before",
		"sel all":    "select all",
		"sync":       "sync: show what would be sent",
	} {
		r.keys(":")
		r.write(typed)
		lines := strings.Split(r.view(), "\n")
		at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "│ "+typed+" ") })
		if at < 0 || at+2 >= len(lines) || !strings.Contains(lines[at+2], "│ >"+want+"  ") {
			t.Errorf("%q does not find %q first:\n%s", typed, want, r.view())
		}
		r.keys("esc")
	}
}

func TestThePaletteRates(t *testing.T) {
	r := newRig(t, 1)
	r.keys(":")
	r.write("★★★★")
	r.keys("enter")
	if got := r.newest().Rating; got != 4 {
		t.Errorf("the rating is %d", got)
	}
}

func TestTheMouseIsAskedForOnlyByWhoWantsIt(t *testing.T) {
	r := newRig(t, 1)
	if got := r.root.View().MouseMode; got != tea.MouseModeNone {
		t.Errorf("mouse mode %v", got)
	}
	r.with(tui.Options{Keys: keys.Default(), Theme: theme.Choice{Name: "contrast"}, Mouse: true})
	if got := r.root.View().MouseMode; got != tea.MouseModeCellMotion {
		t.Errorf("mouse mode %v", got)
	}
}

func TestTheWheelAndAClickInTheOutbox(t *testing.T) {
	r := newRig(t, 3)
	r.keys("ctrl+a", "m", "o")
	r.shows("OUTBOX", "DSC_0001.JPG")
	lines := strings.Split(r.view(), "\n")
	y := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "DSC_0003.JPG") })
	r.feed(tea.MouseWheelMsg{Button: tea.MouseWheelDown}, tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	r.feed(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	r.keys("enter")
	r.shows("LOUPE", "DSC_0002.JPG")
	r.keys("esc")
	r.feed(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
	r.shows("OUTBOX")
	r.keys("enter")
	r.shows("LOUPE", "DSC_0003.JPG")
}

// click presses the mouse on the first line that has text.
func (r *rig) click(text string) {
	r.t.Helper()
	for y, line := range strings.Split(r.view(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			r.feed(tea.MouseClickMsg{X: grapheme.Width(before), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	r.t.Fatalf("there is no %q to click at:\n%s", text, r.view())
}

func TestAClickGoesThereAndASecondOneDoesIt(t *testing.T) {
	r := newRig(t, 3)
	r.templates(desk, journal.Template{Name: "대동강", Fields: []journal.TemplateField{{Field: journal.FieldCredit, Text: "AP"}}})
	r.keys("T")
	r.click("대동강")
	r.shows(">대동강", "credit: – → AP")
	r.click("대동강")
	r.shows("대동강 changed 1 entry")
	r.keys(":")
	r.write("rating")
	r.click("rating ★★ ")
	r.shows(">rating ★★ ")
	r.click("rating ★★ ")
	r.keys("M")
	r.click(">site")
	r.shows("marked 1 entry for site", "★2")
	r.keys("?")
	r.click("SHEET")
	if strings.Contains(r.view(), "Keys: sheet") {
		t.Error("a click beside a dialog does not leave it")
	}
	r.keys("r")
	r.click("no alt text")
	r.shows("> ∅ no alt text")
	r.click("no alt text")
	r.shows("CAPTION", "▸ Alt text")
	r.keys("esc", "esc", "g", "space", "space", "n")
	right := tea.MouseClickMsg{X: 60, Y: 10, Button: tea.MouseLeft}
	r.feed(right)
	r.shows("2 of 2")
	r.feed(right)
	r.shows("LOUPE", "2 of 2")
	r.feed(tea.MouseClickMsg{X: 1, Y: 5, Button: tea.MouseLeft})
	r.shows("1 of 2")
	r.feed(tea.MouseClickMsg{X: 40, Y: 5, Button: tea.MouseLeft})
	r.shows("2 of 2")
	r.keys("p")
	r.write("Kaes")
	r.click("Kaesŏng")
	r.shows("LOUPE", "Kaesŏng")
	if got := r.entries()[1].Place; got == nil || got.CountryCode != "KP" {
		t.Errorf("the place is %+v", got)
	}
}

func TestAClickSendsNothing(t *testing.T) {
	r := newRig(t, 1)
	r.keys("m", "s")
	r.click("enter send")
	r.click("SHEET")
	r.shows("Send 1 entry")
	if _, err := os.Stat(r.site); err == nil {
		t.Error("something was sent")
	}
}
