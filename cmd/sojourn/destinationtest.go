package main

import (
	"context"

	"github.com/spf13/cobra"
)

func (a *app) destinationTestCommand() *cobra.Command {
	return &cobra.Command{
		Use: "test NAME", Short: "Ask a destination what it takes", Args: exactly("NAME"),
		Long: "Test goes to the destination, shows it the credentials, and remembers what it takes. Nothing is\n" +
			"published. Without a link the exit code is 4.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.testDestination(c.Context(), args[0])
		},
		ValidArgsFunction: a.completeDestinations,
	}
}

func (a *app) testDestination(ctx context.Context, name string) error {
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	d, err := j.store.Destination(ctx, name)
	if err != nil {
		return err
	}
	limits, err := a.limits(ctx, j, d)
	if err == nil {
		err = j.store.SaveLimits(ctx, name, limits)
	}
	if err != nil {
		return err
	}
	if d, err = j.store.Destination(ctx, name); err != nil { // with what was learnt about it beside
		return err
	}
	if a.flags.json {
		return printJSON(a.stdout, j.destinationJSON(d))
	}
	a.say("%s answers and takes %s", name, limitWords(d.Limits))
	return nil
}
