package sheet

import (
	"sort"
	"time"

	"sojourn/journal"
	"sojourn/tui/words"
)

// timeline is how many photos there are on each day, or where the days are too many for the screen, in
// each week, month, or number of years.
type timeline struct {
	unit  unit
	bars  []bar // in order of time
	most  int   // photos of the highest bar
	cells int   // across a bar, with what is blank behind it
	wide  int   // cells of all bars
}

// bar is one unit of a timeline that has photos.
type bar struct {
	day    time.Time // the first one; zero where no time is known
	number int       // of the unit
	first  int       // the entry that is gone to
	photos int
	x      int // cells to the left of it
}

// mostCells is how wide a bar gets where there are few.
const mostCells = 6

// newTimeline arranges groups in width cells, by the smallest unit that has room.
func newTimeline(groups []journal.Group, width int) timeline {
	days := barsOf(groups)
	for _, u := range units {
		t := timeline{unit: u, bars: gathered(days, u)}
		if t.arrange(width) {
			return t
		}
	}
	return timeline{}
}

// barsOf makes a bar of each group, in order of the list.
func barsOf(groups []journal.Group) []bar {
	bars := make([]bar, 0, len(groups))
	at := 0
	for _, g := range groups {
		bars = append(bars, bar{day: dayOf(g.Day), first: at, photos: g.Entries})
		at += g.Entries
	}
	return bars
}

// gathered adds up the bars of each unit. Who crosses a date line comes back to a day: what is gone to is
// its first entry.
func gathered(days []bar, u unit) []bar {
	var bars []bar
	place := map[int]int{}
	for _, d := range days {
		d.number = u.number(d.day)
		at, known := place[d.number]
		if !known {
			place[d.number] = len(bars)
			bars = append(bars, d)
			continue
		}
		bars[at].photos += d.photos
	}
	sort.SliceStable(bars, func(i, j int) bool { return bars[i].number < bars[j].number })
	return bars
}

// arrange puts the bars side by side, a cell apart where there is a unit without photos between them. It
// reports whether there is room.
func (t *timeline) arrange(width int) bool {
	gaps := 0
	for i, b := range t.bars {
		t.most = max(t.most, b.photos)
		if t.isApart(i) {
			gaps++
		}
	}
	if len(t.bars) == 0 {
		return true
	}
	if t.cells = min((width-gaps)/len(t.bars), mostCells); t.cells < 1 {
		return false
	}
	for i := range t.bars {
		if t.isApart(i) {
			t.wide++
		}
		t.bars[i].x = t.wide
		t.wide += t.cells
	}
	return true
}

func (t timeline) isApart(i int) bool { return i > 0 && t.bars[i].number > t.bars[i-1].number+1 }

// bar is the place of the bar that has a day of a group.
func (t timeline) bar(day string) int {
	n := t.unit.number(dayOf(day))
	return max(0, min(sort.Search(len(t.bars), func(i int) bool { return t.bars[i].number >= n }), len(t.bars)-1))
}

// barAt is the place of the bar that is at cell x or next to it.
func (t timeline) barAt(x int) int {
	return max(0, sort.Search(len(t.bars), func(i int) bool { return t.bars[i].x > x })-1)
}

// height is how many eighths of a line bar i fills. It grows with the root of the photos, so that a day of
// thousands leaves something to be seen of the others.
func (t timeline) height(i int) int {
	n := 1
	for n < words.High && n*n*t.most < words.High*words.High*t.bars[i].photos {
		n++
	}
	return n
}
