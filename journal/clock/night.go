package clock

import (
	"time"

	"sojourn/journal"
)

const (
	daylight  = 12.0 // exposure value: a bright day in the shade; lit streets have 8 at most
	night     = -6.0 // degrees: civil twilight is over
	fewFrames = 5    // that say nothing: a lamp, a screen, a flash
)

// Night is daylight that a clock puts into the night.
type Night struct {
	Bright int           // frames that only daylight makes, of known place and offset
	Dark   int           // of these, in the night by their clock
	Add    time.Duration // the least whole hours that put most of them into the day; 0 where none do
}

// Nights looks for daylight in the night among the frames that it is shown.
type Nights struct {
	all []journal.Frame
}

// Add shows it a frame.
func (n *Nights) Add(f journal.Frame) {
	ev, known := brightness(f.Exposure)
	if known && ev >= daylight && f.Taken.HasOffset() && f.Place != nil && f.Place.Point != nil {
		f.Body, f.Trip = journal.Body{}, ""
		n.all = append(n.all, f)
	}
}

// Found is what looks wrong; false where nothing does: fewer than a quarter of the bright frames, or few at all.
func (n *Nights) Found() (Night, bool) {
	found := Night{Bright: len(n.all), Dark: n.dark(0)}
	if found.Dark < fewFrames || found.Dark*4 < found.Bright {
		return found, false
	}
	most := found.Bright / 20 // may stay in the night
	for hours := time.Duration(1); hours <= 14; hours++ {
		for _, add := range []time.Duration{hours * time.Hour, -hours * time.Hour} {
			if n.dark(add) <= most {
				found.Add = add
				return found, true
			}
		}
	}
	return found, true
}

// dark counts the frames that are in the night if add is added to their clock.
func (n *Nights) dark(add time.Duration) int {
	count := 0
	for _, f := range n.all {
		if SunAltitude(f.Taken.Local().Add(add), *f.Place.Point) < night {
			count++
		}
	}
	return count
}
