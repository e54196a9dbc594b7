package sqlite

import (
	"context"
	"database/sql"
)

// Trips returns the names of all trips, the latest first.
func (s *Store) Trips(ctx context.Context) ([]string, error) {
	const q = `SELECT trip FROM entry WHERE trip <> '' GROUP BY trip ORDER BY max(sort) DESC`
	var trips []string
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var trip string
		err := rows.Scan(&trip)
		trips = append(trips, trip)
		return err
	})
	return trips, tell("list trips", err)
}
