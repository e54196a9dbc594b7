package main

import (
	"context"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// undoneJSON is what `undo --json` prints.
type undoneJSON struct {
	Undone  string       `json:"undone"`
	Entries []journal.ID `json:"entries"`
	Kept    []journal.ID `json:"kept"`
}

// actJSON is a line of `undo --list --json`.
type actJSON struct {
	Act     string  `json:"act"`
	At      *string `json:"at"`
	Entries int     `json:"entries"`
}

func newActJSON(act journal.Act) actJSON {
	return actJSON{Act: act.Label, At: instant(act.At), Entries: act.Entries}
}

func (a *app) undoCommand() *cobra.Command {
	var list bool
	c := &cobra.Command{
		Use: "undo", Short: "Take the newest change back", Args: exactly(),
		Long: "Undo takes back the newest change of entries, marks or no-go areas, whoever made it and however long\n" +
			"ago; again, the one before. A mark or series that was sent meanwhile stays. --list shows what can be taken\n" +
			"back, the newest first, and changes nothing.",
		Example: "  sojourn undo --list\n  sojourn undo",
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if list {
				return a.listActs(c.Context(), j)
			}
			return a.undo(c.Context(), j)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "show what can be taken back")
	return c
}

func (a *app) undo(ctx context.Context, j *opened) error {
	u, err := j.store.Undo(ctx)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printJSON(a.stdout, undoneJSON{
			Undone: u.Label, Entries: append([]journal.ID{}, u.Entries...), Kept: append([]journal.ID{}, u.Kept...),
		})
	}
	if len(u.Entries) > 0 || len(u.Kept) == 0 {
		a.say("took back: %s", journal.Visible(u.Label))
	} else {
		a.say("not taken back: %s", journal.Visible(u.Label))
	}
	if len(u.Kept) > 0 {
		a.note("as before: %s, sent meanwhile or under way", words.Count(len(u.Kept), "entry"))
	}
	return nil
}

func (a *app) listActs(ctx context.Context, j *opened) error {
	acts, err := j.store.Acts(ctx, 0)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printEach(a, acts, newActJSON)
	}
	if len(acts) == 0 {
		a.note("there is nothing to undo")
	}
	t := a.newTable("when", "entries", "what")
	for _, act := range acts {
		t.row(cell{text: act.At.Local().Format("2006-01-02 15:04"), ink: faint},
			cell{text: words.Number(act.Entries), right: true}, cell{text: act.Label})
	}
	return t.flush(a.stdout)
}
