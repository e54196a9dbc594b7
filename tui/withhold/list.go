package withhold

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/nogo"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

func (m Model) pressList(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	k := m.keys.NoGo
	n, there := m.under()
	switch {
	case key.Matches(msg, k.Close):
		m.page = closed
	case key.Matches(msg, k.New):
		return m.begin(journal.NoGo{Point: m.point})
	case key.Matches(msg, k.Change) && there:
		return m.begin(n)
	case key.Matches(msg, k.Remove) && there:
		return m, remove(m.store, n.Name, *m.keys)
	case key.Matches(msg, k.Undo):
		return m, route.To(route.Undo{})
	default:
		m.cursor = m.keys.Move.Row(msg, m.cursor, len(m.known.areas))
	}
	return m, nil
}

// Clicked takes a click on one of the dialog's lines: the area there goes under the cursor, and the one
// that is there already is changed.
func (m Model) Clicked(line int) (Model, tea.Cmd) {
	at := m.top() + line
	switch n, there := m.under(); {
	case m.page != listing || line < 0 || line >= m.rows() || at >= len(m.known.areas):
	case at != m.cursor:
		m.cursor = at
	case there:
		return m.begin(n)
	}
	return m, nil
}

func remove(s Store, name string, k keys.Map) tea.Cmd {
	return func() tea.Msg {
		n, err := s.RemoveNoGo(context.Background(), name)
		if err != nil {
			return route.Notice{Err: err}
		}
		text := "removed the no-go area " + journal.Visible(n.Name) + ": destinations learn again what they may of it; " +
			keys.Name(k.Act.Undo) + " undoes it"
		return tea.BatchMsg{route.To(route.Notice{Text: text}), route.To(route.Changed{})}
	}
}

func (m Model) pressTold(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	k := m.keys.NoGo
	switch {
	case key.Matches(msg, k.Close), key.Matches(msg, k.Change):
		m.page = closed
	case key.Matches(msg, k.Undo):
		m.page = closed
		return m, route.To(route.Undo{})
	case key.Matches(msg, k.Edit) && m.made.is.Sent > 0:
		m.page = closed
		return m, edit(m.store, m.made.area, *m.keys)
	}
	return m, nil
}

// edit queues edits of what was sent from n and tells too much.
func edit(s Store, n journal.NoGo, k keys.Map) tea.Cmd {
	return func() tea.Msg {
		ctx, keeper := context.Background(), nogo.NewKeeper(s)
		told, err := keeper.ToldIn(ctx, n)
		if err != nil {
			return route.Notice{Err: err}
		}
		_, edits, err := keeper.Edit(ctx, told)
		if err != nil {
			return route.Notice{Err: err}
		}
		text := "queued: edits of " + words.Count(edits, "entry") + "; " + keys.Name(k.Global.Sync) + " sends them, " +
			keys.Name(k.Act.Undo) + " undoes that"
		return tea.BatchMsg{route.To(route.Notice{Text: text}), route.To(route.Changed{})}
	}
}
