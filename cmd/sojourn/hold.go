package main

import (
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (a *app) holdCommand() *cobra.Command {
	c := a.embargoCommand("hold", journal.ByHand, "held", "nothing to hold: nothing of it waits, or it is held already")
	c.Short = "Keep what is marked until it is released"
	c.Long = "Hold keeps marked entries in the outbox, whatever the time is, until `sojourn release`. For a time,\n" +
		"`sojourn mark --not-before` keeps them until then."
	c.Example = "  sojourn hold 7Q2M --to desk"
	return c
}

func (a *app) releaseCommand() *cobra.Command {
	c := a.embargoCommand("release", time.Time{}, "released", "nothing to release: nothing of it is held")
	c.Short = "Let go what is held, by hand or until a time"
	c.Long = "Release ends embargoes, those of `sojourn hold` and those of `sojourn mark --not-before`: the next sync\n" +
		"sends the entries."
	c.Example = "  sojourn release 7Q2M\n  sojourn release --query tag:summit --to desk"
	return c
}

func (a *app) embargoCommand(verb string, until time.Time, done, nothing string) *cobra.Command {
	var m marking
	c := &cobra.Command{Use: verb + " " + someEntries + " [--to DEST]"}
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		j, ids, err := a.chosenTo(c, args, m)
		if err != nil || len(ids) == 0 {
			return err
		}
		n, err := j.store.Embargo(ctx, ids, m.to, until)
		if err != nil {
			return err
		}
		if n == 0 {
			a.say("%s", nothing)
		} else {
			a.did("%s %s%s", done, words.Count(n, "entry"), already(len(ids)-n))
		}
		return a.changed(ctx, ids)
	}
	a.markingFlags(c, &m)
	return c
}
