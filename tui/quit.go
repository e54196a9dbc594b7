package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// leaving is how far quitting has come.
type leaving int

const (
	staying leaving = iota
	asked           // as soon as what is under way has ended
	unsaved         // what was typed could not be stored: the next time it is left behind
)

// leaveMsg comes when everything typed was given to the journal.
type leaveMsg struct{}

// quit leaves once everything typed is stored and no sync is under way; asked twice, at once.
func (m Model) quit() (tea.Model, tea.Cmd) {
	if m.leaving != staying {
		return m, m.end()
	}
	m.leaving = asked
	if _, sending := m.Bill.Sending(); sending {
		m.Bill = m.Bill.Stop()
		m.notice = newNotice(route.Notice{Text: "stopping what is being sent; again leaves at once"})
		return m, nil
	}
	return m, m.leave()
}

func (m Model) leave() tea.Cmd { return tea.Sequence(m.Caption.Save(), route.To(leaveMsg{})) }

var errUnsaved = &journal.Error{
	Op: "quit", Kind: journal.NeedsUser, Err: errors.New("what was typed last could not be stored"),
	Hint: "make room on the disk and quit again; quitting twice leaves without it",
}

// left ends the program, unless that would lose words.
func (m Model) left() (tea.Model, tea.Cmd) {
	if m.Caption.Dirty() {
		m.leaving = unsaved
		m.notice = newNotice(route.Notice{Err: errUnsaved})
		return m, nil
	}
	return m, m.end()
}

// Flush stores what was typed and is not stored yet, after the program was ended from outside.
func (m Model) Flush() {
	if save := m.Caption.Save(); save != nil {
		save()
	}
}
