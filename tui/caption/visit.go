package caption

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// Show opens entry id in field f. Save-and-next walks through walk.
func (m Model) Show(id journal.ID, walk []journal.ID, f route.Field) (Model, tea.Cmd) {
	m, keeping := m.parted()
	m.focus = f
	if f < 0 || f >= route.Fields {
		m.focus = route.FieldCaption
	}
	m.unfolded = m.unfolded || m.focus >= mainFields
	if !slices.Contains(walk, id) {
		walk = []journal.ID{id}
	}
	m, cmd := m.open(id, walk)
	return m, tea.Batch(keeping, cmd, readCodes(m.store))
}

// open begins a visit at id.
func (m Model) open(id journal.ID, walk []journal.ID) (Model, tea.Cmd) {
	m.visit = visit{number: m.visit.number + 1, id: id, walk: walk}
	m.draft = draft{id: id}
	m.offer = offer{}
	if d, ok := find(m.left, id); ok { // it was left before it was stored
		m.draft, m.left, m.visit.resumed = d, without(m.left, id), true
	}
	m.draft.session = "caption " + string(journal.NewID())
	m = m.filled(m.draft.want).focused(m.focus).toGap()
	return m.drawn(), m.read()
}

// parted ends the visit. What is not stored yet is stored, and kept until it is.
func (m Model) parted() (Model, tea.Cmd) {
	m, cmd := m.closed().keep()
	if m.isOpen() && !m.draft.isStored() {
		m.left = with(m.left, m.draft)
	}
	m.draft = draft{}
	m.visit = visit{number: m.visit.number + 1}
	return m, cmd
}

// filled puts t into the fields.
func (m Model) filled(t texts) Model {
	for i := range m.fields {
		m.fields[i] = m.fields[i].SetValue(t.shown(route.Field(i)))
	}
	return m
}

// focused gives the keys to field f.
func (m Model) focused(f route.Field) Model {
	m.focus = f
	for i := range m.fields {
		if m.fields[i] = m.fields[i].Blur(); route.Field(i) == f {
			m.fields[i] = m.fields[i].Focus()
		}
	}
	return m
}

// position is where the entry stands in the walk, from 0.
func (m Model) position() int { return slices.Index(m.visit.walk, m.visit.id) }

// step goes n entries on in the walk. atEnd is said where there is none.
func (m Model) step(n int, atEnd string) (Model, tea.Cmd) {
	if cmd := m.refuse(); cmd != nil {
		return m, cmd
	}
	to := m.position() + n
	if to < 0 || to >= len(m.visit.walk) {
		m, cmd := m.closed().keep()
		return m.drawn(), tea.Batch(cmd, route.To(route.Notice{Text: atEnd}))
	}
	walk := m.visit.walk
	m, keeping := m.parted()
	m, cmd := m.open(walk[to], walk)
	return m, tea.Batch(keeping, cmd)
}

// leave goes back to where the traveller came from.
func (m Model) leave() (Model, tea.Cmd) {
	if cmd := m.refuse(); cmd != nil {
		return m, cmd
	}
	back := route.To(route.Back{ID: m.visit.id})
	m.pictures.Load(nil) // what is being made for it is not wanted any more
	m, cmd := m.parted()
	return m.drawn(), tea.Batch(cmd, back)
}

// refuse says why the words cannot be left as they are; nil if they can.
func (m Model) refuse() tea.Cmd {
	if !m.isOpen() {
		return nil
	}
	if err := m.draft.check(); err != nil {
		return route.To(route.Notice{Err: err})
	}
	return nil
}
