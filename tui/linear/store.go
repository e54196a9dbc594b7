package linear

import (
	"context"
	"time"

	"sojourn/journal"
	"sojourn/journal/lack"
)

// Store is what the conversation asks of the journal.
type Store interface {
	finds
	changes
	marks
	keeps
	lack.Store
}

type finds interface {
	List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error)
	Count(ctx context.Context, q journal.Query) (int, error)
	IDs(ctx context.Context, q journal.Query) ([]journal.ID, error)
	Groups(ctx context.Context, q journal.Query) ([]journal.Group, error)
	// Known returns those of ids that the journal has.
	Known(ctx context.Context, ids []journal.ID) ([]journal.ID, error)
	// Previous is the entry before id in time that has a place. The error is NotFound if there is none.
	Previous(ctx context.Context, id journal.ID) (journal.Entry, error)
}

type changes interface {
	Apply(ctx context.Context, c journal.Change) (int, error)
	Join(ctx context.Context, ids []journal.ID) (journal.Joined, error)
	Split(ctx context.Context, id journal.ID) ([]journal.ID, error)
	Undo(ctx context.Context) (journal.Undone, error)
	Acts(ctx context.Context, limit int) ([]journal.Act, error)
	Versions(ctx context.Context, id journal.ID) ([]journal.TextVersion, error)
}

type marks interface {
	// Mark marks for a destination; for "" where the trip, or the default, says.
	Mark(ctx context.Context, ids []journal.ID, destination string, notBefore time.Time) ([]journal.Marked, error)
	Unmark(ctx context.Context, ids []journal.ID, destination string) (int, error)
	// Embargo keeps what waits until a time, or releases it, and tells of how many entries.
	Embargo(ctx context.Context, ids []journal.ID, destination string, until time.Time) (int, error)
	Receipts(ctx context.Context, entry journal.ID) ([]journal.Receipt, error)
}

type keeps interface {
	Templates(ctx context.Context) ([]journal.Template, error)
	Trips(ctx context.Context) ([]string, error)
	SavedQueries(ctx context.Context) ([]journal.SavedQuery, error)
	SaveQuery(ctx context.Context, q journal.SavedQuery) error
	RemoveQuery(ctx context.Context, name string) error
}

// Guide looks up what a query names.
type Guide interface {
	// Resolve puts places and saved queries in place of their names. See journal.Query.Resolved.
	Resolve(ctx context.Context, q journal.Query) (journal.Query, error)
	// Savable reports why a query cannot be kept under its name.
	Savable(ctx context.Context, q journal.SavedQuery) error
}
