package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// mend makes the rows that were saved belong together again: what leads to them is made anew where
// that can be, and the rest is taken out.
func (s *salvage) mend(ctx context.Context) error {
	const (
		// A receipt proves that its dispatch was, whatever that said.
		sent = `INSERT INTO dispatch
				(id, entry, destination, version, digest, message, pictures, replaces, frozen_at)
			SELECT r.dispatch, r.entry, r.destination, 0, '', '{}', '[]', 'null', r.at FROM receipt r
			WHERE r.dispatch NOT IN (SELECT id FROM dispatch)`
		// Photos of which an index tells no more than that they were, and whose files are lost too.
		bare  = `DELETE FROM photo WHERE mime = '' AND width = 0 AND n NOT IN (SELECT photo FROM file)`
		count = `UPDATE keyword SET entries = (SELECT count(*) FROM entry_keyword WHERE keyword = keyword.n)`
	)
	for _, q := range []string{sent, bare} {
		if _, err := s.tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	if err := s.forgetUndo(ctx); err != nil {
		return err
	}
	var err error
	if s.emptiedIDs, err = s.emptied(ctx); err != nil {
		return err
	}
	if err := s.takeOut(ctx); err != nil {
		return err
	}
	_, err = s.tx.ExecContext(ctx, count)
	return err
}

// forgetUndo drops what undoes changes where a part of it is lost, or of what it would change back.
func (s *salvage) forgetUndo(ctx context.Context) error {
	gone := false
	for _, table := range []string{"undo", "undo_entry", "undo_mark", "entry", "delivery", "dispatch", "receipt"} {
		gone = gone || !s.fate(table).whole()
	}
	if !gone {
		return nil
	}
	for _, table := range []string{"undo_entry", "undo_mark", "undo"} {
		if !slices.ContainsFunc(s.all, func(l layout) bool { return l.name == table }) {
			continue
		}
		dropped, err := s.tx.ExecContext(ctx, `DELETE FROM `+table)
		if err != nil {
			return err
		}
		n, err := dropped.RowsAffected()
		if err != nil {
			return err
		}
		f := s.fate(table)
		s.undoGone = s.undoGone || n > 0 || !f.whole()
		f.saved, f.lost = 0, f.lost+int(n)
	}
	return nil
}

// reference is a column that names a row of another table.
type reference struct{ table, column, parent, key string }

// takeOut removes rows that belong to nothing, until there are none.
func (s *salvage) takeOut(ctx context.Context) error {
	references, err := s.references(ctx)
	for again := true; again && err == nil; {
		again = false
		for _, r := range references {
			q := fmt.Sprintf(`DELETE FROM "%s" WHERE "%s" NOT IN (SELECT "%s" FROM "%s")`, r.table, r.column, r.key, r.parent)
			removed, err := s.tx.ExecContext(ctx, q)
			if err != nil {
				return err
			}
			n, err := removed.RowsAffected()
			if err != nil {
				return err
			}
			f := s.fate(r.table)
			f.saved, f.lost = f.saved-int(n), f.lost+int(n)
			again = again || n > 0
		}
	}
	return err
}

func (s *salvage) references(ctx context.Context) ([]reference, error) {
	const q = `SELECT f."from", f."table", p.name FROM pragma_foreign_key_list(?) f
		JOIN pragma_table_info(f."table") p ON p.pk = 1`
	var all []reference
	for _, l := range s.all {
		if l.name != l.table {
			continue
		}
		rows, err := s.tx.QueryContext(ctx, q, l.table)
		err = each(rows, err, func(rows *sql.Rows) error {
			r := reference{table: l.table}
			err := rows.Scan(&r.column, &r.parent, &r.key)
			all = append(all, r)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
