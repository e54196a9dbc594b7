package main

import (
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (a *app) seriesCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "series", Short: "Join entries to one of several photos, or split it again", Args: ofVerbs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.joinCommand(), a.splitCommand())
	return c
}

func (a *app) joinCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "join " + someEntries, Short: "Make one entry of several, the oldest photo first",
		Long: "Join makes a series: one entry with the photos of all, under the id of the oldest. It has each text and\n" +
			"the place of the first that has one, and the keywords of all; other texts are kept in its history. It stays\n" +
			"marked where all were marked. What was sent, or is under way, is not joined. `sojourn undo` takes it back.",
		Example: "  sojourn series join 7Q2M 8AAB 8AAC\n  sojourn series join --query 'on:2013-02-25 tag:bridge'",
		RunE:    func(c *cobra.Command, args []string) error { return a.runJoin(c, args, of) },
	}
	a.selects(c, &of)
	return c
}

func (a *app) splitCommand() *cobra.Command {
	return &cobra.Command{
		Use: "split ID", Short: "Make an entry of each photo of a series",
		Long: "Split gives each photo of a series an entry of its own, with the words of the series. What was joined\n" +
			"before gets its own id, time, place and alt text back. Marks stay with the first.",
		Example: "  sojourn series split 7Q2M", Args: exactly("ID"),
		RunE: a.runSplit, ValidArgsFunction: a.completeIDs,
	}
}

func (a *app) runJoin(c *cobra.Command, args []string, of selection) error {
	j, ids, err := a.chosen(c, args, of)
	if err != nil || len(ids) == 0 {
		return err
	}
	done, err := j.store.Join(c.Context(), ids)
	if err != nil {
		return err
	}
	a.did("joined %s to %s, a series of %s", words.Count(done.Entries, "entry"), done.ID, words.Count(done.Photos, "photo"))
	if len(done.Unmarked) > 0 {
		a.note("not marked for %s: not all of them were", journal.Visible(strings.Join(done.Unmarked, ", ")))
	}
	return a.changed(c.Context(), []journal.ID{done.ID})
}

func (a *app) runSplit(c *cobra.Command, args []string) error {
	j, err := a.journal(c.Context())
	if err != nil {
		return err
	}
	ids, err := j.ids(c.Context(), args)
	if err != nil {
		return err
	}
	parts, err := j.store.Split(c.Context(), ids[0])
	if err != nil {
		return err
	}
	a.did("split %s into %s", ids[0], words.Count(len(parts), "entry"))
	return a.changed(c.Context(), parts)
}
