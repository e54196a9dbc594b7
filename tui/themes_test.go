package tui_test

import (
	"fmt"
	"regexp"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// finer are colours that a terminal of sixteen does not have.
var finer = regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:][25]`)

// TestEveryThemeSaysTheSame draws sheet, palette and help in each theme and size: the words and
// signs are those of the golden view, whatever the colours are.
func TestEveryThemeSaysTheSame(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			r := newRig(t, 3)
			r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, name := range theme.Names() {
				r.with(tui.Options{Keys: keys.Default(), Theme: theme.Choice{Name: name}})
				r.golden("comfort-sheet", size, name)
				r.keys(":")
				r.golden("comfort-palette", size, name)
				r.keys("esc", "?")
				r.golden("comfort-help", size, name)
				r.keys("esc")
			}
		})
	}
}

func (r *rig) golden(view string, size [2]int, name string) {
	r.t.Helper()
	content := r.root.View().Content
	tuitest.Golden(r.t.(*testing.T), fmt.Sprintf("%s-%dx%d", view, size[0], size[1]), content)
	if name == "sixteen" && finer.MatchString(content) {
		r.t.Errorf("%s has finer colours: %q", view, finer.FindString(content))
	}
}
