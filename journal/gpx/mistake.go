package gpx

import (
	"cmp"
	"math"
	"slices"
	"time"

	"sojourn/journal"
)

const (
	farthest = 14 * time.Hour   // that two zones differ, but for those of a few islands
	quarter  = 15 * time.Minute // zones differ by whole ones
	agreeing = 250.0            // metres between a camera's own receiver and the track
	fewest   = 5                // shots that say anything
	mostUsed = 1000             // shots that are looked at
)

// Shot is one photo as its clock stands.
type Shot struct {
	At    time.Time
	Point *journal.Point // where its own receiver was; nil if it has none
}

// Mistake is a shift of a clock by whole hours, or halves or quarters of one, as a wrong zone or a
// forgotten summer time makes it.
type Mistake struct {
	Add   time.Duration // to the clock, to get true time
	Fit   int           // shots that fit the tracks then
	Now   int           // shots that fit as the clock stands
	Shots int           // that were looked at: at most one a minute
}

// Mistake finds the one shift with which many more shots of a camera fit the tracks: twice as
// many as now, and most of those that fit with any. A shot fits where two fixes enclose it, and
// where they agree with its point if it has one. It is false where no shift stands out: a track of
// all day fits many, and a few shots of one hour would fit something by chance.
func (t Timeline) Mistake(shots []Shot, r Rules) (Mistake, bool) {
	shots = telling(shots)
	if len(shots) < fewest || shots[len(shots)-1].At.Sub(shots[0].At) < time.Hour {
		return Mistake{Shots: len(shots)}, false
	}
	var all []fitting
	ever := make([]bool, len(shots))
	now := t.fitting(shots, 0, r, ever).fit
	for add := -farthest; add <= farthest; add += quarter {
		all = append(all, t.fitting(shots, add, r, ever))
	}
	best, can := likeliest(all), 0
	for _, fits := range ever {
		if fits {
			can++
		}
	}
	m := Mistake{Add: best.add, Fit: best.fit, Now: now, Shots: len(shots)}
	return m, best.fit >= max(fewest, 2*now) && best.fit*5 >= can*4 && best.alone(all)
}

// telling returns shots by time, one a minute, those with a point first; of many a part, spread
// over all.
func telling(shots []Shot) []Shot {
	shots = slices.Clone(shots)
	pointless := func(s Shot) int {
		if s.Point != nil {
			return 0
		}
		return 1
	}
	minute := func(s Shot) time.Time { return s.At.Truncate(time.Minute) }
	slices.SortStableFunc(shots, func(a, b Shot) int {
		return cmp.Or(minute(a).Compare(minute(b)), cmp.Compare(pointless(a), pointless(b)), a.At.Compare(b.At))
	})
	shots = slices.CompactFunc(shots, func(a, b Shot) bool { return minute(a).Equal(minute(b)) })
	if len(shots) <= mostUsed {
		return shots
	}
	part := make([]Shot, mostUsed)
	for i := range part {
		part[i] = shots[i*(len(shots)-1)/(mostUsed-1)]
	}
	return part
}

// fitting is how many shots fit with a shift.
type fitting struct {
	add time.Duration
	fit int
}

// fitting marks in ever which shots fit with add.
func (t Timeline) fitting(shots []Shot, add time.Duration, r Rules, ever []bool) fitting {
	f := fitting{add: add}
	for i, s := range shots {
		if t.fits(s, add, r) {
			f.fit++
			ever[i] = true
		}
	}
	return f
}

func (t Timeline) fits(s Shot, add time.Duration, r Rules) bool {
	m, ok := t.between(s.At.Add(add), r.gap())
	return ok && (s.Point == nil || m.Point.Distance(*s.Point) <= agreeing)
}

// likeliest is the shift with the most fits; where others fit nearly as many, the most usual one.
func likeliest(all []fitting) fitting {
	most := slices.MaxFunc(all, func(a, b fitting) int { return cmp.Compare(a.fit, b.fit) }).fit
	rarity := func(f fitting) int {
		if !nearly(f.fit, most) {
			return math.MaxInt
		}
		return f.rarity()
	}
	return slices.MinFunc(all, func(a, b fitting) int {
		return cmp.Or(cmp.Compare(rarity(a), rarity(b)), cmp.Compare(b.fit, a.fit))
	})
}

// alone reports whether no other shift as usual as f fits nearly as many.
func (f fitting) alone(all []fitting) bool {
	return !slices.ContainsFunc(all, func(o fitting) bool {
		return o.add != f.add && o.rarity() <= f.rarity() && nearly(o.fit, f.fit)
	})
}

// rarity of a shift: whole hours are usual, halves rare, quarters rarer.
func (f fitting) rarity() int {
	switch {
	case f.add%time.Hour == 0:
		return 0
	case f.add%(time.Hour/2) == 0:
		return 1
	}
	return 2
}

// nearly is all but one in fifty.
func nearly(n, of int) bool { return n*50 >= of*49 }
