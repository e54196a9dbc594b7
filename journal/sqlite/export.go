package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// Records returns entries with everything that the journal keeps of them, in the order of ids.
// Ids that the journal has not are left out.
func (s *Store) Records(ctx context.Context, ids []journal.ID) ([]journal.Record, error) {
	const q = `SELECT e.n, EXISTS (SELECT 1 FROM text_version v WHERE v.entry = e.n)
		FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value ORDER BY j.key`
	var records []journal.Record
	var edited []int // those with earlier texts
	err := s.read(ctx, "read entries", func(tx *sql.Tx) error {
		var ns []int64
		rows, err := tx.QueryContext(ctx, q, list(ids))
		err = each(rows, err, func(rows *sql.Rows) error {
			var n int64
			var isEdited bool
			err := rows.Scan(&n, &isEdited)
			if isEdited {
				edited = append(edited, len(ns))
			}
			ns = append(ns, n)
			return err
		})
		if err != nil {
			return err
		}
		entries, err := load(ctx, tx, ns)
		if err != nil {
			return err
		}
		records = make([]journal.Record, len(entries))
		for i, e := range entries {
			records[i].Entry = e
		}
		return loadSendings(ctx, tx, ns, records)
	})
	for _, i := range edited {
		if err != nil {
			return nil, err
		}
		records[i].Versions, err = s.Versions(ctx, records[i].Entry.ID)
	}
	return records, err
}
