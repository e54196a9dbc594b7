package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
)

// chunk is how many entries are read with one round of statements.
const chunk = 500

// Entry returns one entry, whole. The error is NotFound.
func (s *Store) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	var e journal.Entry
	err := s.read(ctx, "read an entry", func(tx *sql.Tx) (err error) {
		n, err := rowOfEntry(ctx, tx, id)
		if err != nil {
			return err
		}
		e, err = loadOne(ctx, tx, n)
		return err
	})
	return e, err
}

// Entries returns the entries that q selects, whole.
func (s *Store) Entries(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Entry, error) {
	var entries []journal.Entry
	err := s.read(ctx, "read entries", func(tx *sql.Tx) error {
		ns, err := selected(ctx, tx, q, p)
		for ; err == nil && len(ns) > 0; ns = ns[min(chunk, len(ns)):] {
			var some []journal.Entry
			some, err = load(ctx, tx, ns[:min(chunk, len(ns))])
			entries = append(entries, some...)
		}
		return err
	})
	return entries, err
}

// EntriesOf returns entries by their ids, whole, in the order of ids. The error is NotFound where one
// is not there.
func (s *Store) EntriesOf(ctx context.Context, ids []journal.ID) ([]journal.Entry, error) {
	entries := make([]journal.Entry, 0, len(ids))
	err := s.read(ctx, "read entries", func(tx *sql.Tx) error {
		for some := range slices.Chunk(ids, chunk) {
			rows := make([]int64, len(some))
			for i, id := range some {
				var err error
				if rows[i], err = rowOfEntry(ctx, tx, id); err != nil {
					return err
				}
			}
			loaded, err := load(ctx, tx, rows)
			if err != nil {
				return err
			}
			entries = append(entries, loaded...)
		}
		return nil
	})
	return entries, err
}

// Previous returns the last entry before id, in order of time, that has a place which is no estimate. The error is
// NotFound.
func (s *Store) Previous(ctx context.Context, id journal.ID) (journal.Entry, error) {
	const q = `SELECT n FROM entry WHERE placed AND place_source <> 'estimate' AND
		sort < (SELECT sort FROM entry WHERE id = ?) ORDER BY sort DESC LIMIT 1`
	return s.neighbour(ctx, q, id, "before")
}

// Following returns the first entry after id, in order of time, that has a place which is no estimate.
// The error is NotFound where there is none.
func (s *Store) Following(ctx context.Context, id journal.ID) (journal.Entry, error) {
	const q = `SELECT n FROM entry WHERE placed AND place_source <> 'estimate' AND
		sort > (SELECT sort FROM entry WHERE id = ?) ORDER BY sort LIMIT 1`
	return s.neighbour(ctx, q, id, "after")
}

func (s *Store) neighbour(ctx context.Context, q string, id journal.ID, side string) (journal.Entry, error) {
	var e journal.Entry
	err := s.read(ctx, "read the entry "+side, func(tx *sql.Tx) error {
		if _, err := rowOfEntry(ctx, tx, id); err != nil {
			return err
		}
		var n int64
		err := tx.QueryRowContext(ctx, q, id).Scan(&n)
		if errors.Is(err, sql.ErrNoRows) {
			return &journal.Error{
				Op: "entry " + side + " " + string(id), Kind: journal.NotFound,
				Err: errors.New("none " + side + " it has a place"), Hint: "search for the place instead",
			}
		}
		if err != nil {
			return err
		}
		e, err = loadOne(ctx, tx, n)
		return err
	})
	return e, err
}

// Resolve returns the entry whose id begins with prefix. The error is Invalid, NotFound, or
// Conflict where several do.
func (s *Store) Resolve(ctx context.Context, prefix string) (journal.ID, error) {
	const q = `SELECT id FROM entry WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 5`
	p, err := journal.ParseIDPrefix(prefix)
	if err != nil {
		return "", err
	}
	var ids []string
	rows, err := s.readers.QueryContext(ctx, q, p)
	err = each(rows, err, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	switch {
	case err != nil:
		return "", tell("look for an entry", err)
	case len(ids) == 0:
		return "", noEntry(journal.ID(p))
	case len(ids) > 1:
		return "", &journal.Error{
			Op: "entry " + p, Kind: journal.Conflict,
			Err:  fmt.Errorf("several ids begin so: %s", strings.Join(ids, ", ")),
			Hint: "write more of it",
		}
	}
	return journal.ID(ids[0]), nil
}

func rowOfEntry(ctx context.Context, tx *sql.Tx, id journal.ID) (n int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT n FROM entry WHERE id = ?`, id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, noEntry(id)
	}
	return n, err
}

func loadOne(ctx context.Context, tx *sql.Tx, n int64) (journal.Entry, error) {
	entries, err := load(ctx, tx, []int64{n})
	if err != nil || len(entries) == 0 {
		return journal.Entry{}, err
	}
	return entries[0], nil
}
