package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/journal/gpx"
	"sojourn/tui/words"
)

// suspicion is a mistake of whole hours that a body's clock seems to have. It is only told.
type suspicion struct {
	Why   string  `json:"from"`       // track or sun
	Add   float64 `json:"addSeconds"` // 0 where no shift helps
	Fit   int     `json:"fit"`        // photos that fit then
	Now   int     `json:"now"`        // photos that fit as it is
	Shots int     `json:"photos"`     // that were looked at
}

// watch is what is looked at of one body.
type watch struct {
	nights clock.Nights
	shots  []gpx.Shot
}

// suspect tells of bodies whose photos fit the tracks, or daylight, whole hours away.
func (j *opened) suspect(ctx context.Context) (map[journal.Body][]suspicion, error) {
	watches := map[journal.Body]*watch{}
	var from, to time.Time
	err := j.store.EachFrame(ctx, journal.Query{}, func(f journal.Frame) error {
		if f.Body == (journal.Body{}) || !f.Taken.HasOffset() || f.Taken.Typed() {
			return nil
		}
		w := watches[f.Body]
		if w == nil {
			w = &watch{}
			watches[f.Body] = w
		}
		at := f.Taken.Local()
		if from.IsZero() || at.Before(from) {
			from = at
		}
		if at.After(to) {
			to = at
		}
		w.nights.Add(f)
		w.shots = append(w.shots, shotOf(f, at))
		return nil
	})
	if err != nil || from.IsZero() {
		return nil, err
	}
	const farthest = 15 * time.Hour // that a clock is looked for away from its time
	segments, err := j.store.Fixes(ctx, from.Add(-farthest), to.Add(farthest))
	if err != nil {
		return nil, err
	}
	line, found := gpx.NewTimeline(segments), map[journal.Body][]suspicion{}
	for body, w := range watches {
		if m, is := line.Mistake(w.shots, gpx.Rules{}); is && m.Add != 0 {
			found[body] = append(found[body], suspicion{"track", m.Add.Seconds(), m.Fit, m.Now, m.Shots})
		}
		if n, is := w.nights.Found(); is {
			s := suspicion{"sun", n.Add.Seconds(), 0, n.Bright - n.Dark, n.Bright}
			if n.Add != 0 {
				s.Fit = n.Bright
			}
			found[body] = append(found[body], s)
		}
	}
	return found, nil
}

// shotOf is f for the tracks. Of places only the camera's own receiver tells something of its clock.
func shotOf(f journal.Frame, at time.Time) gpx.Shot {
	s := gpx.Shot{At: at}
	if f.Place != nil && f.Place.Source == journal.PlaceExif {
		s.Point = f.Place.Point
	}
	return s
}

// tellSuspicion says what looks wrong, and what would put it right.
func (a *app) tellSuspicion(b journal.Body, s suspicion) {
	add := time.Duration(s.Add * float64(time.Second))
	name, of := journal.Visible(b.String()), words.Count(s.Shots, "photo")
	said := fmt.Sprintf("%s: of %s %s fit the tracks, and %s would if its clock were %s", name, of, words.Number(s.Now),
		words.Number(s.Fit), moved(add))
	if s.Why == "sun" {
		said = fmt.Sprintf("%s: of %s in daylight %s are in the night by its clock", name, of, words.Number(s.Shots-s.Now))
		if add != 0 {
			said += "; " + moved(add) + ", or more, they would be in the day"
		}
	}
	if add != 0 {
		said += fmt.Sprintf(": `sojourn clock shift %s --by %s`, or another zone", shellQuote(shortName(b)), briefly(add))
	}
	a.note("%s", said)
}

// briefly is d as it is typed: 8h, not 8h0m0s.
func briefly(d time.Duration) string {
	return strings.TrimSuffix(strings.TrimSuffix(d.String(), "0s"), "0m")
}

// moved is "8 h later".
func moved(d time.Duration) string {
	if d < 0 {
		return clock.Exact(-d) + " earlier"
	}
	return clock.Exact(d) + " later"
}
