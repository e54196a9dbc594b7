package tui

import (
	"context"
	"errors"
	"fmt"
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
	return m, mark(m.store, m.keys, msg.IDs, msg.Destination), true
}

var errNoDestination = &journal.Error{
	Op: "mark", Kind: journal.NotFound, Err: errors.New("there is no destination yet"),
	Hint: "add one with `sojourn destination add folder NAME DIR`, or mastodon; nothing was changed",
}

func mark(s marks, k keys.Map, ids []journal.ID, destination string) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		all, err := s.Destinations(ctx)
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		for _, d := range all {
			if destination == "" && d.Default {
				destination = d.Name
			}
		}
		if destination == "" {
			return actedMsg{notice: route.Notice{Err: errNoDestination}}
		}
		n, err := s.Mark(ctx, ids, destination, time.Time{})
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		return actedMsg{ids: ids, notice: route.Notice{Text: markedText(k, n, len(ids), destination)}}
	}
}

func markedText(k keys.Map, n, of int, destination string) string {
	undo := keys.Name(k.Act.Undo)
	switch {
	case n == 0 && of == 1:
		return "it is marked for " + destination + " already"
	case n == 0:
		return "they are marked for " + destination + " already"
	case n < of:
		return fmt.Sprintf("marked %s for %s, %d were already; %s undoes it",
			words.Count(n, "entry"), destination, of-n, undo)
	}
	return fmt.Sprintf("marked %s for %s; %s sends, %s undoes it",
		words.Count(n, "entry"), destination, keys.Name(k.Global.Sync), undo)
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

func undo(s marks) tea.Cmd {
	return func() tea.Msg {
		undone, err := s.Undo(context.Background())
		if journal.KindOf(err) == journal.NotFound {
			return actedMsg{notice: route.Notice{Text: "there is nothing to undo"}}
		}
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
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
