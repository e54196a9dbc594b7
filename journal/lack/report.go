package lack

import (
	"context"

	"sojourn/journal"
)

// Store is what is asked of a journal.
type Store interface {
	Outbox(ctx context.Context) ([]journal.Delivery, error)
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
	Codes(ctx context.Context) (journal.Codes, error)
}

// Report is what one entry that waits lacks; it may be nothing.
type Report struct {
	Entry journal.Entry
	Lacks []Lack
}

// Blocked reports whether the entry would not be sent.
func (r Report) Blocked() bool { return len(r.Lacks) > 0 && r.Lacks[0].Blocks }

// Reports returns a report of every entry that waits to be sent, in the outbox's order.
func Reports(ctx context.Context, s Store) ([]Report, error) {
	dests, err := s.Destinations(ctx)
	if err != nil {
		return nil, err
	}
	codes, err := s.Codes(ctx)
	if err != nil {
		return nil, err
	}
	waiting, err := s.Outbox(ctx)
	if err != nil {
		return nil, err
	}
	var list []Report
	seen := map[journal.ID]bool{}
	for _, d := range waiting {
		if seen[d.Entry] {
			continue
		}
		seen[d.Entry] = true
		e, err := s.Entry(ctx, d.Entry)
		if journal.KindOf(err) == journal.NotFound {
			continue // it went meanwhile
		}
		if err != nil {
			return nil, err
		}
		list = append(list, Report{e, Of(e, dests, codes)})
	}
	return list, nil
}
