package loupe

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

// Hint is a doubt about an entry's time. It is only shown until its key is pressed.
type Hint struct {
	Text string
	// Change is what would put it right; nil where nothing that is known does.
	Change func(ctx context.Context) (journal.Change, error)
}

// Hinter doubts the times of entries. It is safe for concurrent use.
type Hinter interface {
	Hints(ctx context.Context, e journal.Entry) ([]Hint, error)
}

// hints are those of an entry as it was read.
type hints struct {
	id      journal.ID
	edition int
	all     []Hint
}

type hintsMsg hints

// WithHints returns m that shows what h doubts.
func (m Model) WithHints(h Hinter) Model {
	m.hinter = h
	return m
}

// doubt asks for the hints of what is shown, once for each time that it is read.
func (m Model) doubt() (Model, tea.Cmd) {
	t, known := m.known.entries[m.walk.id()]
	if m.hinter == nil || !known || t.trouble != "" || m.hints.id == t.entry.ID && m.hints.edition == t.edition {
		return m, nil
	}
	m.hints = hints{id: t.entry.ID, edition: t.edition}
	h, e, msg := m.hinter, t.entry, hintsMsg(m.hints)
	return m, func() tea.Msg {
		msg.all, _ = h.Hints(context.Background(), e) // without them the entry is shown all the same
		return msg
	}
}

func (m Model) doubted(msg hintsMsg) Model {
	if msg.id == m.hints.id && msg.edition == m.hints.edition {
		m.hints.all = msg.all
	}
	return m.drawn()
}

// hintTexts are the hints of what is shown, each with its key.
func (m Model) hintTexts() (texts []string) {
	if m.hints.id != m.walk.id() {
		return nil
	}
	keyed := false
	for _, h := range m.hints.all {
		text := h.Text
		if h.Change != nil && !keyed {
			text, keyed = text+"; "+keys.Name(m.keys.Hint)+" does it", true
		}
		texts = append(texts, text)
	}
	return texts
}

// heed does what the first hint says that can be done.
func (m Model) heed() (Model, tea.Cmd) {
	if m.hints.id == m.walk.id() {
		for _, h := range m.hints.all {
			if h.Change != nil {
				return m, heed(m.store, h, m.keys)
			}
		}
	}
	return m, route.To(route.Notice{Text: "there is no hint about its time"})
}

func heed(s interface {
	Apply(ctx context.Context, c journal.Change) (int, error)
}, h Hint, k keys.Loupe,
) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		c, err := h.Change(ctx)
		if err == nil {
			_, err = s.Apply(ctx, c)
		}
		if err != nil {
			return route.Notice{Err: err}
		}
		text := "done: " + c.Label + "; " + keys.Name(k.Undo) + " undoes it"
		return tea.BatchMsg{route.To(route.Notice{Text: text}), route.To(route.Changed{})}
	}
}
