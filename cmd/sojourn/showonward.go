package main

import (
	"context"

	"sojourn/journal"
)

// onwardOf returns where the deliveries of e have arrived from bundles, by destination.
func (j *opened) onwardOf(ctx context.Context, e journal.Entry) (map[string][]journal.Onward, error) {
	receipts, err := j.store.Receipts(ctx, e.ID)
	if err != nil || len(receipts) == 0 {
		return nil, err
	}
	all, err := j.store.Onward(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	of := map[string][]journal.Onward{}
	for _, r := range receipts { // the newest first
		if there := all[r.Dispatch]; len(there) > 0 && of[r.Destination] == nil {
			of[r.Destination] = there
		}
	}
	return of, nil
}

// showJSON prints entries with where they have arrived from bundles.
func (a *app) showJSON(ctx context.Context, j *opened, entries []journal.Entry) error {
	for _, e := range entries {
		onward, err := j.onwardOf(ctx, e)
		if err != nil {
			return err
		}
		line := newEntryJSON(e)
		for n, d := range e.Deliveries {
			line.Deliveries[n].Onward = newOnwardJSON(onward[d.Destination])
		}
		if err := printJSON(a.stdout, line); err != nil {
			return err
		}
	}
	return nil
}

// onwardWords says where something has arrived from a bundle, a line for each place.
func onwardWords(list []journal.Onward) string {
	var lines []string
	for _, o := range list {
		lines = append(lines, "↳ "+join("  ", o.To, o.At.Local().Format("2 January 2006 15:04"), o.URL, o.Partial))
	}
	return join("\n", lines...)
}
