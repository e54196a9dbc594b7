package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

// help is the overlay with the keys of the screen under it.
type help struct {
	open   bool
	scroll int
}

// groups are the keys that work now.
func (m Model) groups() []keys.Group {
	var own []keys.Group
	switch m.active() {
	case onSheet:
		own = m.Sheet.Help()
	case onLoupe:
		own = m.Loupe.Help()
	case onCompare:
		own = m.Compare.Help()
	case onCaption:
		own = m.Caption.Help()
	case onLocate:
		own = m.Locate.Help()
	case onChart:
		own = m.Chart.Help()
	case onQueue:
		own = m.Queue.Help()
	case onReady:
		own = m.Ready.Help()
	}
	if m.typing() {
		return append(own, m.keys.Field.Group(), m.whileTyping())
	}
	return append(own, m.keys.Global.Group())
}

// whileTyping are the keys of everywhere that work where text is typed too.
func (m Model) whileTyping() keys.Group {
	group := keys.Group{Title: "Everywhere"}
	for _, b := range []key.Binding{m.keys.Global.Palette, m.keys.Global.Help, m.keys.Global.Interrupt} {
		if b = unwritten(b); len(b.Keys()) > 0 {
			group.Bindings = append(group.Bindings, b)
		}
	}
	return group
}

// unwritten is b with only those of its keys that write nothing where text is typed.
func unwritten(b key.Binding) key.Binding {
	var names []string
	for _, name := range b.Keys() {
		if k, ok := keys.Press(name); ok && !keys.Writes(k) {
			names = append(names, name)
		}
	}
	b.SetKeys(names...)
	b.SetHelp(strings.Join(names, " "), b.Help().Desc)
	return b
}

func (m Model) pressHelp(msg tea.KeyPressMsg) Model {
	move := m.keys.Move
	switch {
	case key.Matches(msg, move.Down):
		m.help.scroll++
	case key.Matches(msg, move.Up):
		m.help.scroll = max(0, m.help.scroll-1)
	case key.Matches(msg, move.PageDown):
		m.help.scroll += m.height / 2
	case key.Matches(msg, move.PageUp):
		m.help.scroll = max(0, m.help.scroll-m.height/2)
	default:
		m.help = help{}
	}
	return m
}

func (m Model) viewHelp() string {
	lines := helpLines(m.theme, m.groups(), m.width-boxWidth)
	height := max(1, m.height-boxHeight)
	from := min(m.help.scroll, max(0, len(lines)-height))
	shown := lines[from:min(len(lines), from+height)]
	foot := "any key closes"
	if len(lines) > height {
		foot = keys.Name(m.keys.Move.Down) + " " + keys.Name(m.keys.Move.Up) + " scroll · any other key closes"
	}
	return boxed(m.theme, "Keys: "+strings.ToLower(names[m.active()]), shown, foot)
}

// helpLines lists groups, in two columns where there is room.
func helpLines(t theme.Theme, groups []keys.Group, width int) []string {
	column := min(columnOf(groups), width)
	var blocks [][]string
	for _, g := range groups {
		lines := []string{pad(t.Heading.Render(g.Title), column)}
		for _, b := range g.Bindings {
			h := b.Help()
			lines = append(lines, pad(pad(t.Key.Render(h.Key), keyWidth)+grapheme.Cut(h.Desc, max(1, column-keyWidth-1)), column))
		}
		blocks = append(blocks, append(lines, pad("", column)))
	}
	if width < 2*column {
		return slices.Concat(blocks...)
	}
	left, right := balance(blocks)
	return strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, strings.Join(left, "\n"), strings.Join(right, "\n")), "\n")
}

// columnOf is the width that the longest of groups takes.
func columnOf(groups []keys.Group) int {
	longest := 0
	for _, g := range groups {
		for _, b := range g.Bindings {
			longest = max(longest, grapheme.Width(b.Help().Desc))
		}
	}
	return keyWidth + longest + 2
}

// balance puts each block into the column that is shorter.
func balance(blocks [][]string) (left, right []string) {
	for _, b := range blocks {
		if len(left) <= len(right) {
			left = append(left, b...)
		} else {
			right = append(right, b...)
		}
	}
	return left, right
}
