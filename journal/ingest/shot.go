package ingest

import (
	"sojourn/journal"
)

// fate is what becomes of a photo of the card.
type fate int

const (
	isNew   fate = iota // it becomes an entry
	isJoin              // its files join a photo of the journal, or one that this run adds
	isKnown             // the journal has it
	isLost              // it cannot be imported
)

// shot is one photo of the card, with all its files, on its way into the journal.
type shot struct {
	fate     fate
	path     string // of its first file on the card
	bytes    int64  // of all its files on the card
	entry    journal.Entry
	photo    int       // which of the entry's photos it is
	arrivals []arrival // files that are not yet in their place
	grown    bool      // it was given files
	placed   []string  // names that their copies got, until the journal knows of them
	words    *journal.Patch
	notes    []Note
	problem  string
	number   int64         // of the photo of the journal that this was or becomes a part of; 0: none
	names    []string      // of its photo files on the card
	sum      string        // of a known one's first file
	facts    journal.Facts // of a new one
}

// arrival is a file of a shot's photo that was copied, and is still to be verified and named.
type arrival struct {
	copied copied
	file   int // of the photo's
}

func (s *shot) files() []journal.File { return s.entry.Photos[s.photo].Files }

// lose makes s a photo that cannot be imported.
func (s *shot) lose(problem string) { s.fate, s.problem = isLost, problem }

// changes reports whether s is to be committed.
func (s *shot) changes() bool {
	return s.fate != isLost && (s.fate != isKnown || s.grown || s.words != nil)
}
