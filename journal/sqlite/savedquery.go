package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"sojourn/journal"
)

// savedPrefix begins the names of saved queries among what the journal says of itself.
const savedPrefix = "query:"

// SaveQuery keeps a query under its name, in place of one that has it. The error is Invalid.
func (s *Store) SaveQuery(ctx context.Context, q journal.SavedQuery) error {
	const keep = `INSERT INTO about (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`
	if err := errors.Join(q.Check(), utf8Only("save a query", "name", q.Name, "query", q.Text)); err != nil {
		return err
	}
	return s.write(ctx, "save a query", func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, keep, savedPrefix+q.Name, q.Text)
		return err
	})
}

// RemoveQuery forgets a saved query. The error is NotFound.
func (s *Store) RemoveQuery(ctx context.Context, name string) error {
	return s.write(ctx, "remove a query", func(ctx context.Context, tx *sql.Tx) error {
		removed, err := tx.ExecContext(ctx, `DELETE FROM about WHERE name = ?`, savedPrefix+name)
		if err != nil {
			return err
		}
		if n, err := removed.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return noQuery(name)
	})
}

// SavedQuery returns the query of a name. The error is NotFound.
func (s *Store) SavedQuery(ctx context.Context, name string) (journal.SavedQuery, error) {
	text, err := about(ctx, s.readers, savedPrefix+name)
	if err == nil && text == "" {
		err = noQuery(name)
	}
	return journal.SavedQuery{Name: name, Text: text}, tell("read a saved query", err)
}

// SavedQueries returns all saved queries, by name.
func (s *Store) SavedQueries(ctx context.Context) ([]journal.SavedQuery, error) {
	const q = `SELECT name, value FROM about WHERE name >= ?1 AND name < ?1 || char(0x10ffff) ORDER BY name`
	var all []journal.SavedQuery
	rows, err := s.readers.QueryContext(ctx, q, savedPrefix)
	err = each(rows, err, func(rows *sql.Rows) error {
		var q journal.SavedQuery
		err := rows.Scan(&q.Name, &q.Text)
		q.Name = strings.TrimPrefix(q.Name, savedPrefix)
		all = append(all, q)
		return err
	})
	return all, tell("list saved queries", err)
}

func noQuery(name string) error {
	return &journal.Error{
		Op: "query @" + journal.Visible(name), Kind: journal.NotFound, Err: errors.New("none is saved under this name"),
		Hint: "`sojourn query list` shows them",
	}
}
