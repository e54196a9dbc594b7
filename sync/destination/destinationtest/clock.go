package destinationtest

import (
	"context"
	"sync"
	"time"
)

// Clock stands still. Who sleeps moves it.
type Clock struct {
	mu    sync.Mutex
	at    time.Time
	slept []time.Duration
	acts  map[time.Duration]func()
}

// NewClock returns a clock that shows this machine's time.
func NewClock() *Clock { return &Clock{at: time.Now()} }

// OnSleep lets act happen while somebody sleeps for d.
func (c *Clock) OnSleep(d time.Duration, act func()) { c.acts = map[time.Duration]func(){d: act} }

// Now is the time that it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Pass moves it.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// Sleep moves it at once.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	c.slept = append(c.slept, d)
	act := c.acts[d]
	c.mu.Unlock()
	c.Pass(d)
	if act != nil {
		act()
	}
	return ctx.Err()
}

// Slept returns for how long somebody slept, each time.
func (c *Clock) Slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.slept...)
}

// Waits returns how often somebody slept for d.
func (c *Clock) Waits(d time.Duration) int {
	n := 0
	for _, s := range c.Slept() {
		if s == d {
			n++
		}
	}
	return n
}
