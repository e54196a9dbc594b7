// Package closeup is how closely photos are looked at: at which scale, and where. Screens that show photos keep a
// View, and show all of them at it.
package closeup

import (
	"fmt"
	"image"
	"math"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/picture"
)

// View is a scale and a place. The zero View shows all of a photo.
type View struct {
	scale  int // screen pixels to 1,000 of the photo; 0: all of it
	before int // the scale that was left for all of it
	at     journal.Spot
	chosen bool // the place, by hand: a focus that is told later changes nothing
}

// Frame is a photo and the room that it is shown in.
type Frame struct {
	Full  image.Point // of the upright photo, in its pixels; zero: not known
	Room  image.Point // screen pixels
	Focus journal.Focus
}

const actual = picture.Actual

// steps are the scales, from far to near.
var steps = []int{actual / 16, actual / 8, actual / 4, actual / 2, actual, 2 * actual, 4 * actual}

// Close reports whether only a part is shown.
func (v View) Close() bool { return v.scale > 0 }

// Part is what tiles show at v.
func (v View) Part() picture.Part {
	if v.scale == 0 {
		return picture.Part{}
	}
	return picture.Part{Scale: v.scale, At: v.at}
}

// Whole shows all of the photo.
func (v View) Whole() View {
	if v.scale > 0 {
		v.before, v.scale = v.scale, 0
	}
	return v
}

// Elsewhere is v for another photo: the same place, or where it is shown as a whole, its own focus later on.
func (v View) Elsewhere() View {
	v.chosen = v.Close()
	return v
}

// Press does what a key of closeness says, and what those of moving say while v is close. mine is false where it is
// another key.
func (v View) Press(msg tea.KeyPressMsg, k keys.Zoom, move keys.Move, on Frame) (next View, mine bool) {
	switch {
	case key.Matches(msg, k.Zoom) && v.Close():
		return v.Whole(), true
	case key.Matches(msg, k.Zoom):
		return v.opened(on), true
	case key.Matches(msg, k.Nearer):
		return v.nearer(on), true
	case key.Matches(msg, k.Farther):
		return v.farther(on), true
	case !v.Close():
		return v, false
	case key.Matches(msg, k.Focus):
		v.at, v.chosen = spot(on.Focus), false
		return v.clamped(on), true
	}
	x, y := way(msg, k, move)
	if x == 0 && y == 0 {
		return v, false
	}
	return v.Panned(x, y, on), true
}

// opened goes back to where it was zoomed, or to 1:1 at the focus.
func (v View) opened(on Frame) View {
	v.scale = v.before
	if v.scale == 0 {
		v.scale = actual
	}
	if !v.chosen {
		v.at = spot(on.Focus)
	}
	return v.clamped(on)
}

// spot is where a photo is opened.
func spot(f journal.Focus) journal.Spot {
	if f.Known {
		return f.At
	}
	return journal.Spot{X: 0.5, Y: 0.5}
}

// Told takes the focus of what is shown, which is read only when it is looked at closely.
func (v View) Told(on Frame) View {
	if v.chosen || !v.Close() {
		return v
	}
	v.at = spot(on.Focus)
	return v.clamped(on)
}

func (v View) nearer(on Frame) View {
	at := slices.IndexFunc(steps, func(s int) bool { return s > max(v.scale, on.whole()) })
	switch {
	case at < 0:
		return v
	case !v.Close() && !v.chosen:
		v.at = spot(on.Focus)
	}
	v.scale = steps[at]
	return v.clamped(on)
}

func (v View) farther(on Frame) View {
	for _, s := range slices.Backward(steps) {
		if s < v.scale && s > on.whole() {
			v.scale = s
			return v.clamped(on)
		}
	}
	return v.Whole()
}

// whole is the scale at which all of the photo is seen, a little more for what that hardly differs from.
func (on Frame) whole() int {
	full := on.full()
	return int(1.1 * actual * min(float64(on.Room.X)/float64(full.X), float64(on.Room.Y)/float64(full.Y)))
}

// full is the size of the photo; as of most cameras while it is not known.
func (on Frame) full() image.Point {
	if on.Full.X < 1 || on.Full.Y < 1 {
		return image.Pt(6000, 4000)
	}
	return on.Full
}

const (
	stride = 8 // a step of the keys of moving is a part of the room
	leap   = 1
)

// way is where a key pans, in parts of the room.
func way(msg tea.KeyPressMsg, k keys.Zoom, move keys.Move) (x, y float64) {
	for _, w := range []struct {
		b    key.Binding
		x, y float64
	}{
		{move.Left, -1. / stride, 0},
		{move.Right, 1. / stride, 0},
		{move.Up, 0, -1. / stride},
		{move.Down, 0, 1. / stride},
		{k.FarLeft, -leap, 0},
		{k.FarRight, leap, 0},
		{k.FarUp, 0, -leap},
		{k.FarDown, 0, leap},
	} {
		if key.Matches(msg, w.b) {
			return w.x, w.y
		}
	}
	return 0, 0
}

// Panned moves what is seen by parts of the room, as far as there is picture.
func (v View) Panned(x, y float64, on Frame) View {
	full, seen := on.full(), v.seen(on)
	v.at.X += x * seen.X / float64(full.X)
	v.at.Y += y * seen.Y / float64(full.Y)
	v.chosen = true
	return v.clamped(on)
}

// extent is a size in pixels of the photo.
type extent struct{ X, Y float64 }

// seen is how much of the photo the room holds.
func (v View) seen(on Frame) extent {
	return extent{float64(on.Room.X) * actual / float64(v.scale), float64(on.Room.Y) * actual / float64(v.scale)}
}

// clamped keeps the room full of picture, as far as there is enough.
func (v View) clamped(on Frame) View {
	if v.scale == 0 {
		return v
	}
	full, seen := on.full(), v.seen(on)
	v.at.X = inside(v.at.X, seen.X/float64(full.X)/2)
	v.at.Y = inside(v.at.Y, seen.Y/float64(full.Y)/2)
	return v
}

func inside(at, half float64) float64 {
	if half >= 0.5 {
		return 0.5
	}
	return math.Round(1e6*min(1-half, max(half, at))) / 1e6
}

// Words say the scale and the place.
func (v View) Words(on Frame) string {
	if !v.Close() {
		return ""
	}
	text := scaleWords(v.scale)
	switch focus := on.Focus; {
	case focus.Known && v.clampedTo(focus.At, on) == v.at:
		text += " at the focus"
	case !focus.Known && v.clampedTo(spot(focus), on) == v.at:
		return text + " in the middle"
	}
	return text + fmt.Sprintf(" · %.0f %% across, %.0f %% down", 100*v.at.X, 100*v.at.Y)
}

func (v View) clampedTo(at journal.Spot, on Frame) journal.Spot {
	v.at = at
	return v.clamped(on).at
}

func scaleWords(scale int) string {
	if scale >= actual {
		return fmt.Sprintf("%d:1", scale/actual)
	}
	return fmt.Sprintf("1:%d", actual/scale)
}
