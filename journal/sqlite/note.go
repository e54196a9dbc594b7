package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"
)

// Note keeps a value under a name for what comes after this attempt; "" removes it. The error is
// NotFound where there is no such dispatch.
func (s *Store) Note(ctx context.Context, dispatch, name, value string) error {
	const (
		keep = `INSERT INTO note (dispatch, name, value) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET value = excluded.value`
		remove = `DELETE FROM note WHERE dispatch = ? AND name = ?`
	)
	if err := utf8Only("note", "name", name, "value", value); err != nil {
		return err
	}
	return s.write(ctx, "keep a note", func(ctx context.Context, tx *sql.Tx) error {
		if value == "" {
			_, err := tx.ExecContext(ctx, remove, dispatch, name)
			return err
		}
		_, err := tx.ExecContext(ctx, keep, dispatch, name, value)
		failure, ok := errors.AsType[sqlite3.Error](err)
		if ok && failure.ExtendedCode == sqlite3.ErrConstraintForeignKey {
			return noDispatch(dispatch)
		}
		return err
	})
}

// Notes returns the notes of a dispatch; none is an empty map.
func (s *Store) Notes(ctx context.Context, dispatch string) (map[string]string, error) {
	notes := map[string]string{}
	rows, err := s.readers.QueryContext(ctx, `SELECT name, value FROM note WHERE dispatch = ?`, dispatch)
	err = each(rows, err, func(rows *sql.Rows) error {
		var name, value string
		err := rows.Scan(&name, &value)
		notes[name] = value
		return err
	})
	return notes, tell("read notes", err)
}
