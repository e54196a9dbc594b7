package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/lint"
	"sojourn/tui/facts"
	"sojourn/tui/words"
)

// adviceJSON is one line of `lint --json`.
type adviceJSON struct {
	Entry  journal.ID `json:"entry"`
	Advice lint.Kind  `json:"advice"`
	Text   string     `json:"text"`
}

// lintSummary ends `lint --json`.
type lintSummary struct {
	Entries int `json:"entries"`
	Advised int `json:"advised"`
}

func (a *app) lintCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "lint " + someEntries, Short: "Read captions as a desk does, and advise",
		Long: "Lint tells what a news desk would ask back for: who does what, where and when in the first sentence, the\n" +
			"right weekday, at most two sentences, a credit. It advises; nothing is kept from being sent by it.",
		Example: "  sojourn lint 7Q2M\n  sojourn lint --query 'is:marked' --json",
		RunE:    func(c *cobra.Command, args []string) error { return a.runLint(c, args, of) },
	}
	a.selects(c, &of)
	return c
}

func (a *app) runLint(c *cobra.Command, args []string, of selection) error {
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, of)
	if err != nil {
		return err
	}
	codes, err := j.store.Codes(ctx)
	if err != nil {
		return err
	}
	did := lintSummary{Entries: len(ids)}
	t := a.newTable("entry", "advice", "title")
	for _, id := range ids {
		e, err := j.store.Entry(ctx, id)
		if err != nil {
			return err
		}
		all := lint.Of(e, codes)
		if len(all) > 0 {
			did.Advised++
		}
		if err := a.advise(t, e, all); err != nil {
			return err
		}
	}
	if a.flags.json {
		return printJSON(a.stdout, summary{did})
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	a.note("a desk would ask about %s of %s", words.Number(did.Advised), words.Count(did.Entries, "entry"))
	return nil
}

// advise prints what there is to say of e, or puts it into t.
func (a *app) advise(t *table, e journal.Entry, all []lint.Advice) error {
	for _, one := range all {
		if !a.flags.json {
			t.row(cell{text: string(e.ID), ink: faint}, cell{text: one.Text}, cell{text: facts.Title(e)})
			continue
		}
		if err := printJSON(a.stdout, adviceJSON{e.ID, one.Kind, one.Text}); err != nil {
			return err
		}
	}
	return nil
}
