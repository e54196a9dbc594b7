package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// marking is what the flags of `mark` and `unmark` ask for.
type marking struct {
	query, to string
	notBefore timeFlag
}

func (a *app) markCommand() *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use: "mark {ID… | --query QUERY} [--to DEST]", Short: "Decide that entries go to a destination",
		Long: "Mark puts entries into the outbox of a destination; without --to of those of their trip, else of the\n" +
			"default one. Nothing leaves before `sojourn sync`.\n" +
			"--not-before keeps them until then; without an offset it is this machine's time.",
		Example: "  sojourn mark 7Q2M --to desk\n" +
			"  sojourn mark --query 'is:captioned not is:sent' --to desk --not-before 2013-03-01T06:00:00+09:00",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return a.runMark(c, args, m) },

		ValidArgsFunction: a.completeIDs,
	}
	a.markingFlags(c, &m)
	c.Flags().Var(&m.notBefore, "not-before", "keep them until `TIME`")
	return c
}

func (a *app) unmarkCommand() *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use: "unmark {ID… | --query QUERY} [--to DEST]", Short: "Take that decision back",
		Long: "Unmark takes entries out of the outbox of a destination, of all without --to. What was sent, or is\n" +
			"being sent, stays as it is.",
		Example: "  sojourn unmark 7Q2M\n  sojourn unmark --query trip:winter --to desk",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(c *cobra.Command, args []string) error { return a.runUnmark(c, args, m) },

		ValidArgsFunction: a.completeIDs,
	}
	a.markingFlags(c, &m)
	return c
}

func (a *app) markingFlags(c *cobra.Command, m *marking) {
	c.Flags().StringVar(&m.query, "query", "", "the entries that `QUERY` selects")
	c.Flags().StringVar(&m.to, "to", "", "the destination `DEST`")
	a.complete(c, "to", a.completeDestinations)
	a.complete(c, "query", a.completeQuery)
}

func (a *app) runMark(c *cobra.Command, args []string, m marking) error {
	ctx := c.Context()
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	ids, err := j.chosen(c, args, m.query)
	if err != nil {
		return err
	}
	goals, err := j.goals(ctx, ids, m.to)
	if err != nil {
		return err
	}
	line := ""
	if at := m.notBefore.instant(); !at.IsZero() {
		line = ", not before " + at.Format("2 January 2006 15:04 -07:00")
	}
	for _, g := range goals {
		n, err := j.store.Mark(ctx, g.ids, g.to, m.notBefore.instant())
		if err != nil {
			return err
		}
		a.say("marked %s for %s%s%s", words.Count(n, "entry"), g.to, line, already(len(g.ids)-n))
	}
	return a.changed(ctx, ids)
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
	for _, d := range all {
		if d.Default {
			return d, nil
		}
	}
	if err == nil {
		err = &journal.Error{
			Op: "destination", Kind: journal.NotFound, Err: errors.New("there is none yet"),
			Hint: "`sojourn destination add folder NAME DIR` makes one",
		}
	}
	return journal.Destination{}, err
}

func (a *app) runUnmark(c *cobra.Command, args []string, m marking) error {
	ctx := c.Context()
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	ids, err := j.chosen(c, args, m.query)
	if err != nil {
		return err
	}
	if m.to != "" {
		if _, err := j.store.Destination(ctx, m.to); err != nil {
			return err
		}
	}
	n, err := j.store.Unmark(ctx, ids, m.to)
	if err != nil {
		return err
	}
	a.say("unmarked %s", words.Count(n, "entry"))
	return a.changed(ctx, ids)
}
