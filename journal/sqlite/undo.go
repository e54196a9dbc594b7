package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"sojourn/journal"
)

// Undo takes back the newest act of the traveller that can be, also one of an earlier run. Marks
// and series that were sent meanwhile stay, and are told. The error is NotFound where there is nothing.
func (s *Store) Undo(ctx context.Context) (journal.Undone, error) {
	var done journal.Undone
	err := s.write(ctx, "undo", func(steady context.Context, tx *sql.Tx) error {
		for { // an act that was taken back by hand has nothing to undo
			n, label, err := newest(steady, tx)
			if err != nil {
				return err
			}
			done = journal.Undone{Label: label}
			if err := takeBack(ctx, tx, n, &done); err != nil {
				return err
			}
			if _, err := tx.ExecContext(steady, `DELETE FROM undo WHERE n = ?`, n); err != nil {
				return err
			}
			if len(done.Entries)+len(done.Kept) > 0 || done.NoGo != "" {
				return nil
			}
		}
	})
	if err != nil {
		return journal.Undone{}, err
	}
	return done, nil
}

// Acts returns what Undo would take back, the newest first; 0 is no limit.
func (s *Store) Acts(ctx context.Context, limit int) ([]journal.Act, error) {
	const q = `SELECT label, at, (SELECT count(*) FROM undo_entry WHERE undo = u.n)
			+ (SELECT count(DISTINCT entry) FROM undo_mark WHERE undo = u.n)
		FROM undo u ORDER BY n DESC LIMIT ?`
	if limit <= 0 {
		limit = -1
	}
	var acts []journal.Act
	rows, err := s.readers.QueryContext(ctx, q, limit)
	err = each(rows, err, func(rows *sql.Rows) error {
		var a journal.Act
		var at sql.NullInt64
		err := rows.Scan(&a.Label, &at, &a.Entries)
		a.At = instant(at)
		acts = append(acts, a)
		return err
	})
	return acts, tell("list what can be undone", err)
}

func newest(ctx context.Context, tx *sql.Tx) (n int64, label string, err error) {
	const q = `SELECT n, label FROM undo ORDER BY n DESC LIMIT 1`
	err = tx.QueryRowContext(ctx, q).Scan(&n, &label)
	if errors.Is(err, sql.ErrNoRows) {
		err = &journal.Error{Op: "undo", Kind: journal.NotFound, Err: errors.New("there is nothing to undo")}
	}
	return n, label, err
}

// takeBack undoes record n and adds to done what it did.
func takeBack(ctx context.Context, tx *sql.Tx, n int64, done *journal.Undone) error {
	steady := context.WithoutCancel(ctx)
	all, err := undoingOf(steady, tx, n)
	if err != nil {
		return err
	}
	patches, err := reshapeBack(steady, tx, n, all, done)
	if err != nil {
		return err
	}
	changed, err := change(ctx, tx, patches, "")
	if err != nil {
		return err
	}
	for _, p := range changed {
		done.Entries = append(done.Entries, p.ID)
	}
	if done.NoGo, err = noGoBack(steady, tx, n); err != nil {
		return err
	}
	return unmarkAgain(steady, tx, n, done)
}

// record keeps what undoes a change: in the record of its session where that is the newest one,
// else in one of its own.
func record(ctx context.Context, tx *sql.Tx, c journal.Change, undoing []journal.Patch) error {
	n, folds, err := recordFor(ctx, tx, c)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(undoing, chunk) {
		rows := make([][2]any, len(some)) // id, patch
		for i, p := range some {
			if folds {
				if p, err = folded(ctx, tx, n, p); err != nil {
					return err
				}
			}
			rows[i] = [2]any{p.ID, p}
		}
		text, err := asJSON(rows)
		if err != nil {
			return err
		}
		const q = `INSERT INTO undo_entry (undo, entry, patch)
			SELECT ?, e.n, j.value ->> 1 FROM json_each(?) j JOIN entry e ON e.id = j.value ->> 0 WHERE true
			ON CONFLICT DO UPDATE SET patch = excluded.patch`
		if _, err := tx.ExecContext(ctx, q, n, text); err != nil {
			return err
		}
	}
	return nil
}

// recordFor returns the record that c goes to, and whether it has something already.
func recordFor(ctx context.Context, tx *sql.Tx, c journal.Change) (n int64, folds bool, err error) {
	const (
		last = `SELECT n FROM undo WHERE n = (SELECT max(n) FROM undo) AND session = ?`
		note = `UPDATE undo SET label = ?, at = ? WHERE n = ?`
	)
	if c.Session != "" {
		err := tx.QueryRowContext(ctx, last, c.Session).Scan(&n)
		if err == nil {
			_, err = tx.ExecContext(ctx, note, c.Label, time.Now().UnixMicro(), n)
			return n, true, err
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return 0, false, err
		}
	}
	n, err = newRecord(ctx, tx, c.Label, c.Session)
	return n, false, err
}

func newRecord(ctx context.Context, tx *sql.Tx, label, session string) (int64, error) {
	const q = `INSERT INTO undo (label, session, at) VALUES (?, ?, ?)`
	added, err := tx.ExecContext(ctx, q, label, session, time.Now().UnixMicro())
	if err != nil {
		return 0, err
	}
	return added.LastInsertId()
}

// folded returns what undoes p and what was recorded in n before.
func folded(ctx context.Context, tx *sql.Tx, n int64, p journal.Patch) (journal.Patch, error) {
	const q = `SELECT u.patch FROM undo_entry u JOIN entry e ON e.n = u.entry WHERE u.undo = ? AND e.id = ?`
	var text string
	err := tx.QueryRowContext(ctx, q, n, p.ID).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	var older journal.Patch
	err = json.Unmarshal([]byte(text), &older)
	return under(older, p), err
}
