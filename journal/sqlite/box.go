package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// box adds the condition of what lies between two corners.
func (b *branch) box(t journal.Term) error {
	if t.Box == nil {
		return unknown(t)
	}
	c := boxOf(*t.Box)
	longitudes := "e.lon BETWEEN ? AND ?"
	if c.west > c.east { // over the date line
		longitudes = "(e.lon >= ? OR e.lon <= ?)"
	}
	b.addFor(t, "e.lat IS NOT NULL AND e.lon IS NOT NULL AND e.lat BETWEEN ? AND ? AND "+longitudes,
		c.south, c.north, c.west, c.east)
	return nil
}

func boxOf(b journal.Box) box {
	return box{south: b.SouthWest.Lat, west: b.SouthWest.Lon, north: b.NorthEast.Lat, east: b.NorthEast.Lon}
}

// box leads to what lies between two corners.
func (s shelf) box(l *literal) error {
	if l.Box == nil {
		return nil // no query is made of it
	}
	return s.within(l, boxOf(*l.Box))
}

// Positions returns where the entries that q selects were made, as far as that is known, in order of time.
func (s *Store) Positions(ctx context.Context, q journal.Query) ([]journal.Point, error) {
	var all []journal.Point
	err := s.read(ctx, "read positions", func(tx *sql.Tx) error {
		selection, err := selectionOf(ctx, tx, q, journal.Page{})
		if err != nil {
			return err
		}
		statement, args := selection.sql("e.lat, e.lon", "AND e.lat IS NOT NULL AND e.lon IS NOT NULL ORDER BY {key}")
		rows, err := tx.QueryContext(ctx, statement, args...)
		return each(rows, err, func(rows *sql.Rows) error {
			var p journal.Point
			err := rows.Scan(&p.Lat, &p.Lon)
			all = append(all, p)
			return err
		})
	})
	return all, err
}
