package outbox

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// begin commits that an attempt is under way. Only then may the first byte leave.
func (s *sending) begin(ctx context.Context, i item) (*try, error) {
	t, err := s.history(ctx, i)
	if err != nil {
		return nil, err
	}
	last := t.attempt
	t.attempt = journal.Attempt{
		Dispatch: i.dispatch.ID, Number: last.Number + 1, BeganAt: s.Now(), Key: last.Key,
	}
	if t.since == 0 {
		t.since = t.attempt.BeganAt.Unix()
	}
	if fresh := t.trail.note(noteKey); fresh != "" {
		t.attempt.Key = fresh
	}
	if t.attempt.Key == "" {
		t.attempt.Key = rand.Text()
	}
	if i.State == journal.StateNeedsYou {
		err := s.Store.Hold(ctx, i.Entry, i.Destination, journal.StateReady, "", time.Time{})
		if err != nil {
			return nil, err
		}
	}
	t.item.State = journal.StateSending
	t.Attempts = t.attempt.Number
	return t, s.Store.Begin(ctx, t.attempt)
}

// history returns a try that stands where the last attempt at i was left.
func (s *sending) history(ctx context.Context, i item) (*try, error) {
	list, err := s.Store.Attempts(ctx, i.dispatch.ID)
	if err != nil {
		return nil, err
	}
	notes, err := s.Store.Notes(ctx, i.dispatch.ID)
	if err != nil {
		return nil, err
	}
	if notes == nil {
		notes = map[string]string{}
	}
	t := &try{
		item:  i,
		trail: &trail{store: s.Store, dispatch: i.dispatch.ID, meter: s.meter, notes: notes},
	}
	if len(list) > 0 {
		t.attempt, t.since = list[len(list)-1], list[0].BeganAt.Unix()
	}
	return t, nil
}

// open returns t's dispatch as destinations take it.
func (t *try) open(ctx context.Context, s *sending) destination.Dispatch {
	giveUp := s.giveUp
	return destination.Dispatch{
		Dispatch: t.dispatch, Key: t.attempt.Key, Since: t.since, Notes: t.trail.forDestination(),
		Anew: t.anew, Open: openPaced(ctx, s.Renderer, s.pace, func() error { return s.gate.pass(ctx, giveUp) }),
	}
}

func (t *try) deliver(
	ctx context.Context, to destination.Destination, d destination.Dispatch,
) (journal.Receipt, error) {
	if d.Replaces == nil {
		return to.Deliver(ctx, d, t.trail)
	}
	editor, ok := to.(destination.Editor)
	if !ok {
		return journal.Receipt{}, fmt.Errorf("%s cannot change what it shows", t.Destination)
	}
	return editor.Edit(ctx, d, t.trail)
}
