package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/field"
	"sojourn/tui/keys"
)

const (
	paletteWidth = 56
	paletteRows  = 12
	keyWidth     = 13
)

// paletteSize is the room of the palette's text: its width, and how many actions are listed.
func (m Model) paletteSize() (width, rows int) {
	return max(keyWidth+2, min(paletteWidth, m.width-boxWidth)), max(1, min(paletteRows, m.height-boxHeight-2))
}

// palette finds an action by its name and presses its key.
type palette struct {
	open   bool
	filter field.Model
	cursor int
}

func (m Model) openPalette() Model {
	filter := field.New(field.Options{Placeholder: "what to do"}).WithTheme(m.theme)
	width, _ := m.paletteSize()
	m.palette = palette{open: true, filter: filter.Resize(width, 1).Focus()}
	return m
}

// found are the actions whose words have all that was typed.
func (m Model) found() []key.Binding {
	var found []key.Binding
	for _, g := range m.groups() {
		for _, b := range g.Bindings {
			if matchesAll(b.Help().Desc+" "+b.Help().Key+" "+g.Title, m.palette.filter.Value()) {
				found = append(found, b)
			}
		}
	}
	return found
}

func matchesAll(text, typed string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(typed)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (m Model) pressPalette(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	move := keys.NewLocate()
	switch {
	case key.Matches(msg, move.Cancel):
		m.palette = palette{}
		return m, nil
	case key.Matches(msg, move.Down):
		m.palette.cursor = min(m.palette.cursor+1, max(0, len(m.found())-1))
		return m, nil
	case key.Matches(msg, move.Up):
		m.palette.cursor = max(0, m.palette.cursor-1)
		return m, nil
	case key.Matches(msg, move.Take):
		return m.runPalette()
	}
	var cmd tea.Cmd
	m.palette.filter, cmd = m.palette.filter.Update(msg)
	m.palette.cursor = 0
	return m, cmd
}

func (m Model) runPalette() (tea.Model, tea.Cmd) {
	found := m.found()
	at := m.palette.cursor
	m.palette = palette{}
	if at >= len(found) {
		return m, nil
	}
	press, ok := keys.Press(found[at].Keys()[0])
	if !ok {
		return m, nil
	}
	return m.press(press)
}

func (m Model) viewPalette() string {
	width, rows := m.paletteSize()
	found := m.found()
	lines := []string{m.palette.filter.View(), ""}
	from := max(0, m.palette.cursor-rows+1)
	for i := from; i < min(len(found), from+rows); i++ {
		h, name := found[i].Help(), width-keyWidth-1
		text := pad(grapheme.Cut(" "+h.Desc, name), name)
		if i == m.palette.cursor {
			text = m.theme.Cursor.Render(text)
		}
		lines = append(lines, text+" "+m.theme.Key.Render(pad(h.Key, keyWidth)))
	}
	if len(found) == 0 {
		lines = append(lines, m.theme.Faint.Render(" nothing is called that"))
	}
	for len(lines) < rows+2 {
		lines = append(lines, "")
	}
	return boxed(m.theme, "Do", lines, "enter does it · esc leaves")
}

// paletteCursor is the caret of the filter, on the screen.
func (m Model) paletteCursor() *tea.Cursor {
	c := m.palette.filter.Cursor()
	if c == nil {
		return nil
	}
	x, y := corner(m.viewPalette(), m.width, m.height)
	c.X, c.Y = c.X+x+2, c.Y+y+3
	return c
}
