package outbox

import (
	"context"
	"errors"
	"slices"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// sending is one Send under way.
type sending struct {
	*Outbox
	options Options
	meter   *meter
	wire    *destination.Wire // of all connections
	lesson  *lesson           // of the destination that is served
	pace    *pace
	offline []string
	touched []key        // deliveries that are as this Send left them
	tried   map[key]bool // not sent again by this Send

	giveUp    func() // ends the attempt under way
	pausedOut bool   // an attempt was given up: what is left waits for the next round
}

type key struct {
	entry       journal.ID
	destination string
}

// Send settles what may have arrived, then sends what goes, and tells report how far it has come.
// The error is Conflict where another sojourn is sending. What failed is in the result, each with
// its reason; an error means that the journal could not be read or written, or that ctx ended.
func (o *Outbox) Send(
	ctx context.Context, opt Options, report func(journal.Progress),
) (journal.SyncResult, error) {
	release, err := o.lease(ctx)
	if err != nil {
		return journal.SyncResult{}, err
	}
	defer release()
	return o.sendLeased(ctx, opt, report)
}

// sendLeased is Send for who holds the lease.
func (o *Outbox) sendLeased(
	ctx context.Context, opt Options, report func(journal.Progress),
) (journal.SyncResult, error) {
	if err := o.recall(ctx); err != nil {
		return journal.SyncResult{}, err
	}
	began, wire := o.Now(), &destination.Wire{}
	s := &sending{
		Outbox: o, options: opt, meter: newMeter(o.Now, report, wire), wire: wire, tried: map[key]bool{}, giveUp: func() {},
		pace: &pace{perSecond: opt.BytesPerSecond, now: o.Now, sleep: o.Sleep},
	}
	err := s.rounds(ctx)
	result, readErr := s.result(context.WithoutCancel(ctx))
	result.Took = o.Now().Sub(began)
	if err == nil {
		err = readErr
	}
	return result, err
}

func (s *sending) all(ctx context.Context) error {
	queues, err := s.queues(ctx, s.options)
	if err != nil {
		return err
	}
	for n := range queues { // frozen before a link is used: rendering takes its time
		if queues[n].items, err = s.weigh(ctx, queues[n], s.options); err != nil {
			return err
		}
		s.meter.expect(going(queues[n].items))
	}
	for _, q := range queues {
		if s.pausedOut {
			s.leave(q.items...)
			continue
		}
		if err := s.serve(ctx, q); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// load is how much there is to do.
type load struct {
	items, files int
	bytes        int64
}

// going counts what of items goes, until it is there in full, less what has left.
func going(items []item) (l load) {
	for _, i := range left(items) {
		if i.stays != goes {
			continue
		}
		l.items++
		if i.end == "" {
			l.files, l.bytes = l.files+i.files(), l.bytes+i.dispatch.Bytes()
		}
		if i.dispatch.Small() {
			l.files, l.bytes = l.files+i.files(), l.bytes+i.completion()
		}
	}
	return l
}

// minus is how much more l is than other.
func (l load) minus(other load) load {
	return load{l.items - other.items, l.files - other.files, l.bytes - other.bytes}
}

// serve does everything for one destination. Where nothing goes and nothing is to be looked at,
// it is not even asked.
func (s *sending) serve(ctx context.Context, q queue) error {
	idle := !slices.ContainsFunc(q.items, s.mustLook) && !slices.ContainsFunc(q.items, s.mustWithdraw)
	if going(q.items).items == 0 && idle {
		return s.holdAll(ctx, q.items, goes)
	}
	s.learn(q.destination.Name)
	err := s.visit(destination.WithWaiting(destination.WithWire(ctx, s.wire), s.meter.waits), q)
	return errors.Join(err, s.keepLink(ctx, q.destination.Name))
}

// visit asks whether the destination is there, and does what is to be done.
func (s *sending) visit(ctx context.Context, q queue) error {
	if may, err := s.mayGo(ctx, q.destination.Name); err != nil || !may {
		return err
	}
	to, err := s.Open(q.destination)
	if err != nil {
		return s.turnedAway(ctx, q, err)
	}
	limits, err := to.Limits(ctx)
	if err != nil {
		return s.turnedAway(ctx, q, err)
	}
	s.lesson.begin()
	s.saw(q.destination.Name, "")
	s.succeeded(q.destination.Name)
	if err := s.Store.SaveLimits(ctx, q.destination.Name, limits); err != nil {
		return err
	}
	q.destination.Limits = limits
	return s.exchange(ctx, q, to)
}

// mustLook tells whether i's destination is to be looked at now.
func (s *sending) mustLook(i item) bool {
	waits := s.options.Due && dueAt(i.Delivery, s.Now()).After(s.Now()) && !s.options.unasked.knows(i.Delivery)
	return unsettled(i.Delivery) && !waits
}

// exchange takes back, settles and sends over a link that was there a moment ago.
func (s *sending) exchange(ctx context.Context, q queue, to destination.Destination) error {
	if stopped, err := s.withdrawAll(ctx, to, q); err != nil || stopped {
		return err
	}
	for _, i := range q.items {
		if !s.mustLook(i) {
			continue
		}
		if stopped, err := s.settle(ctx, to, i); err != nil || stopped {
			return err
		}
	}
	return s.sendAll(ctx, to, q)
}

// bounded is why i stays, with what has left until now held against the budget.
func (s *sending) bounded(i item) stay {
	if i.stays != goes {
		return i.stays
	}
	return overBudget(s.spent(), i.costs(), s.options.Budget)
}
