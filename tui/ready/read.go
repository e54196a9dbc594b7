package ready

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/lack"
	"sojourn/tui/facts"
	"sojourn/tui/route"
)

// list is what was read at one time. It is never altered.
type list struct {
	read    bool
	rows    []row
	marked  int // entries that wait
	ready   int // of them, those that lack nothing
	blocked int // of them, those that would not be sent
}

// row is one thing that one entry lacks.
type row struct {
	lack.Lack
	title string
	first bool // of its entry
}

// entries are those that lack something, each once.
func (l list) entries() (ids []journal.ID) {
	for _, r := range l.rows {
		if r.first {
			ids = append(ids, r.Entry)
		}
	}
	return ids
}

// nextEntry is the first row of the entry after the one of row at; round the end.
func (l list) nextEntry(at int) int {
	for step := 1; step <= len(l.rows); step++ {
		if i := (at + step) % len(l.rows); l.rows[i].first {
			return i
		}
	}
	return at
}

type readMsg struct {
	list list
	err  error
}

// read reads anew; while that is under way already, it is done once more afterwards.
func (m Model) read() (Model, tea.Cmd) {
	if m.reading {
		m.stale = true
		return m, nil
	}
	m.reading, m.stale = true, false
	return m, func() tea.Msg {
		l, err := readList(context.Background(), m.store)
		return readMsg{list: l, err: err}
	}
}

func readList(ctx context.Context, s lack.Store) (list, error) {
	reports, err := lack.Reports(ctx, s)
	if err != nil {
		return list{}, err
	}
	l := list{read: true, marked: len(reports)}
	for _, r := range reports {
		if len(r.Lacks) == 0 {
			l.ready++
		}
		if r.Blocked() {
			l.blocked++
		}
		for i, one := range r.Lacks {
			l.rows = append(l.rows, row{Lack: one, title: facts.Title(r.Entry), first: i == 0})
		}
	}
	return l, nil
}

func (m Model) took(msg readMsg) (Model, tea.Cmd) {
	m.reading = false
	var cmd tea.Cmd
	if msg.err != nil {
		cmd = route.To(route.Notice{Err: msg.err})
	} else {
		m = m.kept(msg.list)
	}
	m = m.drawn()
	if m.stale {
		next, again := m.read()
		return next, tea.Batch(cmd, again)
	}
	return m, cmd
}
