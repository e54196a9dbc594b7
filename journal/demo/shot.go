package demo

import (
	"path"
	"time"

	"sojourn/journal"
)

const (
	// Zone is the IANA name of the zone to import the card with: that of the body without one.
	Zone = "Asia/Pyongyang"
	// Track is the name of the GPX file, beside DCIM.
	Track = "track.gpx"
	// Byline is the photographer that the files name.
	Byline = "Jona Maren"
)

// Fate is what becomes of a file of the card when it is imported.
type Fate int

const (
	// Whole becomes an entry.
	Whole Fate = iota
	// Broken breaks off: it becomes an entry whose photo has a problem.
	Broken
	// Duplicate has the content of another file, and is skipped.
	Duplicate
	// Refused is no photo, whatever its name says.
	Refused
)

// Shot is one file of the card and the truth about it, whether the file tells it or not.
type Shot struct {
	Path        string // below the card, with slashes; no two have the same last part
	Fate        Fate
	Taken       time.Time // with the local offset; zero where the shot was never taken
	Point       journal.Point
	Make, Model string
	Orientation int  // Exif
	HasOffset   bool // the file names its offset from UTC
	HasPlace    bool // the file names its place
	OnTrack     bool // the track passes Point at Taken
}

// Name is the name under which the journal keeps the file.
func (s Shot) Name() string { return path.Base(s.Path) }

// Shots lists the files of the card but the track, in the order in which they were taken.
func Shots() []Shot {
	list := make([]Shot, 0, len(frames)+len(strays))
	for _, f := range frames {
		list = append(list, f.shot())
	}
	for _, s := range strays {
		list = append(list, Shot{Path: s.path, Fate: s.fate, Orientation: 1})
	}
	return list
}
