package mastodon

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

// How far off a time may be, between this machine and the server.
const (
	measuredSkew = 10 * time.Second
	guessedSkew  = 10 * time.Minute
)

// serverClock tells the server's time, learnt from its answers: a laptop's own clock may be hours off,
// and what is looked for later carries the server's times.
type serverClock struct {
	local Clock

	mu       sync.Mutex
	offset   time.Duration
	measured bool
}

// learn takes the offset from an answer that is known to be the server's.
func (c *serverClock) learn(h http.Header) {
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset, c.measured = date.Sub(c.local.Now()), true
}

// now returns the server's time and how far off it may be.
func (c *serverClock) now() (at time.Time, skew time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.measured {
		return c.local.Now(), guessedSkew
	}
	return c.local.Now().Add(c.offset), measuredSkew
}

// here converts one of the server's times to this machine's.
func (c *serverClock) here(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(-c.offset)
}

// there converts a time of this machine to the server's.
func (c *serverClock) there(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.offset)
}
