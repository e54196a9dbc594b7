package outbox

import (
	"context"
	"errors"
	"strings"
	"time"

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

// send delivers i. A stop in its ending that is not goes says why nothing more is sent to this destination.
func (s *sending) send(ctx context.Context, to destination.Destination, i item) (ending, error) {
	if may, err := s.mayGo(ctx, i.Destination); err != nil || !may {
		return ending{state: i.State, stop: stay{reason: "it may not go by itself any more", keep: true}}, err
	}
	s.touch(i)
	if i.dispatch.Replaces != nil && !edits(to) {
		return s.keep(ctx, i, stay{you: true, reason: i.Destination +
			" cannot change what it shows; remove it there and unmark it here, or leave it as it is"})
	}
	i, err := s.whole(ctx, i)
	if err != nil {
		return ending{}, err
	}
	if i.stays != goes {
		return s.keep(ctx, i, i.stays)
	}
	for n := 1; ; n++ {
		end, err := s.attempt(ctx, to, i)
		if s.pausedOut {
			s.leave(i)
			return end, err
		}
		if err != nil || !end.again || n == tries {
			s.meter.end(i, end.state, end.reason)
			return end, err
		}
	}
}

func edits(to destination.Destination) bool {
	_, ok := to.(destination.Editor)
	return ok
}

// keep holds an item that was to go.
func (s *sending) keep(ctx context.Context, i item, why stay) (ending, error) {
	s.meter.end(i, journal.StateNeedsYou, why.reason)
	return ending{state: journal.StateNeedsYou, reason: why.reason}, s.hold(ctx, i, why)
}

// whole makes sure that i's pictures are what was agreed on, and makes them anew where not.
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
			if i, err = s.draw(ctx, i, entry, d); err != nil || !i.fresh {
				return i, err
			}
			return s.keepFrozen(ctx, i)
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
	since := s.lesson.mark(&s.gate)
	receipt, failure := t.deliver(ctx, to, t.open(ctx, s))
	if _, shut := s.gate.state(); ctx.Err() == nil && shut == since.shut {
		s.lesson.tried(t, since, failure)
	}
	if failure == nil {
		return s.arrive(ctx, to, t, receipt)
	}
	if doubtful(failure) {
		return s.look(ctx, to, t, failure)
	}
	end := s.ending(ctx, t, failure)
	return end, s.conclude(ctx, t, end)
}

// arrive commits the receipt. What went ahead small, and once what arrived in part, is to be completed by
// an edit.
func (s *sending) arrive(
	ctx context.Context, to destination.Destination, t *try, r journal.Receipt,
) (ending, error) {
	ctx = context.WithoutCancel(ctx)
	s.succeeded(t.Destination)
	t.complete(&r, s.Now())
	if r.Partial != "" && t.dispatch.Replaces == nil && edits(to) {
		t.attempt.Outcome = journal.StateChanged
	}
	return ending{state: t.attempt.Outcome, reason: r.Partial}, s.Store.Arrive(ctx, t.attempt, r)
}

// complete ends t's attempt with r, and fills in what a destination does not know of r.
func (t *try) complete(r *journal.Receipt, now time.Time) {
	if t.dispatch.Small() {
		r.Partial = strings.TrimSuffix(sentSmall+"; "+r.Partial, "; ")
	}
	t.attempt.EndedAt, t.attempt.Outcome, t.attempt.Reason = now, journal.StateDelivered, r.Partial
	t.attempt.Bytes += t.trail.count()
	r.Entry, r.Destination, r.Dispatch = t.Entry, t.Destination, t.dispatch.ID
	r.SHA256 = t.dispatch.SHA256()
	if r.At.IsZero() {
		r.At = now
	}
}
