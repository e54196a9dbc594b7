package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

// someEntries is how a verb takes entries: by IDs, or those that a query selects.
const someEntries = "{ID… | --query QUERY}"

// selection is the flag that names entries by a query.
type selection struct{ query string }

// selects gives c the flag --query, and the completion of it and of IDs.
func (a *app) selects(c *cobra.Command, s *selection) {
	c.Flags().StringVar(&s.query, "query", "", "the entries that `QUERY` selects")
	a.complete(c, "query", a.completeQuery)
	if c.Args == nil {
		c.Args = cobra.ArbitraryArgs
	}
	if c.ValidArgsFunction == nil {
		c.ValidArgsFunction = a.completeIDs
	}
}

// chosen opens the journal, and returns the entries that args or --query name: in the order of
// args, or of time.
func (a *app) chosen(c *cobra.Command, args []string, s selection) (*opened, []journal.ID, error) {
	switch byQuery := c.Flags().Changed("query"); {
	case byQuery && len(args) > 0:
		return nil, nil, usagef("give IDs or --query, not both")
	case !byQuery && len(args) == 0:
		return nil, nil, usagef("ID or --query is missing")
	case !byQuery:
		j, err := a.journal(c.Context())
		if err != nil {
			return nil, nil, err
		}
		ids, err := j.ids(c.Context(), args)
		return j, ids, err
	}
	j, q, err := a.asked(c.Context(), []string{s.query})
	if err != nil {
		return nil, nil, err
	}
	ids, err := j.store.IDs(c.Context(), q)
	if err == nil && len(ids) == 0 {
		a.note("nothing found")
	}
	return j, ids, err
}

// chosenOrAll is chosen for verbs that are about all entries where none is named: those are nil.
func (a *app) chosenOrAll(c *cobra.Command, args []string, s selection) (*opened, []journal.ID, error) {
	if len(args) > 0 || c.Flags().Changed("query") {
		j, ids, err := a.chosen(c, args, s)
		return j, append([]journal.ID{}, ids...), err
	}
	j, err := a.journal(c.Context())
	return j, nil, err
}

// among returns what of list is of ids; all of it where ids is nil.
func among[T any](ids []journal.ID, list []T, of func(T) journal.ID) []T {
	if ids == nil {
		return list
	}
	wanted := make(map[journal.ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	return slices.DeleteFunc(list, func(one T) bool { return !wanted[of(one)] })
}

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
