package gpx

import (
	"slices"
	"time"

	"sojourn/journal"
)

// Track is what is known of a file once it is read.
type Track struct {
	Name     string    // cleaned; of the first named track, else of the file
	Fixes    int       // timed positions
	Skipped  int       // points that have no time or no position, or say that they are far off
	From, To time.Time // of the fixes
}

// partSize is how many fixes are handed on at once. A longer segment goes in parts, each of which begins
// with the last fix of the one before: they interpolate as the whole would.
const partSize = 4096

// collector takes a reader's fixes and hands them on by segments.
type collector struct {
	keep  func([]journal.Fix) error
	track Track
	part  []journal.Fix
	went  bool // a part of this segment was handed on
}

func (c *collector) add(f journal.Fix) error {
	if c.track.Fixes == 0 || f.At.Before(c.track.From) {
		c.track.From = f.At
	}
	if c.track.Fixes == 0 || f.At.After(c.track.To) {
		c.track.To = f.At
	}
	c.track.Fixes++
	c.part = append(c.part, f)
	if len(c.part) < partSize {
		return nil
	}
	err := c.keep(ordered(c.part))
	c.part, c.went = []journal.Fix{f}, true
	return err
}

func (c *collector) skip() { c.track.Skipped++ }

// cut ends a segment; there need not be one.
func (c *collector) cut() error {
	part, rest := c.part, 0
	if c.went {
		rest = 1 // only the last fix of the part before
	}
	c.part, c.went = nil, false
	if len(part) == rest {
		return nil
	}
	return c.keep(ordered(part))
}

// ordered returns segment by time, the file's order among equal times. It never changes segment.
func ordered(segment []journal.Fix) []journal.Fix {
	byTime := func(a, b journal.Fix) int { return a.At.Compare(b.At) }
	if slices.IsSortedFunc(segment, byTime) {
		return segment
	}
	segment = slices.Clone(segment)
	slices.SortStableFunc(segment, byTime)
	return segment
}
