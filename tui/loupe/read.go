package loupe

import (
	"context"
	"errors"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// known is the entry that is shown and its neighbours, as they were read.
type known struct {
	entries map[journal.ID]told // never altered
	edition int                 // counts the changes: what was read before one is shown until it is read anew
	reading bool
}

type told struct {
	entry   journal.Entry
	trouble string // why there is no entry, in words
	edition int
}

type readMsg struct {
	edition int
	entries map[journal.ID]told
	gone    []journal.ID
	err     error
}

// neighbours are read in this order: what is shown, what comes next, what was before.
var neighbours = []int{0, 1, -1}

// read reads what is shown, and its neighbours, as far as they are not known.
func (m Model) read() (Model, tea.Cmd) {
	if m.known.reading {
		return m, nil // asks again when it is answered
	}
	var missing []journal.ID
	for _, steps := range neighbours {
		id := m.walk.near(steps)
		if t, ok := m.known.entries[id]; id != "" && (!ok || t.edition != m.known.edition) {
			missing = append(missing, id)
		}
	}
	if missing == nil {
		return m, nil
	}
	m.known.reading = true
	return m, read(m.store, missing, m.known.edition)
}

func read(s act.Store, ids []journal.ID, edition int) tea.Cmd {
	return func() tea.Msg {
		msg := readMsg{edition: edition, entries: map[journal.ID]told{}}
		for _, id := range ids {
			e, trouble, err := act.Read(context.Background(), s, id)
			if trouble != "" && err == nil {
				msg.gone = append(msg.gone, id)
			}
			msg.entries[id], msg.err = told{e, trouble, edition}, errors.Join(msg.err, err)
		}
		return msg
	}
}

// took keeps what was read beside what is near of what was known.
func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	m.known.reading = false
	entries := msg.entries
	for _, steps := range neighbours {
		id := m.walk.near(steps)
		if t, ok := m.known.entries[id]; ok {
			if _, newer := entries[id]; !newer {
				entries[id] = t
			}
		}
	}
	m.known.entries = entries
	m = m.without(msg.gone)
	m, cmd := m.shown()
	if msg.err != nil {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}

// changed reads anew what may differ, once something was shown.
func (m Model) changed(msg route.Changed) (Model, tea.Cmd) {
	concerned := len(msg.IDs) == 0
	for _, steps := range neighbours {
		concerned = concerned || slices.Contains(msg.IDs, m.walk.near(steps))
	}
	if !concerned || len(m.walk.ids) == 0 {
		return m, nil
	}
	m.known.edition++
	return m.shown()
}

// entry is what is shown; ok is false while it is not read.
func (m Model) entry() (e journal.Entry, ok bool) {
	t, known := m.known.entries[m.walk.id()]
	return t.entry, known && t.trouble == ""
}

// trouble is why there is no entry to show, "" where there is one or it is not read yet.
func (m Model) trouble() string { return m.known.entries[m.walk.id()].trouble }

// load asks for the picture, and for those beside it.
func (m Model) load() (Model, tea.Cmd) {
	var want []picture.Key
	if e, ok := m.entry(); ok && len(e.Photos) > 0 {
		m, want = m.drafted(m.key(e))
	}
	for _, steps := range neighbours {
		t, known := m.known.entries[m.walk.near(steps)]
		if known && len(t.entry.Photos) > 0 && (steps == 0 || !m.panned) {
			want = append(want, m.pictures(steps, t.entry)...)
		}
	}
	if slices.Equal(want, m.want) {
		return m, nil
	}
	m.want = want
	return m, m.window.Load(want)
}

// loaded asks for what is still missing.
func (m Model) loaded() (Model, tea.Cmd) {
	m.want = nil
	return m.shown()
}

func (m Model) key(e journal.Entry) picture.Key {
	return m.keyOf(e, m.shownOf(e))
}

func (m Model) keyOf(e journal.Entry, at int) picture.Key {
	p, l := e.Photos[at], m.layout()
	return picture.Key{
		Photo: p.Original(), Orientation: p.Orientation, Columns: l.columns, Rows: l.rows, Dim: e.Rejected,
		Part: m.view.Part(), Look: m.look, Size: image.Pt(p.Width, p.Height),
	}
}
