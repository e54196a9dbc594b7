// Package field is a text field that counts as readers do: its caret moves by user-perceived
// characters, stands in the right cell beside wide ones, and is the terminal's own cursor, so that
// input methods draw there.
package field

import (
	tea "charm.land/bubbletea/v2"

	"sojourn/tui/keys"
	"sojourn/tui/theme"
)

// Options say what a field is for.
type Options struct {
	Multiline   bool   // enter begins a new line; long lines wrap instead of scrolling
	Placeholder string // shown while the field is empty
}

// Model is a text field. It is a value: copies share what never changes. What it shows is drawn
// when it changes.
type Model struct {
	options       Options
	theme         theme.Theme
	keys          keys.Field
	width, height int
	focused       bool

	text    text
	caret   caret
	top     rowSpot // the first row that is shown
	left    int     // the first cluster that is shown, in a field of one line
	history history
	killed  string // what was cut last
	killing bool   // the last key cut something: the next cut adds to it

	view   string
	cursor tea.Position
}

// New returns an empty field of one cell.
func New(o Options) Model {
	m := Model{
		options: o, theme: theme.New(true), keys: keys.NewField(), width: 1, height: 1,
		text: newText("", 0), caret: caret{column: none},
	}
	return m.drawn()
}

// SetValue replaces the text, puts the caret at its end and forgets what could be undone.
func (m Model) SetValue(s string) Model {
	m.text = newText(m.clean(s), m.wrapWidth())
	m.caret = caret{spot: m.text.last(), column: none}
	m.history, m.killing = history{}, false
	m.top, m.left = rowSpot{}, 0
	return m.drawn()
}

// Rewrite replaces the text in one step that can be undone. The caret is put at its end.
func (m Model) Rewrite(s string) Model {
	if s = m.clean(s); s == m.Value() {
		return m
	}
	return m.replaced(spot{}, m.text.last(), s, apart).drawn()
}

// Value is the text, its lines parted by \n.
func (m Model) Value() string { return m.text.value() }

// Resize takes the size in cells; less than one is one.
func (m Model) Resize(width, height int) Model {
	width, height = max(1, width), max(1, height)
	if width == m.width && height == m.height {
		return m
	}
	rewrap := width != m.width && m.options.Multiline
	m.width, m.height = width, height
	if rewrap {
		row := m.text[m.top.line].rows[m.top.row].from
		m.text = m.text.wrapped(m.wrapWidth())
		m.top.row = m.text[m.top.line].rowOf(row, false)
		m.caret.upstream, m.caret.column = false, none
	}
	return m.drawn()
}

// wrapWidth is the width at which lines wrap; 0 where they do not.
func (m Model) wrapWidth() int {
	if m.options.Multiline {
		return m.width
	}
	return 0
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	return m.drawn()
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Field) Model {
	m.keys = k
	return m
}

// Focus lets m take keys.
func (m Model) Focus() Model {
	m.focused = true
	return m
}

// Blur lets m ignore keys.
func (m Model) Blur() Model {
	m.focused, m.killing = false, false
	m.history = m.history.closed()
	return m
}

// Focused reports whether m takes keys.
func (m Model) Focused() bool { return m.focused }

// View is exactly the size of the field.
func (m Model) View() string { return m.view }

// Cursor is where the caret stands in the field; nil while it takes no keys.
func (m Model) Cursor() *tea.Cursor {
	if !m.focused {
		return nil
	}
	return tea.NewCursor(m.cursor.X, m.cursor.Y)
}

// Rows is how many rows the text needs at a width.
func (m Model) Rows(width int) int {
	if !m.options.Multiline {
		return 1
	}
	if width = max(1, width); width != m.width {
		return m.text.wrapped(width).rows()
	}
	return m.text.rows()
}
