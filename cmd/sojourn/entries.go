package main

import (
	"context"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// changed prints, for programs, the entries that a verb changed.
func (a *app) changed(ctx context.Context, ids []journal.ID) error {
	if !a.flags.json {
		return nil
	}
	for some := range slices.Chunk(ids, pageSize) {
		entries, err := a.opened.store.EntriesOf(ctx, some)
		if err == nil {
			err = printEach(a, entries, newEntryJSON)
		}
		if err != nil {
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
