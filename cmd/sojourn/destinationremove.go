package main

import (
	"github.com/spf13/cobra"
)

func (a *app) destinationRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget a destination and its token", Args: exactly("NAME"),
		Long: "Remove forgets how to reach a destination, and its token. What was sent there stays there, and its\n" +
			"receipts stay here.",
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.RemoveDestination(c.Context(), args[0]); err != nil {
				return err
			}
			if keep, err := keeper(); err == nil {
				if err := keep.Remove(c.Context(), j.store.ID(), args[0]); err != nil {
					return err
				}
			}
			a.say("removed %s", args[0])
			return nil
		},
		ValidArgsFunction: a.completeDestinations,
	}
}
