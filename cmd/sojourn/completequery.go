package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// completeQuery completes the term of a query that is being typed.
func (a *app) completeQuery(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	out, how := a.withJournal(c, func(ctx context.Context, j *opened) []string {
		return j.finder.Complete(ctx, typed)
	})
	if len(out) > 0 && strings.HasSuffix(out[0], ":") {
		how |= cobra.ShellCompDirectiveNoSpace
	}
	return out, how
}
