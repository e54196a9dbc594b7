package main

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/words"
)

// clocks are what is known of the clocks of bodies while a card comes in. It is safe for concurrent use.
type clocks struct {
	lines   map[journal.Body]clock.Line
	correct bool // at once; else it is only told what could be
	given   bool // by --clock-offset, which counts instead

	mu   sync.Mutex
	seen map[journal.Body]int // new photos of each body that has a line
}

// put returns entries with their clocks corrected, where that is wanted.
func (c *clocks) put(entries []journal.Entry) []journal.Entry {
	if !c.correct || len(c.lines) == 0 {
		return entries
	}
	out := slices.Clone(entries)
	for i := range out {
		if offset, known := c.offset(out[i]); known {
			out[i].Taken = out[i].Taken.Corrected(offset)
		}
	}
	return out
}

func (c *clocks) count(entries []journal.Entry, known []journal.ID) {
	if c.given || len(c.lines) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range entries {
		offset, learnt := c.offset(e)
		is := learnt && !slices.Contains(known, e.ID)
		if is && (c.correct || e.Taken.Corrected(offset) != e.Taken) {
			c.seen[e.Photos[0].Body()]++
		}
	}
}

// offset is what is to be added to e's clock, where that is known.
func (c *clocks) offset(e journal.Entry) (offset time.Duration, known bool) {
	if len(e.Photos) == 0 || !e.Taken.Known() || e.Taken.Typed() {
		return 0, false
	}
	return c.lines[e.Photos[0].Body()].At(e.Taken.Clock)
}

// tellClocks says whose clocks were corrected, or could be.
func (a *app) tellClocks(s *stationery) {
	if s == nil {
		return
	}
	bodies := slices.SortedFunc(maps.Keys(s.clocks.seen), func(x, y journal.Body) int {
		return strings.Compare(x.String(), y.String())
	})
	for _, b := range bodies {
		said := "the " + journal.Visible(b.String()) + " is " + s.clocks.lines[b].Words() + ": "
		photos := words.Count(s.clocks.seen[b], "photo")
		if s.clocks.correct {
			a.note("%s%s put right", said, photos)
		} else {
			a.note("%s%s not corrected; `sojourn clock apply %s` does it, or --clock the next time",
				said, photos, shellQuote(shortName(b)))
		}
	}
}
