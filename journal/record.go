package journal

// Record is an entry with everything that a journal keeps of it: what its texts were before, and
// word for word what was sent of it.
type Record struct {
	Entry    Entry
	Versions []TextVersion // newest first
	Sendings []Sending     // oldest first
}

// Sending is a dispatch and what became of it.
type Sending struct {
	Dispatch Dispatch
	Digest   string            // of the entry as it was frozen; only a store reads it
	Notes    map[string]string // nil where there are none
	Attempts []Attempt
	Receipt  *Receipt // nil until it has arrived
	Arrival  int64    // counts a journal's receipts from the first; 0 without one
}
