package outbox

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// tries is how often one Send tries an item whose absence was proven after a cut.
const tries = 3

// try is one attempt at an item.
type try struct {
	item
	attempt journal.Attempt
	since   int64 // Unix seconds of the first attempt
	trail   *trail
}

// send delivers i. A stop that is not goes says why nothing more is sent to this destination.
func (s *sending) send(ctx context.Context, to destination.Destination, i item) (stop stay, err error) {
	s.touch(i)
	if i.dispatch.Replaces != nil && !edits(to) {
		return goes, s.keep(ctx, i, stay{you: true, reason: i.Destination +
			" cannot change what it shows; remove it there and unmark it here, or leave it as it is"})
	}
	if i, err = s.whole(ctx, i); err != nil {
		return goes, err
	}
	if i.stays != goes {
		return goes, s.keep(ctx, i, i.stays)
	}
	for n := 1; ; n++ {
		end, err := s.once(ctx, to, i)
		if err != nil || !end.again || n == tries {
			s.meter.end(i, end.state, end.reason)
			return end.stop, err
		}
	}
}

func edits(to destination.Destination) bool {
	_, ok := to.(destination.Editor)
	return ok
}

// keep holds an item that was to go.
func (s *sending) keep(ctx context.Context, i item, why stay) error {
	s.meter.end(i, journal.StateNeedsYou, why.reason)
	return s.hold(ctx, i, why)
}

// whole makes sure that i's pictures are what was agreed on; it makes them anew where they are not.
func (s *sending) whole(ctx context.Context, i item) (item, error) {
	var err error
	for _, p := range i.dispatch.Pictures {
		file, openErr := s.Renderer.OpenPicture(p)
		if openErr == nil {
			openErr = file.Close()
		}
		err = errors.Join(err, openErr)
	}
	if err == nil {
		return i, nil
	}
	entry, err := s.Store.Entry(ctx, i.Entry)
	if err != nil {
		return i, err
	}
	all, err := s.Store.Destinations(ctx)
	for _, d := range all {
		if d.Name == i.Destination {
			return s.freeze(ctx, i, entry, d)
		}
	}
	return i, err
}

// once makes one attempt and commits its end.
func (s *sending) once(ctx context.Context, to destination.Destination, i item) (ending, error) {
	t, err := s.begin(ctx, i)
	if journal.KindOf(err) == journal.Conflict {
		return ending{state: i.State, reason: reasonOf(err)}, nil // edited or unmarked in the meantime
	}
	if err != nil {
		return ending{state: i.State, reason: reasonOf(err)}, err
	}
	s.meter.begin(i)
	receipt, failure := t.deliver(ctx, to, t.open(ctx, s))
	if failure == nil {
		return s.arrive(ctx, t, receipt)
	}
	if doubtful(failure) {
		return s.look(ctx, to, t, failure)
	}
	end := s.ending(ctx, t, failure)
	return end, s.conclude(ctx, t, end)
}

// begin commits that an attempt is under way. Only then may the first byte leave.
func (s *sending) begin(ctx context.Context, i item) (*try, error) {
	t, err := s.history(ctx, i)
	if err != nil {
		return nil, err
	}
	last := t.attempt
	t.attempt = journal.Attempt{Dispatch: i.dispatch.ID, Number: last.Number + 1, BeganAt: s.Now(), Key: last.Key}
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
		if err := s.Store.Hold(ctx, i.Entry, i.Destination, journal.StateReady, "", s.Now()); err != nil {
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
	return destination.Dispatch{
		Dispatch: t.dispatch, Key: t.attempt.Key, Since: t.since, Notes: t.trail.forDestination(),
		Open: openPaced(ctx, s.Renderer, s.pace),
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

// arrive commits the receipt.
func (s *sending) arrive(ctx context.Context, t *try, r journal.Receipt) (ending, error) {
	now := s.Now()
	t.attempt.EndedAt, t.attempt.Outcome, t.attempt.Reason = now, journal.StateDelivered, r.Partial
	t.attempt.Bytes += t.trail.count()
	r.Entry, r.Destination, r.Dispatch, r.SHA256 = t.Entry, t.Destination, t.dispatch.ID, hashOf(t.dispatch)
	if r.At.IsZero() {
		r.At = now
	}
	s.succeeded(t.Destination)
	err := s.Store.Arrive(context.WithoutCancel(ctx), t.attempt, r)
	return ending{state: journal.StateDelivered, reason: r.Partial}, err
}

// hashOf is the SHA-256 of what d sends: its text, then for each picture its hash and its words.
func hashOf(d journal.Dispatch) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%s\n", len(d.Message.Text), d.Message.Text)
	for _, p := range d.Pictures {
		fmt.Fprintf(sum, "%s %d\n%s\n", p.SHA256, len(p.Alt), p.Alt)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
