package journal

// Track is one track file: its timed fixes, by segment, each in time order.
type Track struct {
	Name     string // cleaned
	SHA256   string // of the file, lower-case hex: the same file is kept once
	Segments [][]Fix
}
