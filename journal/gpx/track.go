package gpx

import (
	"slices"

	"sojourn/journal"
)

// Track is what one GPX file says: its timed fixes, by segment. Fixes are in time order within
// a segment, also where the file's are not; segments are in the file's order, and none is empty.
type Track struct {
	Name     string // cleaned; of the first named track, else of the file
	Segments [][]journal.Fix
	Skipped  int // points that have no time or no position
}

// Fixes counts the fixes of all segments.
func (t Track) Fixes() int {
	n := 0
	for _, segment := range t.Segments {
		n += len(segment)
	}
	return n
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
