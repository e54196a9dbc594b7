package journal

// Track is one track file: its timed fixes, by segment, each in time order.
type Track struct {
	Name     string // cleaned
	SHA256   string // of the file, lower-case hex: the same file is kept once
	Segments [][]Fix
}

// TrackReader reads a track of any length: it hands its segments to keep, one after another, and
// returns the rest of what is known of it. It ends with keep's error.
type TrackReader func(keep func([]Fix) error) (Track, error)
