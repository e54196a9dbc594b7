package main

import (
	"context"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// titles are what the entries of frames are called. Most are never asked for: they are read some at a time.
type titles struct {
	store  *sqlite.Store
	frames []journal.Frame
	from   int // the frame that the first of read is of
	read   []string
}

// of returns what the entry of frame i is called. It is cheap where i ascends.
func (t *titles) of(ctx context.Context, i int) (string, error) {
	const atOnce = 500
	if i < t.from || i >= t.from+len(t.read) {
		var ids []journal.ID
		for _, f := range t.frames[i:min(i+atOnce, len(t.frames))] {
			ids = append(ids, f.ID)
		}
		entries, err := t.store.EntriesOf(ctx, ids)
		if err != nil {
			return string(t.frames[i].ID), err
		}
		t.from, t.read = i, nil
		for _, e := range entries {
			t.read = append(t.read, title(e))
		}
	}
	return t.read[i-t.from], nil
}
