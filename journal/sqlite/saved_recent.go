package sqlite

import (
	"context"
	"database/sql"
	"time"

	"sojourn/journal"
)

// recentFor is how long others' changes of the saved places may stay unseen.
const recentFor = time.Second

// savedPlaces are what was read lately, and the count of own changes before that.
type savedPlaces struct {
	all     []journal.SavedPlace
	read    time.Time
	changes int64
}

// RecentPlaces returns the saved places as they were within the last second, with all changes by s: it
// may be asked for every photo. What it returns is shared, and not to be changed.
func (s *Store) RecentPlaces(ctx context.Context) ([]journal.SavedPlace, error) {
	changes := s.placeChanges.Load()
	if had := s.recentPlaces.Load(); had != nil && had.changes == changes && time.Since(had.read) < recentFor {
		return had.all, nil
	}
	now := savedPlaces{read: time.Now(), changes: changes}
	var err error
	if now.all, err = s.SavedPlaces(ctx); err != nil {
		return nil, err
	}
	s.recentPlaces.Store(&now)
	return now.all, nil
}

// writePlaces is write for what changes saved places.
func (s *Store) writePlaces(ctx context.Context, op string, act func(ctx context.Context, tx *sql.Tx) error) error {
	defer s.placeChanges.Add(1)
	return s.write(ctx, op, act)
}
