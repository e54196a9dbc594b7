package main

import (
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

func (a *app) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "undo", Short: "Take the newest change back", Args: exactly(),
		Long: "Undo takes back the newest change of entries or marks, whoever made it and however long ago; again,\n" +
			"the one before. A mark that was sent meanwhile stays.",
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			u, err := j.store.Undo(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printJSON(a.stdout, undoneJSON{
					Undone: u.Label, Entries: append([]journal.ID{}, u.Entries...),
					Kept: append([]journal.ID{}, u.Kept...),
				})
			}
			a.say("took back: %s", journal.Visible(u.Label))
			if len(u.Kept) > 0 {
				a.note("%s stay marked: sent meanwhile, or under way", words.Count(len(u.Kept), "entry"))
			}
			return nil
		},
	}
}
