package gpx

import (
	"errors"
	"sort"
	"time"

	"sojourn/journal"
)

// MaxGap is how far apart two fixes may be in time for a place between them to be believed.
const MaxGap = 30 * time.Minute

// Match is where a track was at one time.
type Match struct {
	Point   journal.Point
	Alt     *float64      // metres above sea level; nil unless both fixes around it have one
	Nearest time.Duration // to the nearer of those fixes; 0 on a fix
	Gap     time.Duration // between them; 0 on a fix
}

// Place returns m as a place that comes from a track.
func (m Match) Place() *journal.Place {
	return &journal.Place{Point: &m.Point, Alt: m.Alt, Source: journal.PlaceTrack}
}

// Locate finds the place at an instant: on the great circle between two fixes of one segment that
// are at most gap apart (MaxGap if gap is not positive), never across segments, never beyond their
// ends. The error is NotFound and names the nearest fix. For many instants make a Timeline once.
func Locate(segments [][]journal.Fix, at time.Time, gap time.Duration) (Match, error) {
	return NewTimeline(segments).Locate(at, gap)
}

// Timeline is segments made ready to be searched. It is safe for concurrent use.
type Timeline struct{ segments [][]journal.Fix }

// NewTimeline takes segments in any order; fixes need not be in time order either. What it is
// given is not changed, and must not change afterwards.
func NewTimeline(segments [][]journal.Fix) Timeline {
	var t Timeline
	for _, s := range segments {
		if len(s) > 0 {
			t.segments = append(t.segments, ordered(s))
		}
	}
	return t
}

// Locate is the function Locate on t. Where segments overlap, the one with the nearest fix counts.
func (t Timeline) Locate(at time.Time, gap time.Duration) (Match, error) {
	if gap <= 0 {
		gap = MaxGap
	}
	var best Match
	found := false
	for _, s := range t.segments {
		m, ok := within(s, at, gap)
		if ok && (!found || m.Nearest < best.Nearest) {
			best, found = m, true
		}
	}
	if !found {
		return Match{}, t.nothing(at)
	}
	return best, nil
}

// within looks at one segment in time order. Of several fixes at one instant the first counts
// for what comes before it, the last for what comes after it.
func within(s []journal.Fix, at time.Time, gap time.Duration) (Match, bool) {
	i := sort.Search(len(s), func(i int) bool { return !s[i].At.Before(at) })
	if i == len(s) {
		return Match{}, false
	}
	if s[i].At.Equal(at) {
		return Match{Point: s[i].Point, Alt: s[i].Alt}, true
	}
	if i == 0 || s[i].At.Sub(s[i-1].At) > gap {
		return Match{}, false
	}
	return between(s[i-1], s[i], at)
}

func between(a, b journal.Fix, at time.Time) (Match, bool) {
	since, left := at.Sub(a.At), b.At.Sub(at)
	m := Match{Nearest: min(since, left), Gap: since + left}
	part := since.Seconds() / m.Gap.Seconds()
	if a.Alt != nil && b.Alt != nil {
		metres := *a.Alt + part*(*b.Alt-*a.Alt)
		m.Alt = &metres
	}
	var ok bool
	m.Point, ok = along(a.Point, b.Point, part)
	return m, ok
}

func (t Timeline) nothing(at time.Time) error {
	e := &journal.Error{Op: "place from track", Kind: journal.NotFound}
	nearest, ok := t.nearest(at)
	if !ok {
		e.Err = errors.New("there is no track")
		e.Hint = "import the GPX track of that day"
		return e
	}
	e.Err = errors.New("nearest fix " + inWords(nearest) + " away")
	e.Hint = "check the camera's clock and zone, or place the entry by hand"
	return e
}

func (t Timeline) nearest(at time.Time) (time.Duration, bool) {
	best, found := time.Duration(0), false
	for _, s := range t.segments {
		i := sort.Search(len(s), func(i int) bool { return !s[i].At.Before(at) })
		for _, fix := range s[max(i-1, 0):min(i+1, len(s))] {
			if d := at.Sub(fix.At).Abs(); !found || d < best {
				best, found = d, true
			}
		}
	}
	return best, found
}
