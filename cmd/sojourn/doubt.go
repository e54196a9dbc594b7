package main

import (
	"context"
	"strings"
	"sync"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/words"
)

// doubts are what looks wrong with the times of new photos. It is safe for concurrent use.
type doubts struct {
	mu       sync.Mutex
	zoneless int
	nights   map[journal.Body]*clock.Nights
}

// add looks at a new entry.
func (d *doubts) add(e journal.Entry) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if e.Taken.Known() && !e.Taken.HasOffset() {
		d.zoneless++
	}
	if len(e.Photos) == 0 || e.Taken.Typed() {
		return
	}
	if d.nights == nil {
		d.nights = map[journal.Body]*clock.Nights{}
	}
	body := e.Photos[0].Body()
	if d.nights[body] == nil {
		d.nights[body] = &clock.Nights{}
	}
	d.nights[body].Add(journal.Frame{ID: e.ID, Taken: e.Taken, Place: e.Place, Exposure: e.Photos[0].Exposure})
}

// tellDoubts counts once what looks wrong, and says who tells more.
func (a *app) tellDoubts(s *stationery) {
	if s == nil {
		return
	}
	wrong := 0
	for _, n := range s.doubts.nights {
		if _, is := n.Found(); is {
			wrong++
		}
	}
	a.noteDoubts(wrong, s.doubts.zoneless)
}

func (a *app) noteDoubts(clocks, zoneless int) {
	var said []string
	if clocks > 0 {
		said = append(said, "the clock of "+words.Count(clocks, "camera")+" looks wrong: `sojourn clock` says why")
	}
	if zoneless > 0 {
		said = append(said, "the zone of "+words.Count(zoneless, "entry")+" is not known: `sojourn zone` proposes one")
	}
	if len(said) > 0 {
		a.note("%s", strings.Join(said, "; "))
	}
}

// doubtClocks tells, once places came from tracks, whose clocks do not fit them, or the daylight there.
func (a *app) doubtClocks(ctx context.Context, j *opened) error {
	found, err := j.suspect(ctx)
	a.noteDoubts(len(found), 0)
	return err
}
