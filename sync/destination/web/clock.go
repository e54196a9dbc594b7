package web

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Clock is the time that a destination lives by.
type Clock struct {
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error // ends early with ctx's error
}

// MachineClock is the clock of this machine.
func MachineClock() Clock { return Clock{Now: time.Now, Sleep: sleep} }

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// How far off a time may be, between this machine and the server.
const (
	measuredSkew = 10 * time.Second
	GuessedSkew  = 10 * time.Minute // where the server never told its time
)

// ServerClock tells the server's time, learnt from its answers: a laptop's own clock may be hours off,
// and what is looked for later carries the server's times.
type ServerClock struct {
	Local Clock

	mu       sync.Mutex
	offset   time.Duration
	measured bool
}

// Learn takes the offset from an answer that is known to be the server's.
func (c *ServerClock) Learn(h http.Header) {
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset, c.measured = date.Sub(c.Local.Now()), true
}

// Now returns the server's time and how far off it may be.
func (c *ServerClock) Now() (at time.Time, skew time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.measured {
		return c.Local.Now(), GuessedSkew
	}
	return c.Local.Now().Add(c.offset), measuredSkew
}

// Here converts one of the server's times to this machine's.
func (c *ServerClock) Here(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(-c.offset)
}

// There converts a time of this machine to the server's.
func (c *ServerClock) There(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.offset)
}
