package gpx

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"sojourn/journal"
)

// Timeline is the segments of any number of tracks made ready to be searched by time. It is safe
// for concurrent use.
type Timeline struct {
	segments [][]journal.Fix // by their first fix: a balanced tree whose roots are in the middle
	latest   []time.Time     // the last fix of all segments of the tree that has its root here
	ends     []journal.Fix   // the last fix of every segment, by time
}

// NewTimeline takes segments in any order; fixes need not be in time order either. What it is
// given is not changed, and must not change afterwards.
func NewTimeline(segments [][]journal.Fix) Timeline {
	var t Timeline
	for _, s := range segments {
		if len(s) > 0 {
			s = ordered(s)
			t.segments = append(t.segments, s)
			t.ends = append(t.ends, s[len(s)-1])
		}
	}
	slices.SortStableFunc(t.segments, func(a, b []journal.Fix) int { return a[0].At.Compare(b[0].At) })
	slices.SortStableFunc(t.ends, func(a, b journal.Fix) int { return a.At.Compare(b.At) })
	t.latest = make([]time.Time, len(t.segments))
	t.measure(0, len(t.segments))
	return t
}

// measure fills in latest for the tree of the segments from lo to hi, and returns its root's.
func (t Timeline) measure(lo, hi int) time.Time {
	if lo == hi {
		return time.Time{}
	}
	mid := (lo + hi) / 2
	s := t.segments[mid]
	last := s[len(s)-1].At
	for _, below := range []time.Time{t.measure(lo, mid), t.measure(mid+1, hi)} {
		if below.After(last) {
			last = below
		}
	}
	t.latest[mid] = last
	return last
}

// around calls visit for each segment that begins at or before an instant and ends at or after it,
// in the order of their begins.
func (t Timeline) around(at time.Time, visit func([]journal.Fix)) {
	t.search(0, len(t.segments), at, visit)
}

func (t Timeline) search(lo, hi int, at time.Time, visit func([]journal.Fix)) {
	mid := (lo + hi) / 2
	if lo == hi || t.latest[mid].Before(at) {
		return
	}
	t.search(lo, mid, at, visit)
	if s := t.segments[mid]; !s[0].At.After(at) {
		if !s[len(s)-1].At.Before(at) {
			visit(s)
		}
		t.search(mid+1, hi, at, visit)
	}
}

// near is a fix beside an instant.
type near struct {
	fix  journal.Fix
	away time.Duration
	gap  time.Duration // between the two fixes around the instant, where that was too long
}

// nearest is the fix nearest to an instant that is on none; it is false where there is no fix at all.
func (t Timeline) nearest(at time.Time) (near, bool) {
	var all []near
	beside := func(f journal.Fix, gap time.Duration) {
		all = append(all, near{fix: f, away: at.Sub(f.At).Abs(), gap: gap})
	}
	t.around(at, func(s []journal.Fix) {
		i := after(s, at)
		gap := s[i].At.Sub(s[i-1].At)
		beside(s[i-1], gap)
		beside(s[i], gap)
	})
	if i := sort.Search(len(t.ends), func(i int) bool { return t.ends[i].At.After(at) }); i > 0 {
		beside(t.ends[i-1], 0)
	}
	if i := sort.Search(len(t.segments), func(i int) bool { return t.segments[i][0].At.After(at) }); i < len(t.segments) {
		beside(t.segments[i][0], 0)
	}
	if len(all) == 0 {
		return near{}, false
	}
	return slices.MinFunc(all, func(a, b near) int { return cmp.Compare(a.away, b.away) }), true
}

// after is the first fix of s that is not before an instant.
func after(s []journal.Fix, at time.Time) int {
	return sort.Search(len(s), func(i int) bool { return !s[i].At.Before(at) })
}
