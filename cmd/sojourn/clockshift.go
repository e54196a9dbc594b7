package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/clock"
)

func (a *app) clockShiftCommand() *cobra.Command {
	dry, by := false, time.Duration(0)
	c := &cobra.Command{
		Use: "shift BODY --by ±D [QUERY…]", Short: "Move the clock of a body's photos by so much",
		Long: "Shift adds D, like 1h or -30m, to what is added to the clock of each photo of BODY that QUERY selects already:\n" +
			"for whole hours that the clock was off. Times that you typed stay. It is one step that `sojourn undo` takes back.",
		Example: "  sojourn clock shift 2012345 --by 1h from:2013-03-31\n  sojourn clock shift D4 --by -8h",
		Args:    atLeast(1, "BODY"),
		RunE: func(c *cobra.Command, args []string) error {
			if by == 0 {
				return usagef("--by is missing: by how much, like 1h or -30m?")
			}
			return a.runClockShift(c.Context(), args[0], by, args[1:], dry)
		},
		ValidArgsFunction: a.completeBodyThenQuery,
	}
	c.Flags().DurationVar(&by, "by", 0, "`±D` to move by, like 1h or -30m")
	c.Flags().BoolVar(&dry, "dry-run", false, "only tell how many it would move")
	return c
}

func (a *app) runClockShift(ctx context.Context, name string, d time.Duration, query []string, dry bool) error {
	j, q, err := a.asked(ctx, query)
	if err != nil {
		return err
	}
	b, err := a.body(ctx, j, name)
	if err != nil {
		return err
	}
	plan, err := j.shifted(ctx, b.Body, d, q)
	if err != nil {
		return err
	}
	return a.corrected(ctx, j, b, plan, dry)
}

// shifted plans to move the clock of a body's photos.
func (j *opened) shifted(ctx context.Context, b journal.Body, d time.Duration, q journal.Query) (clock.Plan, error) {
	var plan clock.Plan
	err := j.store.EachFrame(ctx, q, func(f journal.Frame) error {
		if f.Body == b {
			plan.Add(f, f.Taken.Adjust+d, true)
		}
		return nil
	})
	return plan, err
}
