package outbox_test

import (
	"context"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

type store interface {
	outbox.Store
	AddEntries(context.Context, []journal.Entry) error
	Apply(context.Context, journal.Change) error
	Mark(context.Context, []journal.ID, string, time.Time) error
	SaveDestination(context.Context, journal.Destination) error
}

func create(t testing.TB, dir string) store { return newMemory() }
