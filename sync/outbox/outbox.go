// Package outbox sends what is marked: it plans, freezes, attempts, backs off and looks again
// after what it could not see the end of. It knows no destination by name.
package outbox

import (
	"math/rand/v2"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Setup is what an Outbox works with. Now, Sleep, Random and Up may be nil: the real ones are used.
type Setup struct {
	Dir      string // of the journal: one Send at a time holds its lease there
	Store    Store
	Renderer Renderer
	Open     func(journal.Destination) (destination.Destination, error)
	Weigh    destination.Weigher // nil: only pictures and words are counted
	Now      func() time.Time
	Sleep    Sleep
	Random   func() float64 // in [0, 1)
	// Up is how long the machine runs, by a clock that nobody sets, and what names its start.
	Up func() (time.Duration, string)
}

// Outbox is everything that is not delivered yet, and the way to deliver it. It is safe for
// concurrent use.
type Outbox struct {
	Setup
	gate     gate
	turn     chan struct{} // has one that sends in this process; others wait
	mu       sync.Mutex
	links    map[string]journal.Link // as last seen, by destination
	failures map[string]int          // in a row, by destination
}

// New returns the outbox of s.
func New(s Setup) *Outbox {
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Sleep == nil {
		s.Sleep = sleep
	}
	if s.Random == nil {
		s.Random = rand.Float64
	}
	if s.Up == nil {
		s.Up = uptime
	}
	return &Outbox{Setup: s, turn: make(chan struct{}, 1), links: map[string]journal.Link{}, failures: map[string]int{}}
}

// Options select what is planned or sent. The zero value selects everything, without a bound.
type Options struct {
	To             []string     // destinations; none means all
	Only           []journal.ID // entries; none means all
	Budget         int64        // bytes that may leave; 0: no bound
	BytesPerSecond int64        // of pictures; 0: no bound
	Order          Order
	Due            bool // leave what is not due yet: nobody asked just now

	withdrawing bool     // only what is to be taken back
	unasked     *unasked // nil where the traveller asked for it just now
}

// atMost is the rate that comes of one that was measured, or of none.
func (opt Options) atMost(rate float64) float64 {
	if limit := float64(opt.BytesPerSecond); limit > 0 && (rate == 0 || rate > limit) {
		return limit
	}
	return rate
}
