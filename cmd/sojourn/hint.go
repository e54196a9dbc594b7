package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/journal/zone"
	"sojourn/tui/loupe"
	"sojourn/tui/words"
)

// hinter tells the loupe what `clock` and `zone` suspect of an entry's time.
type hinter struct {
	j *opened

	mu       sync.Mutex
	revision int64 // at which the bodies were looked at
	bodies   map[journal.Body][]suspicion
	looked   time.Time
	took     time.Duration
}

// patience is how many times as long as it took to look at all bodies their doubts are kept, whatever
// changes meanwhile.
const patience = 50

// Hints are the doubts about e's time, the likeliest first.
func (h *hinter) Hints(ctx context.Context, e journal.Entry) ([]loupe.Hint, error) {
	if !e.Taken.Known() || e.Taken.Typed() {
		return nil, nil
	}
	hints, err := h.zone(ctx, e)
	if err != nil || len(e.Photos) == 0 {
		return hints, err
	}
	found, err := h.suspicions(ctx)
	body := e.Photos[0].Body()
	for _, s := range found[body] {
		hints = append(hints, h.clock(body, s))
	}
	return hints, err
}

// zone doubts the zone of e where its camera told none.
func (h *hinter) zone(ctx context.Context, e journal.Entry) ([]loupe.Hint, error) {
	m, text := e.Taken, ""
	if !e.Taken.HasOffset() {
		trip, err := h.j.store.Trip(ctx, e.Trip)
		if err != nil && journal.KindOf(err) != journal.NotFound {
			return nil, err
		}
		why := ""
		if m, why = proposed(journal.Frame{Taken: e.Taken, Place: e.Place}, trip); why == "" {
			return nil, nil
		}
		text = "its zone is likely to be " + m.Zone + ", that of its " + why
	} else {
		if e.Taken.Source != journal.OffsetZone || e.Place == nil || e.Place.Point == nil {
			return nil, nil
		}
		there := zone.At(*e.Place.Point)
		if there == nil {
			return nil, nil
		}
		if m = e.Taken.InZone(there); m.Offset == e.Taken.Offset {
			return nil, nil
		}
		text = "its place is in another zone: " + m.Zone
	}
	change := func(context.Context) (journal.Change, error) {
		return journal.Change{Label: "zone " + m.Zone + " of 1 entry", Patches: []journal.Patch{{ID: e.ID, Taken: &m}}}, nil
	}
	return []loupe.Hint{{Text: text, Change: change}}, nil
}

// clock doubts the clock of a body.
func (h *hinter) clock(b journal.Body, s suspicion) loupe.Hint {
	add := time.Duration(s.Add * float64(time.Second))
	hint := loupe.Hint{Text: fmt.Sprintf("of %s of this camera %s fit the tracks; %s, %s would",
		words.Count(s.Shots, "photo"), words.Number(s.Now), moved(add), words.Number(s.Fit))}
	if s.Why == "sun" {
		hint.Text = fmt.Sprintf("of %s of this camera in daylight %s are in the night by its clock",
			words.Count(s.Shots, "photo"), words.Number(s.Shots-s.Now))
		if add != 0 {
			hint.Text += "; " + moved(add) + " they are in the day"
		}
	}
	if add != 0 {
		hint.Change = func(ctx context.Context) (journal.Change, error) {
			h.forget()
			plan, err := h.j.shifted(ctx, b, add, journal.Query{})
			label := "clock of " + words.Count(len(plan.Patches), "photo") + " of the " + b.String()
			return journal.Change{Label: label, Patches: plan.Patches}, err
		}
	}
	return hint
}

// suspicions are those of all bodies, looked for once for each change of the journal.
func (h *hinter) suspicions(ctx context.Context) (map[journal.Body][]suspicion, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now, err := h.j.store.Revision(ctx)
	if err != nil || now == h.revision || time.Since(h.looked) < patience*h.took {
		return h.bodies, err
	}
	start := time.Now()
	found, err := h.j.suspect(ctx)
	if err == nil {
		h.bodies, h.revision, h.looked, h.took = found, now, start, time.Since(start)
	}
	return found, err
}

// forget has the bodies looked at anew.
func (h *hinter) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.revision, h.took = 0, 0
}
