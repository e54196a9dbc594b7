package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/words"
)

// Below this size nothing useful can be shown.
const (
	leastWidth  = 40
	leastHeight = 10
)

// View is the active screen above the status line, and what lies over it.
func (m Model) View() tea.View {
	content := m.pictures.frame
	if content == "" {
		content = m.content()
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = "sojourn"
	v.Cursor = m.cursor()
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

func (m Model) content() string {
	if m.width < leastWidth || m.height < leastHeight {
		return tooSmall(m.width, m.height)
	}
	body := m.body()
	if over := m.notice.lines(m.theme, m.width); len(over) > 0 {
		body = overBottom(body, over)
	}
	content := body
	if m.active() != onLoupe || !m.Loupe.Sliding() {
		content += "\n" + m.status()
	}
	if box := m.box(); box != "" {
		return overlay(content, box, m.width, m.height)
	}
	return content
}

func (m Model) body() string {
	switch m.active() {
	case onLoupe:
		return m.Loupe.View()
	case onCompare:
		return m.Compare.View()
	case onCaption:
		return m.Caption.View()
	case onLocate:
		return m.Locate.View()
	case onChart:
		return m.Chart.View()
	case onQueue:
		return m.Queue.View()
	case onReady:
		return m.Ready.View()
	}
	return m.Sheet.View()
}

// box is the dialog in front, "" if there is none.
func (m Model) box() string {
	switch {
	case m.help.open:
		return m.viewHelp()
	case m.palette.open:
		return m.viewPalette()
	case m.history.open:
		return m.viewHistory()
	case m.drawer.open:
		return m.viewDrawer()
	case m.chooser.open:
		return m.viewChooser()
	case m.Bill.Visible():
		return m.Bill.View()
	case m.Adjust.Visible():
		return m.viewAdjust()
	case m.Trips.Visible():
		return m.viewTrips()
	case m.Withhold.Visible():
		return m.viewWithhold()
	}
	return ""
}

// cursor is the real cursor, where text is typed: an input method draws there.
func (m Model) cursor() *tea.Cursor {
	switch {
	case m.width < leastWidth || m.height < leastHeight:
		return nil
	case m.palette.open:
		return m.paletteCursor()
	case m.Adjust.Visible():
		return m.inBox(m.Adjust.Cursor(), m.viewAdjust())
	case m.Trips.Visible():
		return m.inBox(m.Trips.Cursor(), m.viewTrips())
	case m.Withhold.Visible():
		return m.inBox(m.Withhold.Cursor(), m.viewWithhold())
	case m.box() != "":
		return nil
	}
	switch m.active() {
	case onSheet:
		return m.Sheet.Cursor()
	case onCaption:
		return m.Caption.Cursor()
	case onLocate:
		return m.Locate.Cursor()
	}
	return nil
}

func (m Model) viewAdjust() string {
	return boxed(m.theme, m.Adjust.Title(), m.Adjust.Lines(), m.Adjust.Foot())
}

func (m Model) viewTrips() string {
	return boxed(m.theme, m.Trips.Title(), m.Trips.Lines(), m.Trips.Foot())
}

func (m Model) viewWithhold() string {
	return boxed(m.theme, m.Withhold.Title(), m.Withhold.Lines(), m.Withhold.Foot())
}

// inBox is a caret among the lines of a dialog, on the screen.
func (m Model) inBox(c *tea.Cursor, box string) *tea.Cursor {
	if c == nil {
		return nil
	}
	x, y := corner(box, m.width, m.height)
	c.X, c.Y = c.X+x+2, c.Y+y+boxHead
	return c
}

func tooSmall(width, height int) string {
	text := fmt.Sprintf("too small: %d×%d, needs %d×%d", width, height, leastWidth, leastHeight)
	lines := words.Wrap(text, max(1, width))
	return strings.Join(lines[:min(len(lines), max(1, height))], "\n")
}

// overBottom replaces the last lines of body.
func overBottom(body string, over []string) string {
	lines := strings.Split(body, "\n")
	over = over[:min(len(over), len(lines))]
	return strings.Join(append(lines[:len(lines)-len(over)], over...), "\n")
}
