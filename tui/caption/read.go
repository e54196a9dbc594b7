package caption

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/picture"
	"sojourn/tui/route"
)

type readMsg struct {
	visit   int
	edition int // of the draft, when it was read
	entry   journal.Entry
	dests   []journal.Destination
	next    journal.Entry
	err     error
}

// read reads what is shown.
func (m Model) read() tea.Cmd {
	var next journal.ID
	if i := m.position(); i+1 < len(m.visit.walk) {
		next = m.visit.walk[i+1]
	}
	return read(m.store, m.visit.id, next, readMsg{visit: m.visit.number, edition: m.draft.edition})
}

func read(s store, id, next journal.ID, msg readMsg) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		if msg.entry, msg.err = s.Entry(ctx, id); msg.err != nil {
			return msg
		}
		msg.dests, msg.err = s.Destinations(ctx)
		if next != "" {
			msg.next, _ = s.Entry(ctx, next) // only its picture: it is read again when it is shown
		}
		return msg
	}
}

// arrived shows what was read, and then what was typed while it was.
func (m Model) arrived(msg readMsg) (Model, tea.Cmd) {
	if msg.visit != m.visit.number || m.visit.id == "" {
		return m, nil
	}
	if msg.err != nil {
		m.visit.err = msg.err
		return m.drawn(), route.To(route.Notice{Err: msg.err})
	}
	m.visit.err = nil
	m.visit.entry, m.visit.dests, m.visit.next = msg.entry, msg.dests, pictureOf(msg.next)
	var cmd tea.Cmd
	if !m.isOpen() {
		m.draft.base = textsOf(msg.entry)
		m.draft.want = m.draft.base
		m = m.filled(m.draft.base).toGap()
	} else if msg.edition == m.draft.edition && !m.draft.sending {
		m, cmd = m.met(textsOf(msg.entry))
	}
	m.visit.read = true
	early := m.visit.early
	m.visit.early = nil
	m, load := m.drawn().load()
	cmds := []tea.Cmd{cmd, load}
	for _, e := range early {
		var cmd tea.Cmd
		m, cmd = m.Update(e)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// met takes what the journal has now. What was not touched here shows it; what is being typed goes
// on and will replace it.
func (m Model) met(theirs texts) (Model, tea.Cmd) {
	mine := m.typed()
	var lost []route.Field
	for _, f := range theirs.differs(m.draft.base) {
		switch {
		case !slices.Contains(mine.differs(m.draft.base), f):
			m.fields[f] = m.fields[f].Rewrite(theirs.shown(f))
		case slices.Contains(mine.differs(theirs), f):
			lost = append(lost, f)
		}
	}
	m.draft.base = theirs
	m = m.noted()
	if len(lost) == 0 {
		return m, nil
	}
	return m, route.To(route.Notice{Text: overText(lost)})
}

// changed reads again what somebody may have changed.
func (m Model) changed(msg route.Changed) (Model, tea.Cmd) {
	if m.visit.id == "" || len(msg.IDs) > 0 && !slices.Contains(msg.IDs, m.visit.id) {
		return m, nil
	}
	if len(msg.IDs) == 0 { // another sojourn may have imported some
		return m, tea.Batch(m.read(), readCodes(m.store))
	}
	return m, m.read()
}

// pictureOf is the key of e's first photo, without a size.
func pictureOf(e journal.Entry) picture.Key {
	if len(e.Photos) == 0 {
		return picture.Key{}
	}
	return picture.Key{Photo: e.Photos[0].Original(), Orientation: e.Photos[0].Orientation}
}
