package journal

import "time"

// ClockReading is a true clock that a body photographed: at Camera its own clock was off by Offset.
type ClockReading struct {
	N       int64 // names it; 0 before it is kept
	Body    Body
	Camera  time.Time     // what the body's clock said, as if in UTC
	Offset  time.Duration // what is to be added to it; positive: it was slow
	Within  time.Duration // how exactly that could be read, to either side
	Entry   ID            // whose photo shows the clock; it may be gone
	AddedAt time.Time
}

// Frame is what is known of an entry that tells of its camera's clock.
type Frame struct {
	ID       ID
	Body     Body // of its first photo
	Taken    Moment
	Trip     string
	Place    *Place
	Exposure Exposure
}
