package locate

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

type appliedMsg struct {
	visit  int
	ids    []journal.ID
	notice route.Notice
}

// apply stores patches as one change: one undo takes all of it back.
func (m Model) apply(patches []journal.Patch, w weight) (Model, tea.Cmd) {
	if len(patches) == 0 {
		return m.drawn(), route.To(route.Notice{Text: w.nothingText()})
	}
	m.ask = question{}
	m.busy = "placing " + words.Count(len(patches), "photo") + " …"
	change := journal.Change{Label: "place of " + words.Count(len(patches), "photo"), Patches: patches}
	if w.shown {
		change.Label = "what is shown in " + words.Count(len(patches), "photo")
	}
	kept := len(m.ids) - len(patches)
	return m.drawn(), keep(m.store, m.visit, change, m.undoable(func(n int) string { return w.done(n, kept) }))
}

// clear takes the places away.
func (m Model) clear() (Model, tea.Cmd) {
	patches := make([]journal.Patch, len(m.ids))
	for i, id := range m.ids {
		patches[i] = m.clearing(id)
	}
	m.ask = question{}
	m.busy = "taking places away …"
	change := journal.Change{Label: "no place of " + words.Count(len(patches), "photo"), Patches: patches}
	return m.drawn(), keep(m.store, m.visit, change, m.undoable(cleared))
}

// undoable adds to what say says of n entries how to take it back.
func (m Model) undoable(say func(n int) string) func(n int) string {
	return func(n int) string {
		if n == 0 {
			return say(n)
		}
		return say(n) + "; " + m.undo + " undoes it"
	}
}

func keep(s store, visit int, c journal.Change, say func(n int) string) tea.Cmd {
	return func() tea.Msg {
		n, err := s.Apply(context.Background(), c)
		if err != nil {
			return appliedMsg{visit: visit, notice: route.Notice{Err: err}}
		}
		ids := make([]journal.ID, len(c.Patches))
		for i, p := range c.Patches {
			ids[i] = p.ID
		}
		return appliedMsg{visit: visit, ids: ids, notice: route.Notice{Text: say(n)}}
	}
}

// applied leaves the screen when it is stored. Who left before is told all the same.
func (m Model) applied(msg appliedMsg) (Model, tea.Cmd) {
	cmds := []tea.Cmd{route.To(msg.notice)}
	if msg.notice.Err == nil {
		cmds = append(cmds, route.To(route.Changed{IDs: msg.ids}))
	}
	if msg.visit != m.visit {
		return m, tea.Batch(cmds...)
	}
	m.busy = ""
	if msg.notice.Err == nil {
		m = m.left()
		cmds = append(cmds, route.To(route.Back{}))
	}
	return m.drawn(), tea.Batch(cmds...)
}

// done says what was stored for n entries, while kept have what they had.
func (w weight) done(n, kept int) string {
	p := w.choice.place
	if w.shown {
		return w.doneShown(n)
	}
	if n == 0 && w.choice.kind == onTrack {
		return "nothing to change: they are where the tracks say already"
	}
	if n == 0 {
		return "nothing to change: the place is " + p.Label() + " already"
	}
	verb, where := "placed", " in "+p.Label()
	switch {
	case w.choice.kind == onTrack:
		where = " from the tracks"
	case w.choice.kind == likely:
		verb, where = "estimated the place of", ": not sent before it is accepted"
	case w.choice.kind == accepted:
		verb = "accepted the place of"
	case w.choice.kind == ownWording:
		verb, where = "named the place of", " "+p.Name
	case p.Name != "" || p.City == "" && p.Country == "":
		where = " at " + p.Label()
	}
	said := verb + " " + words.Count(n, "photo") + where
	switch {
	case kept == 1:
		said += "; 1 other is as it was"
	case kept > 1:
		said += fmt.Sprintf("; %s others are as they were", words.Number(kept))
	}
	return said
}

func cleared(n int) string {
	if n == 0 {
		return "there was no place to take away"
	}
	return "took the place of " + words.Count(n, "photo") + " away"
}

// nothingText says why no entry gets the place.
func (w weight) nothingText() string {
	if len(w.over) > 0 {
		return "nothing was placed: there is a better place already"
	}
	return "nothing was named: there are no coordinates"
}
