package journal

import "time"

// ByHand is the embargo that no time ends: the traveller does.
var ByHand = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)

// HeldByHand reports whether d waits until it is released by hand.
func (d Delivery) HeldByHand() bool { return d.NotBefore.Equal(ByHand) }

// Sighting is what the machine's clock said at a moment, and what tells whether it was set since.
type Sighting struct {
	Wall  time.Time
	Up    time.Duration // since the machine was started, asleep or not
	Boot  string        // names that start; "" where it is not known
	Ahead time.Duration // how far it was set forward since it was first looked at; below zero: back
}

// clockSlack is how far a clock is put right without anybody setting it.
const clockSlack = 2 * time.Minute

// Next returns what is to be kept of now where s was kept before. While the machine runs, a clock that
// goes otherwise than the machine was set. One that is behind after a start may be put right again.
func (s Sighting) Next(now Sighting) Sighting {
	if s.Wall.IsZero() {
		return now
	}
	now.Ahead = s.Ahead
	if now.Boot != s.Boot {
		if gone := now.Wall.Sub(s.Wall); gone < 0 {
			now.Ahead = min(now.Ahead, gone)
		}
		return now
	}
	jump := now.Wall.Sub(s.Wall) - (now.Up - s.Up)
	if now.Boot == "" || jump.Abs() <= clockSlack {
		return s
	}
	now.Ahead += jump
	return now
}

// Believed is wall without what the clock was set forward.
func (s Sighting) Believed(wall time.Time) time.Time { return wall.Add(-max(0, s.Ahead)) }
