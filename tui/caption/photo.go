package caption

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/words"
)

// key is the picture that is shown.
func (m Model) key() picture.Key {
	k := pictureOf(m.visit.entry)
	k.Columns, k.Rows = m.layout.columns, m.layout.lines
	return k
}

// shape is the photo's height by its width, 0 where there is none.
func (m Model) shape() float64 {
	if len(m.visit.entry.Photos) == 0 {
		return 0
	}
	p := m.visit.entry.Photos[0]
	if p.Width <= 0 || p.Height <= 0 {
		return 2. / 3
	}
	return min(4, max(0.25, float64(p.Height)/float64(p.Width)))
}

// sideLines are the picture, as it stands right of the caption.
func (m Model) sideLines() []string {
	if m.layout.columns == 0 {
		return nil
	}
	tile, _ := m.pictures.Tile(m.key())
	lines := make([]string, len(tile.Lines))
	for i, l := range tile.Lines {
		lines[i] = strings.Repeat(" ", 2*margin) + l
	}
	return lines
}

// load asks for the picture, and for the one after it.
func (m Model) load() (Model, tea.Cmd) {
	if m.visit.id == "" || m.layout.columns == 0 {
		return m, nil
	}
	next := m.visit.next
	next.Columns, next.Rows = m.layout.columns, m.layout.lines
	return m, m.pictures.Load([]picture.Key{m.key(), next})
}

// name is what the entry is called: its photo's file.
func (m Model) name() string {
	photos := m.visit.entry.Photos
	switch len(photos) {
	case 0:
		return "a note without a photo"
	case 1:
		return journal.Visible(photos[0].Original().Name)
	}
	return journal.Visible(photos[0].Original().Name) + " and " + words.Number(len(photos)-1) + " more"
}
