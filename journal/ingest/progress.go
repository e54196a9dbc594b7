package ingest

// Progress is how far an import is. Found and TotalBytes grow while the card is still walked; the
// halves of a pair are two until they are read, and then one.
type Progress struct {
	Found, Done, Imported, Duplicates, Failed int
	Bytes, TotalBytes                         int64

	Path string // the file last done, or the folder being walked; foreign text
}

// Failure is a file that was not imported, and why. Path is foreign text, Problem is not.
type Failure struct {
	Path    string `json:"path"`
	Problem string `json:"problem"`
}

// Note is what is to be known of a file that is no failure. Path is foreign text, Text is not.
type Note struct {
	Path string `json:"path"`
	Text string `json:"note"`
}

// Summary is what an import did. It counts photos: a RAW and its JPEG are one. Found is the sum of
// the three counts behind it, once it is done.
type Summary struct {
	Found      int     `json:"found"`
	Imported   int     `json:"imported"`
	Duplicates int     `json:"duplicates"`
	Failed     int     `json:"failed"`
	Skipped    int     `json:"skipped"` // what was left on the card
	Bytes      int64   `json:"bytes"`   // of the photos imported
	Seconds    float64 `json:"seconds"`
	// Safe: the card can be wiped. Every photo on it was copied and verified by this very import.
	Safe   bool           `json:"safe"`
	Second *SecondSummary `json:"second,omitempty"`

	Left  map[LeftKind]int `json:"-"` // Skipped by kind
	Known int              `json:"-"` // of the duplicates, those that the journal had before
}

// summed returns the summary after the last commit.
func (r *run) summed(err error) Summary {
	s := r.summary
	s.Found, s.Failed = r.progress.Found, r.progress.Failed
	s.Duplicates, s.Imported = r.progress.Duplicates, r.progress.Imported
	s.Safe = err == nil && r.copies() && s.Found > 0 && s.Failed == 0 && s.Known == 0 && !s.LeavesContent()
	if r.second != nil {
		s.Second = &r.second.did
	}
	return s
}

// LeavesContent reports whether something stays on the card that cannot be had again elsewhere.
func (s Summary) LeavesContent() bool {
	for kind := range s.Left {
		if kind.IsContent() {
			return true
		}
	}
	return false
}
