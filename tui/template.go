package tui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

type stationery interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
	Templates(ctx context.Context) ([]journal.Template, error)
}

// trial is what a template would do to entries.
type trial struct {
	template journal.Template
	changes  int // entries that would be different
	samples  []sample
}

// sample is what it would do to one of them.
type sample struct {
	title   string
	effects []journal.Effect
}

const mostSamples = 4

// trialsMsg is what every template would do.
type trialsMsg struct {
	ids []journal.ID
	all []trial
	err error
}

var errNoTemplate = &journal.Error{
	Op: "template", Kind: journal.NotFound, Err: errors.New("there is no template yet"),
	Hint: "make one with `sojourn template set NAME …`; nothing was changed",
}

// tryTemplates reads entries and tries every template on them; nothing is changed.
func tryTemplates(s stationery, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		ctx, msg := context.Background(), trialsMsg{ids: ids}
		templates, err := s.Templates(ctx)
		if err == nil && len(templates) == 0 {
			err = errNoTemplate
		}
		if err != nil {
			return trialsMsg{err: err}
		}
		msg.all = make([]trial, len(templates))
		for i, t := range templates {
			msg.all[i].template = t
		}
		for _, id := range ids {
			e, err := s.Entry(ctx, id)
			if err != nil {
				return trialsMsg{err: err}
			}
			for i := range msg.all {
				msg.all[i] = msg.all[i].with(e)
			}
		}
		return msg
	}
}

func (t trial) with(e journal.Entry) trial {
	effects := t.template.Effects(e)
	if len(effects) == 0 {
		return t
	}
	t.changes++
	if len(t.samples) < mostSamples {
		t.samples = append(t.samples, sample{facts.Title(e), effects})
	}
	return t
}

// applyTemplate puts t into entries as they are now, in one change.
func applyTemplate(s stationery, k keys.Map, t journal.Template, ids []journal.ID) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		change := journal.Change{Label: fmt.Sprintf("template %s on %s", t.Name, words.Count(len(ids), "entry"))}
		for _, id := range ids {
			e, err := s.Entry(ctx, id)
			if err != nil {
				return actedMsg{notice: route.Notice{Err: err}}
			}
			change.Patches = append(change.Patches, t.Patch(e))
		}
		n, err := s.Apply(ctx, change)
		if err != nil {
			return actedMsg{notice: route.Notice{Err: err}}
		}
		text := fmt.Sprintf("%s changed %s; %s undoes it", t.Name, words.Count(n, "entry"), keys.Name(k.Act.Undo))
		if n == 0 {
			text = "nothing was changed: they have the words of " + t.Name + " already"
		}
		return actedMsg{ids: ids, notice: route.Notice{Text: text}}
	}
}
