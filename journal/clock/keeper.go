package clock

import (
	"context"
	"errors"
	"time"

	"sojourn/journal"
)

// Store is what is asked of a journal.
type Store interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	ClockReadings(ctx context.Context) ([]journal.ClockReading, error)
	AddClockReading(ctx context.Context, r journal.ClockReading) (int64, error)
	EachFrame(ctx context.Context, q journal.Query, act func(journal.Frame) error) error
	// Trip returns the defaults of a trip. The error is NotFound where it has none.
	Trip(ctx context.Context, name string) (journal.Trip, error)
}

// Keeper learns how far the clocks of bodies are off, and plans what follows.
type Keeper struct{ store Store }

// NewKeeper returns the keeper of the clocks of a journal.
func NewKeeper(s Store) Keeper { return Keeper{s} }

// Read is the reading that the photo of e gives if the clock in it shows f, in the zone given, else
// in that of e's trip, else in e's own. Nothing is kept. The error is Invalid.
func (k Keeper) Read(ctx context.Context, e journal.Entry, f Face, zone *time.Location) (journal.ClockReading, error) {
	if len(e.Photos) == 0 {
		return journal.ClockReading{}, invalid("this entry has no photo of a clock", "name the one that shows it")
	}
	if zone == nil {
		var err error
		if zone, err = k.ZoneOf(ctx, e); err != nil {
			return journal.ClockReading{}, err
		}
	}
	offset, err := f.Offset(e.Taken, zone)
	return journal.ClockReading{
		Body: e.Photos[0].Body(), Camera: e.Taken.Clock, Offset: offset, Within: f.Within(), Entry: e.ID, AddedAt: time.Now(),
	}, err
}

// ZoneOf is the zone of e's trip, in which a clock that e shows is likely to be; nil where none is known.
func (k Keeper) ZoneOf(ctx context.Context, e journal.Entry) (*time.Location, error) {
	if e.Trip == "" {
		return nil, nil
	}
	trip, err := k.store.Trip(ctx, e.Trip)
	if journal.KindOf(err) == journal.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return trip.Location(e.Taken.Day())
}

// Learn keeps r and returns the line of its body.
func (k Keeper) Learn(ctx context.Context, r journal.ClockReading) (Line, error) {
	if _, err := k.store.AddClockReading(ctx, r); err != nil {
		return Line{}, err
	}
	return k.Line(ctx, r.Body)
}

// Line returns that of one body.
func (k Keeper) Line(ctx context.Context, b journal.Body) (Line, error) {
	lines, err := k.Lines(ctx)
	return lines[b], err
}

// Lines returns those of all bodies that have readings.
func (k Keeper) Lines(ctx context.Context) (map[journal.Body]Line, error) {
	all, err := k.store.ClockReadings(ctx)
	of := map[journal.Body][]journal.ClockReading{}
	for _, r := range all {
		of[r.Body] = append(of[r.Body], r)
	}
	lines := map[journal.Body]Line{}
	for b, readings := range of {
		lines[b] = NewLine(readings)
	}
	return lines, err
}

// Plan is what a line changes.
type Plan struct {
	Patches []journal.Patch
	Right   int // photos of the body that need no change
	Typed   int // whose time was typed: it stays
	Unsure  int // between two readings where the clock was set: it stays
	Tracked int // of Patches: their place is from a track, and was looked up at another time
}

// Add plans the change of f.
func (p *Plan) Add(f journal.Frame, offset time.Duration, known bool) {
	switch {
	case !f.Taken.Known():
		return
	case f.Taken.Typed():
		p.Typed++
		return
	case !known:
		p.Unsure++
		return
	}
	m := f.Taken.Corrected(offset)
	if m == f.Taken {
		p.Right++
		return
	}
	if f.Place != nil && f.Place.Source == journal.PlaceTrack {
		p.Tracked++
	}
	p.Patches = append(p.Patches, journal.Patch{ID: f.ID, Taken: &m})
}

// Plan corrects the photos of a body among those that q selects and wanted takes; nil takes all.
func (k Keeper) Plan(
	ctx context.Context, b journal.Body, l Line, q journal.Query, wanted func(journal.Frame) bool,
) (Plan, error) {
	var p Plan
	if len(l.Readings()) == 0 {
		return p, &journal.Error{
			Op: "clock of " + journal.Visible(b.String()), Kind: journal.NotFound,
			Err:  errors.New("nothing is known of it yet"),
			Hint: "photograph a true clock with it, then `sojourn clock BODY --saw TIME ID`",
		}
	}
	err := k.store.EachFrame(ctx, q, func(f journal.Frame) error {
		if f.Body == b && (wanted == nil || wanted(f)) {
			offset, known := l.At(f.Taken.Clock)
			p.Add(f, offset, known)
		}
		return nil
	})
	return p, err
}
