package outbox

import (
	"context"
	"time"

	"sojourn/journal"
)

const (
	firstWait = time.Minute
	longest   = time.Hour
	// mostWait is longer than anybody asks us to wait.
	mostWait = 25 * time.Hour
)

// dueAt is when d is to be tried again. What is further off than any wait was written by a clock that was
// ahead and has been set back since: it keeps nothing.
func dueAt(d journal.Delivery, now time.Time) time.Time {
	if d.NextTry.Sub(now) > mostWait {
		return time.Time{}
	}
	return d.NextTry
}

// Sleep waits for d, or less where ctx ends; then it returns ctx's error.
type Sleep func(ctx context.Context, d time.Duration) error

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// failed counts another failure in a row, and returns when to try again: after a minute, then
// twice as long up to an hour, all of it scattered so that many do not come at once.
func (o *Outbox) failed(destination string) time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	wait := longest
	if n := o.failures[destination]; n < 6 {
		wait = firstWait << n
	}
	o.failures[destination]++
	scattered := time.Duration(float64(wait) * (0.75 + o.Random()/2))
	return o.Now().Add(min(scattered, longest))
}

func (o *Outbox) succeeded(destination string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.failures, destination)
}

// link returns the way to a destination as it was last seen.
func (o *Outbox) link(destination string) (journal.Link, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l, ok := o.links[destination]
	return l, ok
}

// saw remembers that there is a way to a destination, or, for a reason, none.
func (o *Outbox) saw(destination, reason string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	l := o.links[destination]
	l.Up, l.Reason = reason == "", reason
	o.links[destination] = l
}
