package compare

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/act"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

// known is what was read of the entries.
type known struct {
	entries map[journal.ID]told // never altered
	edition int                 // counts the changes
	asked   int                 // the edition that is read, or was
	reading bool
}

// told is an entry as it was read; trouble is why there is none, in words.
type told struct {
	journal.Entry
	trouble string
}

type readMsg struct {
	edition int
	entries map[journal.ID]told
	err     error
}

// read reads all of them, once for every edition.
func (m Model) read() (Model, tea.Cmd) {
	if m.known.reading || m.known.asked == m.known.edition || len(m.ids) == 0 {
		return m, nil
	}
	m.known.reading, m.known.asked = true, m.known.edition
	return m, read(m.store, m.ids, m.known.edition)
}

func read(s act.Store, ids []journal.ID, edition int) tea.Cmd {
	return func() tea.Msg {
		msg := readMsg{edition: edition, entries: map[journal.ID]told{}}
		for _, id := range ids {
			e, trouble, err := act.Read(context.Background(), s, id)
			msg.entries[id], msg.err = told{e, trouble}, errors.Join(msg.err, err)
		}
		return msg
	}
}

func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	if msg.edition != m.known.asked {
		return m, nil // of what was shown before
	}
	m.known.reading, m.known.entries = false, msg.entries
	m, cmd := m.shown()
	if msg.err != nil {
		cmd = tea.Batch(cmd, route.To(route.Notice{Err: msg.err}))
	}
	return m, cmd
}

// changed reads anew what may differ.
func (m Model) changed(msg route.Changed) (Model, tea.Cmd) {
	isMine := func(id journal.ID) bool { return slices.Contains(m.ids, id) }
	if len(msg.IDs) > 0 && !slices.ContainsFunc(msg.IDs, isMine) {
		return m, nil
	}
	m.known.edition++
	return m.shown()
}

// entry is one of them; ok is false where there is none, or it is not read yet.
func (m Model) entry(at int) (e journal.Entry, ok bool) {
	if at >= len(m.ids) {
		return e, false
	}
	t, known := m.known.entries[m.ids[at]]
	return t.Entry, known && t.trouble == ""
}

// load asks for the pictures.
func (m Model) load() (Model, tea.Cmd) {
	var want, drafts []picture.Key
	l := m.layout()
	for at := range m.ids {
		if e, ok := m.entry(at); ok && len(e.Photos) > 0 && l.rows > 0 {
			k := m.key(l, e)
			if draft, wanted := m.recent.Draft(m.window, k); wanted {
				drafts, m.recent = append(drafts, draft), m.recent.With(draft)
			}
			want, m.recent = append(want, k), m.recent.With(k)
		}
	}
	if want = append(drafts, want...); slices.Equal(want, m.want) {
		return m, nil
	}
	m.want = want
	return m, m.window.Load(want)
}
