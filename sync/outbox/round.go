package outbox

import (
	"context"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// sendAll sends what goes of q: what went ahead small in one round is completed in the next.
func (s *sending) sendAll(ctx context.Context, to destination.Destination, q queue) error {
	for {
		var err error
		if q, err = s.again(ctx, q); err != nil {
			return err
		}
		if more, err := s.round(ctx, to, &q); err != nil || !more {
			return err
		}
	}
}

// again weighs what this Send has not tried of q anew, with the limits that its destination has just told
// and what was settled and learnt.
func (s *sending) again(ctx context.Context, q queue) (queue, error) {
	before := going(q.items)
	left := Options{To: []string{q.destination.Name}, Only: s.options.Only, withdrawing: s.options.withdrawing}
	queues, err := s.queues(ctx, left)
	if err != nil || len(queues) == 0 {
		s.meter.expect(load{}.minus(before))
		return queue{destination: q.destination}, err
	}
	q.deliveries = slices.DeleteFunc(queues[0].deliveries, s.isTried)
	if q.items, err = s.weigh(ctx, q, s.options); err != nil {
		return q, err
	}
	s.meter.expect(going(q.items).minus(before))
	return q, nil
}

func (s *sending) isTried(d journal.Delivery) bool { return s.tried[key{d.Entry, d.Destination}] }

// round sends what goes of q. more says that there is to be another one: something went ahead small, and is
// to be completed, or has shown that the link is too fast for more of it.
func (s *sending) round(ctx context.Context, to destination.Destination, q *queue) (more bool, err error) {
	for n := range q.items {
		i := &q.items[n]
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if more && i.dispatch.Small() && i.Attempts == 0 && !s.wordsAhead(q.destination, left(q.items), s.options) {
			return true, nil
		}
		if why := s.bounded(*i); why != goes {
			if err := s.stays(ctx, i, why); err != nil {
				return false, err
			}
			continue
		}
		end, err := s.send(ctx, to, *i)
		if err != nil {
			return false, err
		}
		i.end = end.state
		s.tried[i.key()] = !i.isAhead() && !s.pausedOut
		more = more || i.isAhead()
		s.remember(q.destination.Name)
		if end.stop != goes {
			s.leave(slices.DeleteFunc(slices.Clone(q.items[:n+1]), func(i item) bool { return !i.isAhead() })...)
			return false, s.holdAll(ctx, q.items[n+1:], end.stop)
		}
	}
	return more, nil
}

// stays holds i, which may have been planned to go.
func (s *sending) stays(ctx context.Context, i *item, why stay) error {
	if i.stays == goes {
		i.stays, s.tried[i.key()] = why, true
		s.meter.end(*i, journal.StateHeld, why.reason)
	}
	return s.hold(ctx, *i, why)
}

// remember lets what is planned next know how fast the link is.
func (s *sending) remember(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	link := s.links[name]
	link.Rate, link.Answer, link.At = s.lesson.link.Rate, s.lesson.link.Answer, s.lesson.link.At
	s.links[name] = link
}

// isAhead tells whether i was sent small, and is to be completed.
func (i item) isAhead() bool { return i.end == journal.StateChanged && i.dispatch.Small() }

// left returns those of items of which something is still to be sent.
func left(items []item) []item {
	return slices.DeleteFunc(slices.Clone(items), func(i item) bool { return i.end != "" && !i.isAhead() })
}
