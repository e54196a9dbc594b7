package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

const (
	offered      = 50 // completions at most
	captionCells = 60
)

type directive = cobra.ShellCompDirective

const noFiles = cobra.ShellCompDirectiveNoFileComp

// complete gives a flag its completion.
func (a *app) complete(c *cobra.Command, flag string, by cobra.CompletionFunc) {
	_ = c.RegisterFlagCompletionFunc(flag, by) // fails only for a flag that is not there
}

// completeWords completes one of a few words.
func completeWords(list ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, directive) {
		return beginningWith(list, typed), noFiles
	}
}

func beginningWith(list []string, typed string) []string {
	var out []string
	for _, s := range list {
		if strings.HasPrefix(strings.ToLower(s), strings.ToLower(typed)) {
			out = append(out, s)
		}
	}
	return out
}

func completeZones(_ *cobra.Command, _ []string, typed string) ([]string, directive) {
	return beginningWith(zoneNames(), typed), noFiles
}

// withJournal completes from the journal; where there is none, with nothing.
func (a *app) withJournal(
	c *cobra.Command, list func(ctx context.Context, j *opened) []string,
) ([]string, directive) {
	ctx := c.Context()
	if ctx == nil {
		ctx = context.Background()
	}
	j, err := a.journal(ctx)
	if err != nil {
		return nil, noFiles
	}
	return list(ctx, j), noFiles
}

// completeIDs completes the ids of entries, each with its caption.
func (a *app) completeIDs(c *cobra.Command, args []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		prefix, err := journal.ParseIDPrefix(typed)
		if err != nil && typed != "" {
			return nil
		}
		ids, err := j.newest(ctx, prefix, args)
		if err != nil {
			return nil
		}
		var out []string
		for _, id := range ids {
			if e, err := j.store.Entry(ctx, id); err == nil {
				out = append(out, cobra.CompletionWithDesc(string(id), describe(e)))
			}
		}
		return out
	})
}

// newest returns the newest entries whose id begins with prefix, but none that are taken.
func (j *opened) newest(ctx context.Context, prefix string, taken []string) ([]journal.ID, error) {
	all, err := j.store.IDs(ctx, journal.Query{})
	var out []journal.ID
	for i := len(all) - 1; i >= 0 && len(out) < offered; i-- {
		if id := string(all[i]); strings.HasPrefix(id, prefix) && !contains(taken, id) {
			out = append(out, all[i])
		}
	}
	return out, err
}

// contains tells whether id was typed already, in whatever case.
func contains(typed []string, id string) bool {
	for _, t := range typed {
		if strings.EqualFold(t, id) {
			return true
		}
	}
	return false
}

// describe is what a shell shows beside an id.
func describe(e journal.Entry) string {
	return grapheme.Cut(join("  ", e.Taken.Day(), title(e)), captionCells)
}

func (a *app) completeOneID(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.completeIDs(c, args, typed)
}

func (a *app) completeDestinations(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		all, _ := j.store.Destinations(ctx)
		var out []string
		for _, d := range all {
			if strings.HasPrefix(d.Name, typed) {
				out = append(out, cobra.CompletionWithDesc(d.Name, journal.Visible(d.Kind+" "+whereOf(d))))
			}
		}
		return out
	})
}

func (a *app) completeTrips(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		trips, _ := j.store.Trips(ctx)
		return beginningWith(trips, typed)
	})
}

// completeKeywords completes the last of a list of keywords.
func (a *app) completeKeywords(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	before, last := "", typed
	if at := strings.LastIndexByte(typed, ','); at >= 0 {
		before, last = typed[:at+1], typed[at+1:]
	}
	out, _ := a.withJournal(c, func(ctx context.Context, j *opened) []string {
		keywords, _ := j.store.Keywords(ctx, last, offered)
		var out []string
		for _, k := range keywords {
			out = append(out, before+k.Keyword)
		}
		return out
	})
	return out, noFiles | cobra.ShellCompDirectiveNoSpace
}
