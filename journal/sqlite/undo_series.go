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

// undoing is what undoes one entry's part of a change.
type undoing struct {
	journal.Patch
	Joined []absorbed   `json:",omitempty"` // entries that were joined into it
	Parted []journal.ID `json:",omitempty"` // entries that were split off it
}

func (u undoing) isSeries() bool { return len(u.Joined)+len(u.Parted) > 0 }

// reshapeBack takes the joins and splits of a record back, and tells the patches that are left to be
// undone. A series that was sent since stays what it is.
func reshapeBack(
	ctx context.Context, tx *sql.Tx, record int64, all []undoing, done *journal.Undone,
) (rest []journal.Patch, err error) {
	for _, u := range all {
		if !u.isSeries() {
			rest = append(rest, u.Patch)
			continue
		}
		back, err := u.back(ctx, tx, record)
		switch {
		case isConflict(err):
			done.Kept = append(done.Kept, u.ID)
		case err != nil:
			return nil, err
		default:
			done.Entries = append(done.Entries, back...)
		}
	}
	return rest, nil
}

func isConflict(err error) bool { return journal.KindOf(err) == journal.Conflict }

// back makes the entries again what they were, and returns them. The error is a Conflict where one of
// them was sent, or is under way: then nothing is done.
func (u undoing) back(ctx context.Context, tx *sql.Tx, record int64) ([]journal.ID, error) {
	n, err := rowOfEntry(ctx, tx, u.ID)
	if err != nil {
		return nil, err
	}
	whole, err := partOf(ctx, tx, n)
	if err != nil {
		return nil, err
	}
	parted, err := u.parted(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, p := range append(parted, whole) {
		if err := errors.Join(neverArrived(ctx, tx, p), journal.Reshapable(p.Entry)); err != nil {
			return nil, err
		}
	}
	var words rewriting
	ids := []journal.ID{u.ID}
	for _, p := range parted {
		if _, err := absorb(ctx, tx, &words, n, p); err != nil {
			return nil, err
		}
		ids = append(ids, p.ID)
	}
	doubt, err := doubtSince(ctx, tx, record)
	if err != nil {
		return nil, err
	}
	for _, a := range u.Joined {
		id, err := a.part(ctx, tx, &words, whole, doubt)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id...)
	}
	if err := closeUp(ctx, tx, n); err != nil {
		return nil, err
	}
	left, err := loadOne(ctx, tx, n)
	if err != nil {
		return nil, err
	}
	after := patched(whole.Entry, u.Patch)
	after.Photos = left.Photos
	return ids, reshape(ctx, tx, &words, whole, after, time.Now())
}

// parted are the entries that were split off. The error is a Conflict where one is in another series.
func (u undoing) parted(ctx context.Context, tx *sql.Tx) ([]part, error) {
	var parts []part
	for _, id := range u.Parted {
		n, err := rowOfEntry(ctx, tx, id)
		if journal.KindOf(err) == journal.NotFound {
			return nil, &journal.Error{Op: "undo", Kind: journal.Conflict, Err: err}
		}
		if err != nil {
			return nil, err
		}
		p, err := partOf(ctx, tx, n)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// closeUp numbers the photos of entry n without gaps.
func closeUp(ctx context.Context, tx *sql.Tx, n int64) error {
	rows, err := numbers(ctx, tx, `SELECT n FROM photo WHERE entry = ? ORDER BY position`, n)
	for i, row := range rows {
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE photo SET position = ? WHERE n = ?`, i, row)
		}
	}
	return err
}

// part makes an entry of a again, unless its photos have gone elsewhere.
func (a absorbed) part(
	ctx context.Context, tx *sql.Tx, words *rewriting, whole part, doubt string,
) ([]journal.ID, error) {
	rows, err := numbers(ctx, tx, `SELECT n FROM photo WHERE entry = ? ORDER BY position`, whole.n)
	if err != nil {
		return nil, err
	}
	_, err = rowOfEntry(ctx, tx, a.Entry.ID)
	switch isThere := journal.KindOf(err) != journal.NotFound; {
	case isThere && err != nil:
		return nil, err
	case isThere || !containsAll(rows, a.Photos):
		return nil, nil
	}
	now, err := loadOne(ctx, tx, whole.n)
	if err != nil {
		return nil, err
	}
	var photos []journal.Photo
	for _, row := range a.Photos {
		photos = append(photos, now.Photos[slices.Index(rows, row)])
	}
	if err := a.restore(ctx, tx, words, whole.n, photos, doubt); err != nil {
		return nil, err
	}
	return []journal.ID{a.Entry.ID}, nil
}

func containsAll(all, some []int64) bool {
	return !slices.ContainsFunc(some, func(n int64) bool { return !slices.Contains(all, n) })
}

// doubtSince is why marks of before a record are in doubt: the journal was restored since. "" where
// they are not.
func doubtSince(ctx context.Context, tx *sql.Tx, record int64) (string, error) {
	said, err := about(ctx, tx, "restored")
	if err != nil || said == "" {
		return "", err
	}
	var at int64
	if err := tx.QueryRowContext(ctx, `SELECT at FROM undo WHERE n = ?`, record).Scan(&at); err != nil {
		return "", err
	}
	restored, err := time.Parse(time.RFC3339, said)
	if err == nil && restored.Add(time.Second).UnixMicro() < at { // it is told in whole seconds
		return "", nil
	}
	return "restored from a backup: it may have been sent since; look at the destination, then mark it again to send it", nil
}

// undoingOf returns what undoes a record's changes of entries.
func undoingOf(ctx context.Context, tx *sql.Tx, undo int64) ([]undoing, error) {
	const q = `SELECT patch FROM undo_entry WHERE undo = ?`
	var all []undoing
	rows, err := tx.QueryContext(ctx, q, undo)
	err = each(rows, err, func(rows *sql.Rows) error {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		var u undoing
		err := json.Unmarshal([]byte(text), &u)
		all = append(all, u)
		return err
	})
	return all, err
}
