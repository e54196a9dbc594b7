package sqlite

import (
	"context"
	"database/sql"
	"time"

	"sojourn/journal"
)

// absorbed is an entry whose photos are with another one: all that makes it again what it was. What
// can be with the other one is there, and only named here.
type absorbed struct {
	Entry      journal.Entry // without its photos and deliveries
	Sort       int64
	Photos     []int64  // rows, in order
	Versions   []int64  // rows of its earlier texts
	Kept       []int64  // rows of texts that the other one does not say
	Dispatches []string // that never arrived
	Deliveries []journal.Delivery
	Undo       []pastUndo // of older records
	Marks      []pastMark
}

// pastUndo is a row of undo_entry.
type pastUndo struct {
	Undo  int64
	Patch string
}

// pastMark is a row of undo_mark.
type pastMark struct {
	Undo        int64
	Destination string
	Before      string
}

// absorb gives everything of p to entry n, behind what that has, and removes p.
func absorb(ctx context.Context, tx *sql.Tx, words *rewriting, n int64, p part) (absorbed, error) {
	a := absorbed{Entry: p.Entry, Sort: p.sort, Deliveries: p.Deliveries}
	a.Entry.Photos, a.Entry.Deliveries = nil, nil
	var err error
	if a.Photos, err = numbers(ctx, tx, `SELECT n FROM photo WHERE entry = ? ORDER BY position`, p.n); err != nil {
		return a, err
	}
	if a.Versions, err = numbers(ctx, tx, `SELECT n FROM text_version WHERE entry = ? ORDER BY n`, p.n); err != nil {
		return a, err
	}
	if err := a.readPast(ctx, tx, p.n); err != nil {
		return a, err
	}
	if err := movePhotos(ctx, tx, n, a.Photos); err != nil {
		return a, err
	}
	for _, q := range []string{
		`UPDATE text_version SET entry = ?1 WHERE entry = ?2`,
		`UPDATE dispatch SET entry = ?1 WHERE entry = ?2`,
		`DELETE FROM delivery WHERE entry = ?2`,
		`DELETE FROM undo_entry WHERE (undo, entry) IN (SELECT n, ?2 FROM undo)`, // no index has the entry first
		`DELETE FROM undo_mark WHERE (undo, entry) IN (SELECT n, ?2 FROM undo)`,
		`DELETE FROM entry_keyword WHERE entry = ?2`,
		`DELETE FROM entry WHERE n = ?2`,
	} {
		if _, err := tx.ExecContext(ctx, q, n, p.n); err != nil {
			return a, err
		}
	}
	words.remove(p.sort)
	return a, nil
}

// readPast reads what of entry n is named by its own text or number.
func (a *absorbed) readPast(ctx context.Context, tx *sql.Tx, n int64) error {
	rows, err := tx.QueryContext(ctx, `SELECT id FROM dispatch WHERE entry = ? ORDER BY frozen_at, id`, n)
	err = each(rows, err, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		a.Dispatches = append(a.Dispatches, id)
		return err
	})
	if err != nil {
		return err
	}
	const entries = `SELECT undo, patch FROM undo_entry WHERE (undo, entry) IN (SELECT n, ? FROM undo) ORDER BY undo`
	rows, err = tx.QueryContext(ctx, entries, n)
	err = each(rows, err, func(rows *sql.Rows) error {
		var u pastUndo
		err := rows.Scan(&u.Undo, &u.Patch)
		a.Undo = append(a.Undo, u)
		return err
	})
	if err != nil {
		return err
	}
	const marks = `SELECT undo, destination, before FROM undo_mark
		WHERE (undo, entry) IN (SELECT n, ? FROM undo) ORDER BY undo, destination`
	rows, err = tx.QueryContext(ctx, marks, n)
	return each(rows, err, func(rows *sql.Rows) error {
		var m pastMark
		err := rows.Scan(&m.Undo, &m.Destination, &m.Before)
		a.Marks = append(a.Marks, m)
		return err
	})
}

