package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/words"
)

func (a *app) clockApplyCommand() *cobra.Command {
	dry := false
	c := &cobra.Command{
		Use: "apply BODY [QUERY…]", Short: "Correct a body's photos by what is known of its clock",
		Long: "Apply adds to the time of each photo of BODY that QUERY selects, all without one, how far its clock was off\n" +
			"then. It is one step that `sojourn undo` takes back. Times that you typed stay, and photos from between two\n" +
			"readings where the clock was set. Applied again after another reading, it corrects the correction.",
		Example: "  sojourn clock apply D4 --dry-run\n  sojourn clock apply D4 trip:winter from:2013-02-20",
		Args:    atLeast(1, "BODY"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.runClockApply(c.Context(), args[0], args[1:], dry)
		},
		ValidArgsFunction: a.completeBodyThenQuery,
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "only tell how many it would correct")
	return c
}

// clockSummary ends `clock apply --json`.
type clockSummary struct {
	Body      string `json:"body"`
	Corrected int    `json:"corrected"`
	Right     int    `json:"right"`
	Typed     int    `json:"typed"`
	Unsure    int    `json:"unsure"`
}

func (a *app) runClockApply(ctx context.Context, name string, query []string, dry bool) error {
	j, q, err := a.asked(ctx, query)
	if err != nil {
		return err
	}
	b, err := a.body(ctx, j, name)
	if err != nil {
		return err
	}
	plan, err := clock.NewKeeper(j.store).Plan(ctx, b.Body, b.line, q, nil)
	if err != nil {
		return err
	}
	return a.corrected(ctx, j, b, plan, dry)
}

// corrected does what is planned, unless it is only to be told, and tells it.
func (a *app) corrected(ctx context.Context, j *opened, b ofBody, plan clock.Plan, dry bool) error {
	if !dry {
		if err := j.correct(ctx, b.Body, plan.Patches); err != nil {
			return err
		}
	}
	if a.flags.json {
		n := clockSummary{b.String(), len(plan.Patches), plan.Right, plan.Typed, plan.Unsure}
		if err := printJSON(a.stdout, summary{n}); err != nil {
			return err
		}
	}
	a.tellPlan(b.Body, plan, dry)
	return nil
}

// correct makes planned corrections, in one step.
func (j *opened) correct(ctx context.Context, b journal.Body, patches []journal.Patch) error {
	if len(patches) == 0 {
		return nil
	}
	label := "clock of " + words.Count(len(patches), "photo") + " of the " + b.String()
	_, err := j.store.Apply(ctx, journal.Change{Label: label, Patches: patches})
	return err
}

func (a *app) tellPlan(b journal.Body, p clock.Plan, dry bool) {
	verb := "corrected"
	if dry {
		verb = "would correct"
	}
	line := verb + " " + words.Count(len(p.Patches), "photo") + " of the " + journal.Visible(b.String())
	for _, rest := range []struct {
		n    int
		what string
	}{
		{p.Right, "right already"},
		{p.Typed, "stay as you typed them"},
		{p.Unsure, "stay: the clock was set somewhere about them"},
	} {
		if rest.n > 0 {
			line += "; " + words.Number(rest.n) + " " + rest.what
		}
	}
	a.say("%s", line)
	if p.Tracked > 0 && !dry {
		a.note("%s got their place from a track at the old time: `sojourn place --from-track ID…` looks again",
			words.Number(p.Tracked)+" of them")
	}
}

func (a *app) clockRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NUMBER", Short: "Forget a reading; what was corrected by it stays",
		Long:    "Remove forgets a reading, by the number that `sojourn clock BODY` shows beside it.",
		Example: "  sojourn clock D4\n  sojourn clock remove 2", Args: exactly("NUMBER"),
		RunE: func(c *cobra.Command, args []string) error {
			n, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%s is no number of a reading; `sojourn clock BODY` shows them", journal.Visible(args[0]))
			}
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.RemoveClockReading(c.Context(), n); err != nil {
				return err
			}
			a.say("forgot reading %d", n)
			return nil
		},
		ValidArgsFunction: a.completeReadings,
	}
}
