package tui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/field"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
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
	filter := field.New(field.Options{Placeholder: "what to do"}).WithTheme(m.theme).WithKeys(m.keys.Field)
	width, _ := m.paletteSize()
	m.palette = palette{open: true, filter: filter.Resize(width, 1).Focus()}
	return m
}

// doable is an action as the palette lists it.
type doable struct{ name, key, press string }

// doables are all actions that can be done now, in the order of help. Rating and codes are one for each key.
func (m Model) doables() (all []doable, groups []string) {
	for _, g := range m.groups() {
		for _, b := range g.Bindings {
			list := []doable{{b.Help().Desc, b.Help().Key, b.Keys()[0]}}
			switch b.Help().Desc {
			case m.keys.Act.Rate.Help().Desc:
				list = ratings(b)
			case m.keys.Caption.Code.Help().Desc:
				list = hotCodes(b)
			}
			for _, d := range list {
				all, groups = append(all, d), append(groups, g.Title)
			}
		}
	}
	return all, groups
}

func ratings(b key.Binding) []doable {
	list := make([]doable, len(b.Keys()))
	for stars, name := range b.Keys() {
		does := "rating " + strings.Repeat(theme.SignStar, stars)
		if stars == 0 {
			does = "rating: none"
		}
		list[stars] = doable{does, name, name}
	}
	return list
}

func hotCodes(b key.Binding) []doable {
	list := make([]doable, len(b.Keys()))
	for i, name := range b.Keys() {
		list[i] = doable{b.Help().Desc + ": " + strconv.Itoa(i+1), name, name}
	}
	return list
}

// found are the actions that what was typed names, the best first.
func (m Model) found() []doable {
	type ranked struct {
		doable
		worth int
	}
	var list []ranked
	typed := m.palette.filter.Value()
	all, groups := m.doables()
	for i, d := range all {
		if worth := rank(d.name, groups[i]+" "+d.key, typed); worth > 0 {
			list = append(list, ranked{d, worth})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return b.worth - a.worth })
	found := make([]doable, len(list))
	for i, r := range list {
		found[i] = r.doable
	}
	return found
}

func (m Model) pressPalette(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	move := m.keys.Locate
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
	press, ok := keys.Press(found[at].press)
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
		d := found[i]
		text := m.row(d.name, width-keyWidth-1, i == m.palette.cursor)
		lines = append(lines, text+" "+m.theme.Key.Render(pad(grapheme.Cut(d.key, keyWidth), keyWidth)))
	}
	if len(found) == 0 {
		lines = append(lines, m.theme.Faint.Render(" nothing is called that"))
	}
	for len(lines) < rows+2 {
		lines = append(lines, "")
	}
	return boxed(m.theme, "Do", lines, keys.Name(m.keys.Locate.Take)+" does it · "+keys.Name(m.keys.Locate.Cancel)+" leaves")
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
