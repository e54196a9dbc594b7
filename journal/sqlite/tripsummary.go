package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// TripSummaries returns all trips with their defaults and what is of them, in the order of Trips.
func (s *Store) TripSummaries(ctx context.Context) ([]journal.TripSummary, error) {
	const q = `SELECT count(*),
			coalesce((SELECT day FROM entry WHERE trip = ?1 AND trip <> '' AND day <> '' ORDER BY sort LIMIT 1), ''),
			coalesce((SELECT day FROM entry WHERE trip = ?1 AND trip <> '' AND day <> '' ORDER BY sort DESC LIMIT 1), '')
		FROM entry WHERE trip = ?1 AND trip <> ''`
	names, err := s.Trips(ctx)
	if err != nil {
		return nil, err
	}
	var all []journal.TripSummary
	err = s.read(ctx, "read the trips", func(tx *sql.Tx) error {
		defaults, err := tripsIn(ctx, tx)
		if err != nil {
			return err
		}
		by := map[string]journal.Trip{}
		for _, t := range defaults {
			by[t.Name] = t
		}
		for _, name := range names { // one that went meanwhile has no entries
			t := journal.TripSummary{Trip: by[name]}
			t.Name = name
			if err := tx.QueryRowContext(ctx, q, name).Scan(&t.Entries, &t.First, &t.Last); err != nil {
				return err
			}
			all = append(all, t)
		}
		return nil
	})
	return all, err
}
