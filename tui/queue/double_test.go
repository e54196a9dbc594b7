package queue_test

import (
	"context"
	"errors"
	"slices"
	"sync"

	"sojourn/journal"
)

// double stands in for a store whose answers are set by the test: states that a real one comes
// into only by sending, and failures.
type double struct {
	mu         sync.Mutex
	entries    map[journal.ID]journal.Entry
	deliveries []journal.Delivery
	dests      []journal.Destination
	receipts   []journal.Receipt
	attempts   map[string][]journal.Attempt
	err        error
	reads      int // of entries
}

func (s *double) Outbox(context.Context) ([]journal.Delivery, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.deliveries), s.err
}

func (s *double) Entry(_ context.Context, id journal.ID) (journal.Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reads++
	e, ok := s.entries[id]
	if !ok {
		return e, &journal.Error{Op: "entry " + string(id), Kind: journal.NotFound, Err: errors.New("there is none")}
	}
	return e, nil
}

func (s *double) Destinations(context.Context) ([]journal.Destination, error) { return s.dests, nil }

func (s *double) Receipts(_ context.Context, entry journal.ID) ([]journal.Receipt, error) {
	var list []journal.Receipt
	for _, r := range s.receipts {
		if entry == "" || entry == r.Entry {
			list = append(list, r)
		}
	}
	return list, nil
}

func (s *double) Attempts(_ context.Context, dispatch string) ([]journal.Attempt, error) {
	return s.attempts[dispatch], nil
}
