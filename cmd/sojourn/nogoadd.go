package main

import (
	"context"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/nogo"
)

func (a *app) nogoAddCommand() *cobra.Command {
	var at, from string
	within := distanceFlag(nogo.UsualRadius)
	c := &cobra.Command{
		Use: "add NAME", Short: "Keep an area from all destinations", Args: exactly("NAME"),
		Long: nogoHelp + "\n\nWhat is queued is made anew. What was sent stays as it is until `sojourn told --edit`. A " +
			"no-go area of this name is replaced.\n\nWho sees many of your places from around an area may guess where its " +
			"middle is: make it larger than what it hides, and not round the house itself.",
		Example: "  sojourn nogo add \"the guide's house\" --at 37.9706,126.5550 --within 2km\n" +
			"  sojourn nogo add home --from 7Q2M",
		RunE: func(c *cobra.Command, args []string) error {
			if err := only(c, true, "at", "from"); err != nil {
				return err
			}
			ctx := c.Context()
			j, err := a.journal(ctx)
			if err != nil {
				return err
			}
			n := journal.NoGo{Name: journal.CleanLine(args[0]), Radius: float64(within)}
			if n.Point, err = a.pointOf(ctx, j, at, from); err != nil {
				return err
			}
			return a.addArea(ctx, j, n)
		},
		ValidArgsFunction: a.completeNoGos,
	}
	c.Flags().StringVar(&at, "at", "", "around `COORDINATES`, in any notation that `sojourn place --at` knows")
	c.Flags().StringVar(&from, "from", "", "around the place of entry `ID`")
	c.Flags().Var(&within, "within", "as far around as `DISTANCE`")
	a.complete(c, "from", a.completeOneID)
	return c
}

func (a *app) addArea(ctx context.Context, j *opened, n journal.NoGo) error {
	before, is, err := nogo.NewKeeper(j.store).Add(ctx, n)
	if journal.KindOf(err) == journal.Invalid {
		return wrong(err)
	}
	if err != nil {
		return err
	}
	if before != nil && *before != n {
		a.note("it was %s; to have that back: `sojourn undo`, or %s", before, addNoGo(*before))
	}
	return a.tellArea(n, areaCounts(is))
}
