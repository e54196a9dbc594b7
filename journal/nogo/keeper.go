// Package nogo makes no-go areas, and knows what was sent from them before.
package nogo

import (
	"context"

	"sojourn/journal"
)

// Store is what is asked of a journal.
type Store interface {
	Areas
	sent
	// HeldBy are the entries that were made in n, or show what is in it.
	HeldBy(ctx context.Context, n journal.NoGo) ([]journal.ID, error)
	EntriesOf(ctx context.Context, ids []journal.ID) ([]journal.Entry, error)
}

// Areas are those of a journal. Undo takes back what becomes of them.
type Areas interface {
	NoGos(ctx context.Context) ([]journal.NoGo, error)
	// SaveNoGo keeps an area in place of one of its name, which is returned. The error is Invalid.
	SaveNoGo(ctx context.Context, n journal.NoGo) (before *journal.NoGo, err error)
	// RemoveNoGo's error is NotFound.
	RemoveNoGo(ctx context.Context, name string) (journal.NoGo, error)
}

type sent interface {
	EachSent(ctx context.Context, act func(journal.Sent) error) error
	Amend(ctx context.Context, deliveries []journal.Delivery, reason string) (n int, err error)
}

// UsualRadius is that of an area that was made without one, in metres.
const UsualRadius = 2000

// Keeper makes areas and looks at what they hold.
type Keeper struct{ store Store }

// NewKeeper returns the keeper of the areas of a journal.
func NewKeeper(s Store) Keeper { return Keeper{s} }

// Standing is how the entries of an area stand.
type Standing struct {
	Entries  int
	Queued   int // deliveries that are made anew before they are sent
	UnderWay int // that may arrive, or have arrived
	Sent     int // that told more than they may by now
}

// Add makes n, and tells what it replaces and how the entries in it stand. The error is Invalid.
func (k Keeper) Add(ctx context.Context, n journal.NoGo) (before *journal.NoGo, is Standing, err error) {
	if before, err = k.store.SaveNoGo(ctx, n); err != nil {
		return before, is, err
	}
	is, err = k.Look(ctx, n)
	return before, is, err
}

// Look looks at the entries that n holds, or would hold.
func (k Keeper) Look(ctx context.Context, n journal.NoGo) (is Standing, err error) {
	ids, err := k.store.HeldBy(ctx, n)
	if err != nil {
		return is, err
	}
	entries, err := k.store.EntriesOf(ctx, ids)
	for _, e := range entries {
		is.Entries++
		for _, d := range e.Deliveries {
			is.add(d.State)
		}
	}
	if err != nil {
		return is, err
	}
	told, err := k.ToldIn(ctx, n)
	is.Sent = len(told)
	return is, err
}

func (is *Standing) add(state journal.State) {
	switch state {
	case journal.StateSending, journal.StateUnknown:
		is.UnderWay++
	case journal.StateDelivered, journal.StateWithdrawing, journal.StateWithdrawn:
	default:
		is.Queued++
	}
}

// Told is what was sent and tells more than it may by now, of what is wanted; nil wants all.
func (k Keeper) Told(ctx context.Context, wanted func(journal.Sent) bool) ([]journal.Sent, error) {
	var all []journal.Sent
	err := k.store.EachSent(ctx, func(s journal.Sent) error {
		if s.TellsMore() && (wanted == nil || wanted(s)) {
			all = append(all, s)
		}
		return nil
	})
	return all, err
}

// ToldIn is what was sent from n and tells more than it may by now, without what is edited already.
func (k Keeper) ToldIn(ctx context.Context, n journal.NoGo) ([]journal.Sent, error) {
	return k.Told(ctx, func(s journal.Sent) bool { return n.HoldsEntry(s.Entry) && s.Delivery.Done() })
}

// Edit queues edits of what is told too much: of what is delivered, which is returned. n counts the entries.
func (k Keeper) Edit(ctx context.Context, told []journal.Sent) (queued []journal.Delivery, n int, err error) {
	for _, s := range told {
		if s.Delivery.Done() {
			s.Delivery.Entry = s.Entry.ID
			queued = append(queued, s.Delivery)
		}
	}
	n, err = k.store.Amend(ctx, queued, "it tells more of its place than it may")
	return queued, n, err
}