// movePhotos gives photos to entry n, behind those that it has.
func movePhotos(ctx context.Context, tx *sql.Tx, n int64, photos []int64) error {
	const q = `UPDATE photo SET entry = ?1, position =
		(SELECT coalesce(max(position) + 1, 0) FROM photo WHERE entry = ?1) WHERE n = ?2`
	for _, photo := range photos {
		if _, err := tx.ExecContext(ctx, q, n, photo); err != nil {
			return err
		}
	}
	return nil
}

// release makes e an entry again, at a place in the order, with photos that are rows.
func release(
	ctx context.Context, tx *sql.Tx, words *rewriting, e journal.Entry, sort int64, photos []int64, now time.Time,
) (n int64, err error) {
	n, sort, err = insertEntry(ctx, tx, e, sort)
	if err != nil {
		return 0, err
	}
	if err := movePhotos(ctx, tx, n, photos); err != nil {
		return 0, err
	}
	if len(e.Keywords) > 0 {
		if err := setKeywords(ctx, tx, n, e.Keywords, now); err != nil {
			return 0, err
		}
	}
	words.add(sort, wordsOf(sourcesOf(e)))
	return n, nil
}

// restore makes a again what it was, with the rows of entry from.
func (a absorbed) restore(
	ctx context.Context, tx *sql.Tx, words *rewriting, from int64, photos []journal.Photo, doubt string,
) error {
	e := a.Entry
	e.Photos = photos
	n, err := release(ctx, tx, words, e, a.Sort, a.Photos, time.Now())
	if err != nil {
		return err
	}
	if err := a.giveTexts(ctx, tx, n, from); err != nil {
		return err
	}
	const (
		unsaid     = `DELETE FROM text_version WHERE n IN (SELECT value FROM json_each(?))`
		dispatches = `UPDATE dispatch SET entry = ? WHERE entry = ? AND id IN (SELECT value FROM json_each(?))`
	)
	if _, err := tx.ExecContext(ctx, unsaid, list(a.Kept)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, dispatches, n, from, list(a.Dispatches)); err != nil {
		return err
	}
	for _, d := range a.Deliveries {
		if doubt != "" {
			d.State, d.Doubted, d.Reason, d.NextTry = journal.StateNeedsYou, true, doubt, time.Time{}
		}
		if err := putDelivery(ctx, tx, n, d); err != nil {
			return err
		}
	}
	return a.restorePast(ctx, tx, n, doubt)
}

// giveTexts gives entry n its earlier texts back.
func (a absorbed) giveTexts(ctx context.Context, tx *sql.Tx, n, from int64) error {
	const q = `UPDATE text_version SET entry = ? WHERE entry = ? AND n IN (SELECT value FROM json_each(?))`
	_, err := tx.ExecContext(ctx, q, n, from, list(a.Versions))
	return err
}

// restorePast puts the rows of older records back, as far as there are such records.
func (a absorbed) restorePast(ctx context.Context, tx *sql.Tx, n int64, doubt string) error {
	const (
		undo = `INSERT OR IGNORE INTO undo_entry (undo, entry, patch) SELECT n, ?, ? FROM undo WHERE n = ?`
		mark = `INSERT OR IGNORE INTO undo_mark (undo, entry, destination, before)
			SELECT n, ?1, ?2, iif(?4 = '' OR ?3 = 'null' OR json_extract(?3, '$.State') IN ('delivered', 'withdrawn'), ?3,
				json_set(?3, '$.State', 'needs-you', '$.Doubted', json('true'), '$.Reason', ?4))
			FROM undo WHERE n = ?5`
	)
	for _, u := range a.Undo {
		if _, err := tx.ExecContext(ctx, undo, n, u.Patch, u.Undo); err != nil {
			return err
		}
	}
	for _, m := range a.Marks {
		if _, err := tx.ExecContext(ctx, mark, n, m.Destination, m.Before, doubt, m.Undo); err != nil {
			return err
		}
	}
	return nil
}

// numbers returns the rows that q names.
func numbers(ctx context.Context, tx *sql.Tx, q string, parameters ...any) ([]int64, error) {
	var all []int64
	rows, err := tx.QueryContext(ctx, q, parameters...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		all = append(all, n)
		return err
	})
	return all, err
}
