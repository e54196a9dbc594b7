package outbox

import (
	"context"
	"errors"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// patience is how long a pause keeps the connection, and what is under way on it. It is shorter than
// destinations wait for a link on which nothing moves.
var patience = 45 * time.Second

// errPaused ends an attempt that was paused for longer.
var errPaused = errors.New("paused")

// paused is why what would have gone stays while that lasts.
const paused = "paused; it goes on from there"

// gate holds back what is sent while it is shut. It is safe for concurrent use; the zero gate is open.
type gate struct {
	mu     sync.Mutex
	opened chan struct{} // closed when it opens again; nil while it is open
	shut   int           // how often it was
}

// Pause holds back what is being sent, after what is on its way, or lets it go on.
func (o *Outbox) Pause(pause bool) {
	g := &o.gate
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case pause && g.opened == nil:
		g.opened = make(chan struct{})
		g.shut++
	case !pause && g.opened != nil:
		close(g.opened)
		g.opened = nil
	}
}

// state is what is closed once the gate opens, nil where it is open, and how often it was shut.
func (g *gate) state() (opened <-chan struct{}, shut int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.opened, g.shut
}

// wait returns once the gate is open, or ctx ended.
func (g *gate) wait(ctx context.Context) error {
	opened, _ := g.state()
	if opened == nil {
		return nil
	}
	select {
	case <-opened:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// pass waits at the gate, and calls giveUp where a pause lasts.
func (g *gate) pass(ctx context.Context, giveUp func()) error {
	opened, _ := g.state()
	if opened == nil {
		return nil
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-opened:
		return nil
	case <-ctx.Done():
	case <-timer.C:
		giveUp()
	}
	return ctx.Err()
}

// attempt makes one attempt, which is given up where a pause lasts.
func (s *sending) attempt(ctx context.Context, to destination.Destination, i item) (end ending, err error) {
	if err := s.gate.wait(ctx); err != nil {
		return ending{state: i.State, reason: i.Reason}, err
	}
	attempt, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s.giveUp = func() { cancel(errPaused) }
	end, err = s.once(attempt, to, i)
	if err == nil && ctx.Err() == nil && errors.Is(context.Cause(attempt), errPaused) && !end.done() {
		end.stop, end.again = s.pauses(), false
	}
	return end, err
}

// done tells whether nothing is left of what ended so.
func (e ending) done() bool {
	return e.state == journal.StateDelivered || e.state == journal.StateChanged
}

// rounds does everything, and again after each pause that lasted.
func (s *sending) rounds(ctx context.Context) error {
	for {
		s.pausedOut = false
		if err := s.all(ctx); err != nil || !s.pausedOut {
			return err
		}
		if err := s.gate.wait(ctx); err != nil {
			return err
		}
	}
}

// pauses is the stay for what is left when an attempt was given up.
func (s *sending) pauses() stay {
	s.pausedOut = true
	return stay{reason: paused, until: s.Now()}
}

// leave takes what is left off the meter: the next round counts it again.
func (s *sending) leave(items ...item) { s.meter.expect(load{}.minus(going(items))) }
