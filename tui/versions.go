package tui

import (
	"context"
	"errors"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/aymanbagabas/go-udiff"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
)

type remembering interface {
	// Versions are the texts of an entry before they were replaced, the newest first.
	Versions(ctx context.Context, id journal.ID) ([]journal.TextVersion, error)
}

// versionsMsg are the earlier texts of an entry.
type versionsMsg struct {
	entry journal.Entry
	all   []journal.TextVersion
}

var errNoVersion = &journal.Error{
	Op: "earlier texts", Kind: journal.NotFound, Err: errors.New("no text of it was ever replaced"),
	Hint: "captions, alt texts and headlines are kept when others take their place",
}

func readVersions(s Store, id journal.ID) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		e, err := s.Entry(ctx, id)
		if err != nil {
			return route.Notice{Err: err}
		}
		all, err := s.Versions(ctx, id)
		if err == nil && len(all) == 0 {
			err = errNoVersion
		}
		if err != nil {
			return route.Notice{Err: err}
		}
		return versionsMsg{entry: e, all: all}
	}
}

// bringBack makes a text of id what it was.
func bringBack(s Store, k keys.Map, id journal.ID, v journal.TextVersion) tea.Cmd {
	return func() tea.Msg {
		name := string(v.Field)
		n, err := s.Apply(context.Background(), journal.Change{
			Label: "restore " + name + " of 1 entry", Patches: []journal.Patch{v.Patch(id)},
		})
		text := "the " + name + " is back; " + keys.Name(k.Act.Undo) + " on the sheet undoes it"
		if n == 0 {
			text = "nothing was changed: it is the present " + name + " too"
		}
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		return actedMsg{ids: []journal.ID{id}, notice: route.Notice{Text: text}}
	}
}

// wordChange is words that stayed, went or came.
type wordChange struct {
	words          []string
	removed, added bool
}

// changes are what became of before, word by word.
func changes(before, after string) []wordChange {
	const all = 1 << 20 // words of context: everything
	a, b := wordLines(before), wordLines(after)
	d, err := udiff.ToUnifiedDiff("", "", a, udiff.Lines(a, b), all)
	if err != nil || len(d.Hunks) == 0 {
		return []wordChange{{words: []string{after}}}
	}
	var list []wordChange
	for _, l := range d.Hunks[0].Lines {
		c := wordChange{removed: l.Kind == udiff.Delete, added: l.Kind == udiff.Insert}
		word := strings.TrimSuffix(l.Content, "\n")
		if n := len(list); n > 0 && list[n-1].removed == c.removed && list[n-1].added == c.added {
			list[n-1].words = append(list[n-1].words, word)
			continue
		}
		c.words = []string{word}
		list = append(list, c)
	}
	return list
}

// wordLines writes each word of s in a line of its own, with the blank behind it. Where a script
// puts none, each character is one; a line break is ⏎.
func wordLines(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(" \n⏎ \n")
		case unicode.IsSpace(r):
			b.WriteString(" \n")
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			b.WriteString(string(r) + "\n")
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + " \n"
}
