package outbox

import (
	"context"
	"io"
	"time"

	"sojourn/journal"
)

// Store is what the outbox keeps its state in. What it has written is on disk when it returns.
type Store interface {
	entries
	shorthands
	destinations
	links
	deliveries
	dispatches
	attempts
}

type entries interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	Receipts(ctx context.Context, entry journal.ID) ([]journal.Receipt, error) // newest first
}

type shorthands interface {
	// CodesIn returns the codes that texts use.
	CodesIn(ctx context.Context, texts ...string) (journal.Codes, error)
	// Sequence returns an entry's number among those that were marked together with it.
	Sequence(ctx context.Context, entry journal.ID, destination string) (int, error)
}

type destinations interface {
	Destinations(ctx context.Context) ([]journal.Destination, error)
	SaveLimits(ctx context.Context, name string, limits journal.Limits) error
}

type links interface {
	Links(ctx context.Context) (map[string]journal.Link, error) // by destination
	KeepLink(ctx context.Context, destination string, l journal.Link) error
}

type deliveries interface {
	Outbox(ctx context.Context) ([]journal.Delivery, error) // not done, oldest mark first
	Hold(ctx context.Context, entry journal.ID, destination string, state journal.State,
		reason string, next time.Time) error
	// Doubt keeps that a delivery may have arrived, so that it is not sent before it is marked again.
	Doubt(ctx context.Context, entry journal.ID, destination string) error
	withdrawals
	sightings
}

type sightings interface {
	Sighting(ctx context.Context) (journal.Sighting, error) // of the machine's clock
	KeepSighting(ctx context.Context, seen journal.Sighting) error
}

type withdrawals interface {
	// Withdraw decides that deliveries are taken back.
	Withdraw(ctx context.Context, deliveries []journal.Delivery) (int, error)
	// Withdrawn keeps that nothing of a delivery is there any more.
	Withdrawn(ctx context.Context, entry journal.ID, destination string, at time.Time) error
	// StaysSent keeps that a delivery could not be taken back.
	StaysSent(ctx context.Context, entry journal.ID, destination, reason string) error
}

type dispatches interface {
	Freeze(ctx context.Context, d journal.Dispatch) error
	Dispatch(ctx context.Context, id string) (journal.Dispatch, error)
	Note(ctx context.Context, dispatch, name, value string) error
	Notes(ctx context.Context, dispatch string) (map[string]string, error)
}

type attempts interface {
	Attempts(ctx context.Context, dispatch string) ([]journal.Attempt, error)
	// Begin makes the delivery sending. The error is Conflict where it may not be sent now.
	Begin(ctx context.Context, a journal.Attempt) error
	End(ctx context.Context, a journal.Attempt, next time.Time) error
	Arrive(ctx context.Context, a journal.Attempt, r journal.Receipt) error
}

// Renderer makes the pictures that are sent.
type Renderer interface {
	Render(ctx context.Context, p journal.Photo, spec journal.RenditionSpec, limits journal.Limits, m journal.Message) (
		journal.Picture, error)
	// OpenPicture fails where the bytes are not those that were agreed on.
	OpenPicture(p journal.Picture) (io.ReadSeekCloser, error)
}
