package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/clock"
)

func (a *app) completeBodies(c *cobra.Command, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		all, _ := a.bodies(ctx, j)
		var out []string
		for _, b := range all {
			name := shortName(b.Body)
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed)) {
				out = append(out, cobra.CompletionWithDesc(name, journal.Visible(join(", ", b.Camera(), b.line.Words()))))
			} else if strings.HasPrefix(strings.ToLower(b.Model), strings.ToLower(typed)) {
				out = append(out, b.Model)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	})
}

func (a *app) completeBodyThenID(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) == 0 {
		return a.completeBodies(c, typed)
	}
	return a.completeOneID(c, args[1:], typed)
}

func (a *app) completeBodyThenQuery(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) == 0 {
		return a.completeBodies(c, typed)
	}
	return a.completeQuery(c, args[1:], typed)
}

func (a *app) completeReadings(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		all, _ := j.store.ClockReadings(ctx)
		var out []string
		for _, r := range all {
			if n := strconv.FormatInt(r.N, 10); strings.HasPrefix(n, typed) {
				out = append(out, cobra.CompletionWithDesc(n, journal.Visible(r.Body.String()+" "+clock.Words(r.Offset))))
			}
		}
		return out
	})
}
