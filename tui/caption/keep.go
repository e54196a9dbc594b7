package caption

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

type savedMsg []saved

// typed are the words as they are in the fields. What was not touched is as the journal has it,
// even where it would be written in another way here.
func (m Model) typed() texts {
	t, base := m.draft.base, m.draft.base
	for i, in := range m.fields {
		f := route.Field(i)
		if v := in.Value(); v != inField(f, base.shown(f)) {
			t = t.written(f, v)
		}
	}
	return t
}

// isOpen reports whether an entry is shown and may be edited.
func (m Model) isOpen() bool { return m.visit.id != "" && (m.visit.read || m.visit.resumed) }

// noted takes what is in the fields into the draft. It is called whenever they may have changed.
func (m Model) noted() Model {
	if m.isOpen() {
		m.draft.want = m.typed()
	}
	return m
}

// keep stores what is not stored yet. Of one entry, one change is under way at a time.
func (m Model) keep() (Model, tea.Cmd) {
	var jobs []job
	if m.isOpen() && !m.draft.isStored() && !m.draft.sending && m.draft.check() == nil {
		m.sends++
		m.draft = m.draft.sends()
		jobs = append(jobs, m.draft.job(m.sends))
	}
	for _, d := range m.left {
		if !d.sending {
			m.sends++
			d = d.sends()
			m.left = with(m.left, d)
			jobs = append(jobs, d.job(m.sends))
		}
	}
	return m, keep(m.keeper, jobs)
}

func (d draft) sends() draft {
	d.sending, d.sent = true, d.want
	d.edition++
	return d
}

func (d draft) job(number int) job {
	return job{number: number, after: d.heard, id: d.id, session: d.session, want: d.want, known: d.known()}
}

func keep(k *keeper, jobs []job) tea.Cmd {
	if len(jobs) == 0 {
		return nil
	}
	return func() tea.Msg {
		answers := make(savedMsg, len(jobs))
		for i, j := range jobs {
			answers[i] = k.keep(context.Background(), j)
		}
		return answers
	}
}

// Dirty reports whether something that was typed is not stored yet.
func (m Model) Dirty() bool {
	return len(m.left) > 0 || m.visit.id != "" && (!m.draft.isStored() || len(m.visit.early) > 0)
}

// Save returns a command that has stored everything once it has run.
func (m Model) Save() tea.Cmd {
	drafts := m.left
	if m.isOpen() && !m.draft.isStored() {
		drafts = with(drafts, m.draft)
	}
	jobs := make([]job, len(drafts))
	for i, d := range drafts {
		jobs[i] = d.job(m.sends + 1)
	}
	return keep(m.keeper, jobs)
}

// saved takes what became of changes, each for its own entry, whichever is shown now.
func (m Model) saved(msg savedMsg) (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, s := range msg {
		var before draft
		if m.draft.id == s.id {
			before, m.draft = m.draft, m.draft.answered(s)
		} else if d, ok := find(m.left, s.id); ok {
			before, d = d, d.answered(s)
			if m.left = with(m.left, d); d.isStored() {
				m.left = without(m.left, s.id)
			}
		}
		cmds = append(cmds, told(s, before))
	}
	return m.drawn(), tea.Batch(cmds...)
}

func (d draft) answered(s saved) draft {
	if s.number < d.heard {
		return d // it was overtaken
	}
	d.sending, d.failed, d.heard = false, s.err, s.number
	d.edition++
	if s.err == nil {
		d.base = s.texts
	}
	return d
}

// told tells what became of s: a failure once, however often it is tried again.
func told(s saved, before draft) tea.Cmd {
	if s.err != nil {
		if before.failed != nil && before.failed.Error() == s.err.Error() {
			return nil
		}
		return route.To(route.Notice{Err: s.err})
	}
	changed := route.To(route.Changed{IDs: []journal.ID{s.id}})
	if len(s.over) == 0 {
		return changed
	}
	return tea.Batch(changed, route.To(route.Notice{Text: overText(s.over)}))
}

// overText tells that somebody else wrote meanwhile.
func overText(over []route.Field) string {
	return "the " + label(over) + " was changed elsewhere meanwhile: yours is kept," +
		" the other stays in the journal's history"
}
