package sqlite

import (
	"bytes"
	"context"
	"database/sql"

	"sojourn/journal"
)

// Groups returns the runs of entries that q selects, in order of time, on one day in one area.
func (s *Store) Groups(ctx context.Context, q journal.Query) ([]journal.Group, error) {
	var groups []journal.Group
	err := s.read(ctx, "group entries", func(tx *sql.Tx) error {
		selection, err := selectionOf(ctx, tx, q, journal.Page{})
		if err != nil {
			return err
		}
		// As one text, a line an entry, they come several times as fast as row by row. The limit keeps
		// SQLite from joining the two statements and forgetting the order.
		inner, args := selection.sql("e.day || char(9) || e.area AS line", "ORDER BY {key} LIMIT -1")
		var lines sql.RawBytes
		rows, err := tx.QueryContext(ctx, "SELECT group_concat(line, char(10)) FROM ("+inner+")", args...)
		return each(rows, err, func(rows *sql.Rows) error {
			if err := rows.Scan(&lines); err != nil || lines == nil {
				return err
			}
			groups = grouped(lines)
			return nil
		})
	})
	return groups, err
}

// grouped counts equal lines that follow each other.
func grouped(lines []byte) []journal.Group {
	var groups []journal.Group
	var last []byte
	for line := range bytes.SplitSeq(lines, []byte("\n")) {
		if len(groups) == 0 || !bytes.Equal(line, last) {
			day, area, _ := bytes.Cut(line, []byte("\t"))
			groups = append(groups, journal.Group{Day: string(day), Area: string(area)})
			last = line
		}
		groups[len(groups)-1].Entries++
	}
	return groups
}
