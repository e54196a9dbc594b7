package export

import (
	"context"

	"sojourn/journal"
)

// Version is that of the layout. A later one is refused, with what to do about it.
const Version = 2 // since 2 with the words that write themselves

// LinesName is the file of an export by which it is known.
const LinesName = "journal.jsonl"

// Source is what an export reads of a journal.
type Source interface {
	ID() string
	Dir() string
	IDs(ctx context.Context, q journal.Query) ([]journal.ID, error)
	Records(ctx context.Context, ids []journal.ID) ([]journal.Record, error)
	EachTrack(ctx context.Context, act func(journal.Track) error) error
	Destinations(ctx context.Context) ([]journal.Destination, error)
	ClockReadings(ctx context.Context) ([]journal.ClockReading, error)
	stationery
}

// stationery is the words that a journal has under names: codes, templates, trips, saved queries.
type stationery interface {
	Codes(ctx context.Context) (journal.Codes, error)
	Templates(ctx context.Context) ([]journal.Template, error)
	TripDefaults(ctx context.Context) ([]journal.Trip, error)
	SavedQueries(ctx context.Context) ([]journal.SavedQuery, error)
	SavedPlaces(ctx context.Context) ([]journal.SavedPlace, error)
	NoGos(ctx context.Context) ([]journal.NoGo, error)
}

// Options say what is exported, and by which program.
type Options struct {
	Query   journal.Query
	Text    string // of Query, as it was typed
	Program string // its version
}

// Failure is a file or a line that could not be taken. Path is foreign text, Problem is not.
type Failure struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Problem string `json:"problem"`
}

// Summary is what an export did.
type Summary struct {
	Entries      int   `json:"entries"`
	Destinations int   `json:"destinations"`
	Tracks       int   `json:"tracks"`
	Named        int   `json:"named"`   // codes, templates, trips, saved queries and places
	Files        int   `json:"files"`   // originals and sidecars of the card
	Copied       int   `json:"copied"`  // of these; the others were there
	Removed      int   `json:"removed"` // files of an earlier export that nothing names any more
	Bytes        int64 `json:"bytes"`   // of Files
	Failed       int   `json:"failed"`
}

// chunk is how many entries are in memory at a time.
const chunk = 200
