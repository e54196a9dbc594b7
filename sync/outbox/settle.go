package outbox

import (
	"context"
	"crypto/rand"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// ending is what becomes of a delivery after an attempt.
type ending struct {
	state  journal.State
	reason string
	next   time.Time
	stop   stay // not goes: nothing more is sent to this destination
	again  bool // the attempt left nothing behind: it may be repeated at once
	mends  bool // what the traveller must see to is not the entry: the next sync may try again
}

// doubtful tells whether something may have arrived although Deliver failed with err. Kinds that
// a destination does not promise are doubtful too.
func doubtful(err error) bool {
	switch journal.KindOf(err) {
	case journal.Offline, journal.Later, journal.NeedsUser, journal.Refused:
		return false
	}
	return true
}

// ending says what follows from a failure that left nothing behind.
func (s *sending) ending(ctx context.Context, t *try, err error) ending {
	reason := reasonOf(err)
	switch kind := journal.KindOf(err); {
	case kind == journal.Offline && ctx.Err() != nil:
		return ending{state: journal.StateReady, reason: "stopped before it was sent"}
	case kind == journal.Offline:
		at := s.lost(t.Destination, reason)
		reason = noLink + reason
		return ending{
			state: journal.StateHeld, reason: reason, next: at, stop: stay{reason: reason, until: at},
		}
	case kind == journal.Later:
		at := s.nextTry(t.Destination, err)
		return ending{
			state: journal.StateReady, reason: reason, next: at, stop: stay{reason: reason, until: at},
		}
	case kind == journal.NeedsUser:
		return ending{
			state: journal.StateNeedsYou, reason: reason, mends: true, stop: stay{reason: reason, you: true},
		}
	}
	return ending{state: journal.StateNeedsYou, reason: reason}
}

// Beginnings of reasons.
const (
	noLink = "no link: "
	absent = "it did not arrive: "
	unsure = "it may have arrived; the destination could not be looked at: "
)

// elsewhere is why what is not there is not sent by itself: the journal may not know of all attempts.
const elsewhere = "an earlier attempt did not arrive, but it may have been sent in other words since; " +
	"look at the destination, then mark it again to send it, or unmark it"

// nextTry is when to try again: when the destination asked for it, else by the back-off.
func (s *sending) nextTry(name string, err error) time.Time {
	at := s.failed(name)
	if asked := journal.RetryAt(err); !asked.IsZero() {
		return asked
	}
	return at
}

// lost remembers that there is no way to a destination, and returns when to try again.
func (s *sending) lost(name, reason string) time.Time {
	s.saw(name, reason)
	s.offline = append(s.offline, name)
	return s.failed(name)
}

// look asks the destination what became of t after a failure that tells nothing.
func (s *sending) look(
	ctx context.Context, to destination.Destination, t *try, failure error,
) (ending, error) {
	if ctx.Err() != nil {
		end := ending{
			state:  journal.StateUnknown,
			reason: "stopped while it was sent; the destination is looked at before it is sent again",
		}
		return end, s.conclude(ctx, t, end)
	}
	receipt, err := to.Find(ctx, t.open(ctx, s))
	if err == nil {
		return s.arrive(ctx, to, t, receipt)
	}
	if destination.IsUntold(err) {
		return s.ask(ctx, t, err)
	}
	end := s.unseen(t, err)
	if journal.KindOf(err) == journal.NotFound {
		if err := s.renewKey(ctx, t); err != nil {
			return end, err
		}
		end = ending{state: journal.StateNeedsYou, reason: reasonOf(failure), mends: true}
		if journal.KindOf(failure) == journal.Unknown {
			end = ending{state: journal.StateReady, reason: absent + reasonOf(failure), again: true}
		}
	}
	return end, s.conclude(ctx, t, end)
}

// ask leaves it to the traveller whether t is sent again: no look can tell whether it arrived. That it is in doubt is
// kept first, so that nothing of it goes by itself whatever happens next.
func (s *sending) ask(ctx context.Context, t *try, err error) (ending, error) {
	end := ending{state: journal.StateNeedsYou, reason: reasonOf(err)}
	ctx = context.WithoutCancel(ctx)
	if err := s.Store.Doubt(ctx, t.Entry, t.Destination); err != nil {
		return end, err
	}
	if err := s.renewKey(ctx, t); err != nil {
		return end, err
	}
	return end, s.conclude(ctx, t, end)
}

// unseen is the ending where the destination could not be looked at, or did not tell.
func (s *sending) unseen(t *try, err error) ending {
	reason := reasonOf(err)
	end := ending{state: journal.StateUnknown, reason: unsure + reason}
	if journal.KindOf(err) == journal.Offline {
		end.next = s.lost(t.Destination, reason)
		end.stop = stay{reason: noLink + reason, until: end.next}
		return end
	}
	end.next = s.nextTry(t.Destination, err)
	return end
}

// renewKey makes the next attempt another one to the server: absence was proven, or the traveller decides.
func (s *sending) renewKey(ctx context.Context, t *try) error {
	return t.trail.Note(ctx, noteKey, rand.Text())
}

// settle finds out what became of an earlier attempt at i. stopped says that the link is gone.
func (s *sending) settle(
	ctx context.Context, to destination.Destination, i item,
) (stopped bool, err error) {
	s.touch(i)
	t, err := s.history(ctx, i)
	if err != nil {
		return false, err
	}
	receipt, err := to.Find(ctx, t.open(ctx, s))
	if err == nil {
		_, err = s.arrive(ctx, to, t, receipt)
		return false, err
	}
	if ctx.Err() != nil {
		return true, ctx.Err()
	}
	if destination.IsUntold(err) {
		_, err = s.ask(ctx, t, err)
		return false, err
	}
	end := s.unseen(t, err)
	if journal.KindOf(err) == journal.NotFound {
		if err := s.renewKey(ctx, t); err != nil {
			return false, err
		}
		end = ending{state: journal.StateReady, reason: "an earlier attempt did not arrive"}
		if t.Doubted {
			end = ending{state: journal.StateNeedsYou, reason: elsewhere}
		}
	}
	return end.stop != goes, s.conclude(ctx, t, end)
}

// conclude commits how t ended: as the end of its attempt, or, where that has ended already, as
// the state of the delivery.
func (s *sending) conclude(ctx context.Context, t *try, end ending) error {
	ctx = context.WithoutCancel(ctx)
	if err := s.noteAgain(ctx, t, end); err != nil {
		return err
	}
	if t.State != journal.StateSending || t.attempt.Number == 0 {
		return s.Store.Hold(ctx, t.Entry, t.Destination, end.state, end.reason, end.next)
	}
	t.attempt.EndedAt, t.attempt.Outcome, t.attempt.Reason = s.Now(), end.state, end.reason
	t.attempt.Bytes = t.trail.count()
	return s.Store.End(ctx, t.attempt, end.next)
}

// noteAgain remembers whether the next sync tries again what the traveller had to see to. What a
// destination refused for what it is does not get better by itself.
func (s *sending) noteAgain(ctx context.Context, t *try, end ending) error {
	value := ""
	if end.mends {
		value = "yes"
	}
	if t.trail.note(noteAgain) == value {
		return nil
	}
	return t.trail.Note(ctx, noteAgain, value)
}
