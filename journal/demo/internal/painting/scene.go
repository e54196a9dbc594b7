// Package painting paints the pictures of a winter journey: skies, land, towns, people in coats.
// There are no models and no stored pictures, only shapes and noise; the same scene at the same
// size is the same picture each time.
package painting

import "image"

// Scene is something to be painted on a canvas of any size. Scenes are composed for 3:2, in
// landscape format unless their comment says upright.
type Scene func(*Canvas)

// Paint paints the scene w × h pixels large, with the grain of a sensor that seed varies.
func (s Scene) Paint(w, h int, seed uint32) *image.RGBA {
	c := newCanvas(w, h)
	s(c)
	return c.finish(0.02, seed)
}

// Draw is Paint without what a camera adds: no grain, no dark corners.
func (s Scene) Draw(w, h int) *image.RGBA {
	c := newCanvas(w, h)
	s(c)
	return c.pixels()
}
