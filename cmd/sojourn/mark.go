package main

import (
	"context"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// marking is what the flags of `mark` and `unmark` ask for.
type marking struct {
	of        selection
	to        string
	notBefore timeFlag
}

func (a *app) markCommand() *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use: "mark " + someEntries + " [--to DEST]", Short: "Decide that entries go to a destination",
		Long: "Mark puts entries into the outbox of a destination; without --to of those of their trip, else of the\n" +
			"default one. Nothing leaves before `sojourn sync`.\n" +
			"--not-before keeps them until then; without an offset it is this machine's time.",
		Example: "  sojourn mark 7Q2M --to desk\n" +
			"  sojourn mark --query 'is:captioned not is:sent' --to desk --not-before 2013-03-01T06:00:00+09:00",
		RunE: func(c *cobra.Command, args []string) error { return a.runMark(c, args, m) },
	}
	a.markingFlags(c, &m)
	c.Flags().Var(&m.notBefore, "not-before", "keep them until `TIME`")
	return c
}

func (a *app) unmarkCommand() *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use: "unmark " + someEntries + " [--to DEST]", Short: "Take that decision back",
		Long: "Unmark takes entries out of the outbox of a destination, of all without --to. What was sent, or is\n" +
			"being sent, stays as it is.",
		Example: "  sojourn unmark 7Q2M\n  sojourn unmark --query trip:winter --to desk",
		RunE:    func(c *cobra.Command, args []string) error { return a.runUnmark(c, args, m) },
	}
	a.markingFlags(c, &m)
	return c
}

func (a *app) markingFlags(c *cobra.Command, m *marking) {
	a.selects(c, &m.of)
	c.Flags().StringVar(&m.to, "to", "", "the destination `DEST`")
	a.complete(c, "to", a.completeDestinations)
}

func (a *app) runMark(c *cobra.Command, args []string, m marking) error {
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, m.of)
	if err != nil || len(ids) == 0 {
		return err
	}
	marked, err := j.store.Mark(ctx, ids, m.to, m.notBefore.instant())
	if err != nil {
		return err
	}
	if !m.notBefore.instant().IsZero() {
		if _, err := j.outbox.SeeClock(ctx); err != nil {
			return err
		}
	}
	line := ""
	if at := m.notBefore.instant(); !at.IsZero() {
		line = ", not before " + at.Format("2 January 2006 15:04 -07:00")
	}
	a.tellMarked(marked, line)
	return a.changed(ctx, ids)
}

func (a *app) tellMarked(marked []journal.Marked, when string) {
	isNew := false
	for n, one := range marked {
		isNew = isNew || one.New > 0
		say := a.say
		if isNew && n == len(marked)-1 {
			say = a.did
		}
		if one.New == 0 {
			say("marked already for %s: %s", one.To, words.Count(one.Before, "entry"))
			continue
		}
		trip := ""
		if one.ByTrip {
			trip = ", as the trip says"
		}
		say("marked %s for %s%s%s%s", words.Count(one.New, "entry"), one.To, trip, when, already(one.Before))
	}
}

// already tells of entries that were as they should be.
func already(n int) string {
	if n == 0 {
		return ""
	}
	return "; " + words.Count(n, "other") + " as before"
}

// destinationOrDefault returns the destination of a name; "" names the default one.
func (j *opened) destinationOrDefault(ctx context.Context, name string) (journal.Destination, error) {
	if name != "" {
		return j.store.Destination(ctx, name)
	}
	all, err := j.store.Destinations(ctx)
	if err != nil {
		return journal.Destination{}, err
	}
	return journal.DefaultOf(all)
}

// chosenTo is the selection of m, once its destination, where it names one, is known to be there.
func (a *app) chosenTo(c *cobra.Command, args []string, m marking) (*opened, []journal.ID, error) {
	j, ids, err := a.chosen(c, args, m.of)
	if err == nil && len(ids) > 0 && m.to != "" {
		_, err = j.store.Destination(c.Context(), m.to)
	}
	return j, ids, err
}

func (a *app) runUnmark(c *cobra.Command, args []string, m marking) error {
	ctx := c.Context()
	j, ids, err := a.chosenTo(c, args, m)
	if err != nil || len(ids) == 0 {
		return err
	}
	n, err := j.store.Unmark(ctx, ids, m.to)
	if err != nil {
		return err
	}
	if n == 0 {
		a.say("nothing to unmark: they are not marked")
	} else {
		a.did("unmarked %s%s", words.Count(n, "entry"), already(len(ids)-n))
	}
	return a.changed(ctx, ids)
}
