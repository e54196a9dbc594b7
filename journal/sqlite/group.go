package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// Groups returns the runs of entries that q selects, in order of time, on one day in one area.
func (s *Store) Groups(ctx context.Context, q journal.Query) ([]journal.Group, error) {
	var groups []journal.Group
	err := s.read(ctx, "group entries", func(tx *sql.Tx) error {
		selection, err := selectionOf(q)
		if err != nil {
			return err
		}
		statement, args := selection.sql("e.day, e.area", "ORDER BY {key}")
		rows, err := tx.QueryContext(ctx, statement, args...)
		return each(rows, err, func(rows *sql.Rows) error {
			groups, err = grouped(groups, rows)
			return err
		})
	})
	return groups, err
}

// grouped counts one more entry. Nearly all belong to the last group: nothing is copied for them.
func grouped(groups []journal.Group, rows *sql.Rows) ([]journal.Group, error) {
	var day, area sql.RawBytes
	if err := rows.Scan(&day, &area); err != nil {
		return groups, err
	}
	if n := len(groups); n > 0 && groups[n-1].Day == string(day) && groups[n-1].Area == string(area) {
		groups[n-1].Entries++
		return groups, nil
	}
	return append(groups, journal.Group{Day: string(day), Area: string(area), Entries: 1}), nil
}
