package tui

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// actedMsg is what became of a mark, an unmark or an undo.
type actedMsg struct {
	ids    []journal.ID
	notice route.Notice
}

// mark marks for the named or the default destination, or asks for one.
func (m Model) mark(msg route.Mark) (tea.Model, tea.Cmd, bool) {
	if msg.Choose {
		return m, destinations(m.store, msg.IDs), true
	}
	return m, mark(m.store, *m.keys, msg.IDs, msg.Destination), true
}

func mark(s marks, k keys.Map, ids []journal.ID, destination string) tea.Cmd {
	return func() tea.Msg {
		marked, err := s.Mark(context.Background(), ids, destination, time.Time{})
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		return actedMsg{ids: ids, notice: route.Notice{Text: markedText(k, marked)}}
	}
}

// markedText tells what was marked where: "marked 12 entries for desk, as the trip says; s sends, u undoes it".
func markedText(k keys.Map, marked []journal.Marked) string {
	var parts []string
	isNew := 0
	for _, one := range marked {
		isNew += one.New
		parts = append(parts, markedFor(one))
	}
	text := strings.Join(parts, "; ")
	if isNew == 0 {
		return text
	}
	return text + "; " + keys.Name(k.Global.Sync) + " sends, " + keys.Name(k.Act.Undo) + " undoes it"
}

func markedFor(one journal.Marked) string {
	to, trip := one.To, ""
	if one.ByTrip {
		trip = ", as the trip says"
	}
	switch {
	case one.New == 0 && one.Before == 1:
		return "it is marked for " + to + " already" + trip
	case one.New == 0:
		return "they are marked for " + to + " already" + trip
	case one.Before == 1:
		return "marked " + words.Count(one.New, "entry") + " for " + to + trip + ", 1 was already"
	case one.Before > 1:
		return "marked " + words.Count(one.New, "entry") + " for " + to + trip + ", " + words.Number(one.Before) + " were already"
	}
	return "marked " + words.Count(one.New, "entry") + " for " + to + trip
}

func unmark(s marks, k keys.Map, ids []journal.ID, destination string) tea.Cmd {
	return func() tea.Msg {
		n, err := s.Unmark(context.Background(), ids, destination)
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		text := fmt.Sprintf("took the marks of %s back; %s undoes it", words.Count(n, "entry"), keys.Name(k.Act.Undo))
		if n == 0 {
			text = "there is no mark to take back"
		}
		return actedMsg{ids: ids, notice: route.Notice{Text: text}}
	}
}

// hold keeps what waits, or lets it go; nothing is sent by that.
func hold(s marks, k keys.Map, msg route.Hold) tea.Cmd {
	return func() tea.Msg {
		until, done := journal.ByHand, "held: no sync sends it before "+keys.Name(k.Queue.Hold)+" in the outbox lets it go"
		if msg.Release {
			until, done = time.Time{}, "let go: the next sync sends it"
		}
		n, err := s.Embargo(context.Background(), msg.IDs, msg.Destination, until)
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		if n == 0 {
			return actedMsg{notice: route.Notice{Text: "nothing of it waits"}}
		}
		return actedMsg{ids: msg.IDs, notice: route.Notice{Text: done + "; " + keys.Name(k.Act.Undo) + " undoes it"}}
	}
}

func undo(s marks) tea.Cmd {
	return func() tea.Msg {
		undone, err := s.Undo(context.Background())
		if journal.KindOf(err) == journal.NotFound {
			return actedMsg{notice: route.Notice{Text: "there is nothing to undo"}}
		}
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		if undone.NoGo != "" {
			undone.Entries = []journal.ID{} // whichever are in it
		}
		return actedMsg{ids: undone.Entries, notice: route.Notice{Text: undoneText(undone)}}
	}
}

func undoneText(u journal.Undone) string {
	kept := words.Count(len(u.Kept), "entry") + " stays as it is: sent meanwhile, or under way"
	if len(u.Kept) > 1 {
		kept = words.Count(len(u.Kept), "entry") + " stay as they are: sent meanwhile, or under way"
	}
	switch {
	case len(u.Kept) == 0:
		return "undone: " + u.Label
	case len(u.Entries) == 0:
		return "not undone: " + u.Label + "; " + kept
	}
	return "undone: " + u.Label + "; " + kept
}

type destinationsMsg struct {
	ids []journal.ID
	all []journal.Destination
	err error
}

func destinations(s marks, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		all, err := s.Destinations(context.Background())
		return destinationsMsg{ids: ids, all: all, err: err}
	}
}
