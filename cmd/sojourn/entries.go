package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// ids returns the entries that args name, each once. Unless all are there, nothing is done.
func (j *opened) ids(ctx context.Context, args []string) ([]journal.ID, error) {
	var ids []journal.ID
	for _, arg := range args {
		if _, err := journal.ParseIDPrefix(arg); err != nil {
			return nil, wrong(err)
		}
		id, err := j.store.Resolve(ctx, arg)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// chosen returns the entries that args or --query name.
func (j *opened) chosen(command *cobra.Command, args []string, query string) ([]journal.ID, error) {
	byQuery := command.Flags().Changed("query")
	switch {
	case byQuery && len(args) > 0:
		return nil, usagef("give IDs or --query, not both")
	case !byQuery && len(args) == 0:
		return nil, usagef("ID or --query is missing")
	case !byQuery:
		return j.ids(command.Context(), args)
	}
	q, err := j.query(command.Context(), query)
	if err != nil {
		return nil, err
	}
	return j.store.IDs(command.Context(), q)
}

// read returns entries by their ids.
func (j *opened) read(ctx context.Context, ids []journal.ID) ([]journal.Entry, error) {
	entries := make([]journal.Entry, len(ids))
	for n, id := range ids {
		var err error
		if entries[n], err = j.store.Entry(ctx, id); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// changed prints, for programs, the entries that a verb changed.
func (a *app) changed(ctx context.Context, ids []journal.ID) error {
	if !a.flags.json {
		return nil
	}
	for _, id := range ids {
		e, err := a.opened.store.Entry(ctx, id)
		if err != nil {
			return err
		}
		if err := printJSON(a.stdout, newEntryJSON(e)); err != nil {
			return err
		}
	}
	return nil
}

const titleCells = 40

// title is how lists call an entry: by its caption's first line, else by its file, else by its id.
func title(e journal.Entry) string {
	first, _, _ := strings.Cut(strings.TrimSpace(e.Caption), "\n")
	for _, s := range []string{first, e.Headline} {
		if s = journal.CleanLine(s); s != "" {
			return grapheme.Cut(journal.Visible(s), titleCells)
		}
	}
	for _, p := range e.Photos {
		if name := p.Original().Name; name != "" {
			return journal.Visible(name)
		}
	}
	return string(e.ID)
}
