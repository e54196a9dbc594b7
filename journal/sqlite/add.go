package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// AddEntries adds all or none. Deliveries are not taken along: only Mark makes them. The error is
// Conflict where an entry is there already, Invalid where one breaks a rule.
func (s *Store) AddEntries(ctx context.Context, entries []journal.Entry) error {
	list := slices.Clone(entries)
	now := time.Now()
	for i := range list {
		list[i] = newborn(list[i], now)
		if err := errors.Join(check(list[i]), checkPhotos(list[i].ID, list[i].Photos)); err != nil {
			return err
		}
	}
	return s.write(ctx, "add entries", func(steady context.Context, tx *sql.Tx) error {
		var words rewriting
		for _, e := range list {
			if err := errors.Join(ctx.Err(), addEntry(steady, tx, &words, e, now)); err != nil {
				return err
			}
		}
		return words.write(steady, tx)
	})
}

// newborn fills in what every entry has.
func newborn(e journal.Entry, now time.Time) journal.Entry {
	if e.AddedAt.IsZero() {
		e.AddedAt = now
	}
	if e.EditedAt.IsZero() {
		e.EditedAt = e.AddedAt
	}
	e.Version = max(e.Version, 1)
	e.Keywords = journal.NormalKeywords(e.Keywords)
	e.People = normalNames(e.People)
	return e
}

func addEntry(ctx context.Context, tx *sql.Tx, words *rewriting, e journal.Entry, now time.Time) error {
	n, sort, err := insertEntry(ctx, tx, e, sortOf(e))
	if err != nil {
		return err
	}
	if err := addPhotos(ctx, tx, n, e.Photos); err != nil {
		return err
	}
	if len(e.Keywords) > 0 {
		if err := setKeywords(ctx, tx, n, e.Keywords, now); err != nil {
			return err
		}
	}
	words.add(sort, wordsOf(sourcesOf(e)))
	return nil
}

// insertEntry adds the row of e alone, under the sort key that is wanted, or one behind it.
func insertEntry(ctx context.Context, tx *sql.Tx, e journal.Entry, wanted int64) (n, sort int64, err error) {
	const q = `INSERT INTO entry (` + entryColumns + `) VALUES (` + entryParameters + `)`
	if sort, err = freeSort(ctx, tx, wanted); err != nil {
		return 0, 0, err
	}
	added, err := tx.ExecContext(ctx, q, entryValues(e, sort, digestOf(e))...)
	if err != nil {
		return 0, 0, thereAlready(e.ID, err)
	}
	n, err = added.LastInsertId()
	return n, sort, err
}

func thereAlready(id journal.ID, err error) error {
	failure, ok := errors.AsType[sqlite3.Error](err)
	if !ok || failure.ExtendedCode != sqlite3.ErrConstraintUnique {
		return err
	}
	return &journal.Error{
		Op: "add entry " + journal.Visible(string(id)), Kind: journal.Conflict,
		Err: fmt.Errorf("the journal has it already: %w", err), Hint: "nothing was added",
	}
}
