package demo

import (
	"time"

	"sojourn/journal"
	"sojourn/journal/demo/internal/painting"
)

// frame is one photograph that is painted.
type frame struct {
	name        string
	camera      *camera
	taken       string // RFC 3339, by the clock of the camera
	scene       painting.Scene
	exposure    exposure
	format      format
	description string
	broken      bool
}

// format says how a frame was held and how it is stored.
type format int

const (
	landscape    format = iota
	upright             // and stored so
	sidewaysLeft        // upright, stored with its top to the left: Exif 6
	sidewaysRight
)

func (f format) orientation() uint16 {
	switch f {
	case sidewaysLeft:
		return 6
	case sidewaysRight:
		return 8
	}
	return 1
}

// exposure is in the fractions that cameras write.
type exposure struct {
	seconds fraction
	f       fraction
	iso     uint16
	focal   fraction // millimetres
}

type fraction struct{ num, den uint32 }

// exposed reads a shutter time, tenths of the f-number, the ISO speed and the focal length.
func exposed(num, den, tenths uint32, iso uint16, focal uint32) exposure {
	return exposure{fraction{num, den}, fraction{tenths, 10}, iso, fraction{focal, 1}}
}

// snapped is exposed for the phone, whose lens is fixed.
func snapped(den uint32, iso uint16) exposure {
	return exposure{fraction{1, den}, fraction{12, 5}, iso, fraction{103, 25}}
}

// time is when the frame was taken.
func (f frame) time() time.Time {
	t, err := time.Parse(time.RFC3339, f.taken)
	if err != nil {
		panic(err) // the list of frames is wrong: the first test shows it
	}
	return t
}

// size is that of the picture as it is seen.
func (f frame) size() (w, h int) {
	if f.format == landscape {
		return f.camera.w, f.camera.h
	}
	return f.camera.h, f.camera.w
}

func (f frame) shot() Shot {
	at := f.time()
	spot := whereabouts(at)
	s := Shot{
		Path: f.camera.path(f.name), Taken: at, Point: spot.point,
		Make: f.camera.maker, Model: f.camera.model, Orientation: int(f.format.orientation()),
		HasOffset: f.camera.hasOffset, HasPlace: f.camera.hasGPS, OnTrack: spot.logged,
	}
	if s.HasPlace {
		s.Point = received(f, spot)
	}
	if f.broken {
		s.Fate = Broken
	}
	return s
}

// received is where the phone's receiver sees itself: to the precision that it writes.
func received(f frame, s spot) journal.Point {
	return journal.Point{Lat: arcSeconds(s.point.Lat).degrees(), Lon: arcSeconds(s.point.Lon).degrees()}
}
