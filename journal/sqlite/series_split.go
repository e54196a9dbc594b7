package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sojourn/journal"
)

// Split makes an entry of each photo of series id, and returns them in the order of the photos. Each
// has the words of the series, and of its own what it had before it was joined: id, time, place and
// alt text. Marks stay with the first. The error is NotFound, Invalid where there is nothing to
// split, Conflict where the series was sent or is under way.
func (s *Store) Split(ctx context.Context, id journal.ID) ([]journal.ID, error) {
	var ids []journal.ID
	err := s.write(ctx, "split a series", func(ctx context.Context, tx *sql.Tx) error {
		n, err := rowOfEntry(ctx, tx, id)
		if err != nil {
			return err
		}
		p, err := partOf(ctx, tx, n)
		if err != nil {
			return err
		}
		if err := errors.Join(neverArrived(ctx, tx, p), splittable(p.Entry)); err != nil {
			return err
		}
		ids, err = split(ctx, tx, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

func splittable(e journal.Entry) error {
	if len(e.Photos) < 2 {
		return &journal.Error{
			Op: "split entry " + string(e.ID), Kind: journal.Invalid, Hint: "nothing was changed",
			Err: fmt.Errorf("it is no series: photos: %d", len(e.Photos)),
		}
	}
	return journal.Reshapable(e)
}

func split(ctx context.Context, tx *sql.Tx, p part) ([]journal.ID, error) {
	photos, err := numbers(ctx, tx, `SELECT n FROM photo WHERE entry = ? ORDER BY position`, p.n)
	if err != nil {
		return nil, err
	}
	before, err := joinedInto(ctx, tx, p.n)
	if err != nil {
		return nil, err
	}
	var words rewriting
	now, ids, undo := time.Now(), []journal.ID{p.ID}, undoing{Patch: journal.Patch{ID: p.ID}}
	for i, photo := range photos {
		if i == 0 {
			continue
		}
		own, err := ownOf(ctx, tx, before, photo)
		if err != nil {
			return nil, err
		}
		e := partedFrom(p.Entry, own, p.Photos[i])
		n, err := release(ctx, tx, &words, e, ownSort(own, e), []int64{photo}, now)
		if err != nil {
			return nil, err
		}
		if own != nil {
			own.Versions = append(own.Versions, own.Kept...)
			if err := own.giveTexts(ctx, tx, n, p.n); err != nil {
				return nil, err
			}
		}
		ids, undo.Parted = append(ids, e.ID), append(undo.Parted, e.ID)
	}
	first := p.Entry
	first.Photos = p.Photos[:1]
	if err := reshape(ctx, tx, &words, p, first, now); err != nil {
		return nil, err
	}
	label := fmt.Sprintf("split a series of %d photos", len(photos))
	return ids, recordSeries(ctx, tx, p.n, label, undo, decision{})
}

// joinedInto returns what was joined into entry n, the last first, and what had been joined into
// that.
func joinedInto(ctx context.Context, tx *sql.Tx, n int64) ([]absorbed, error) {
	const q = `SELECT patch FROM undo_entry
		WHERE (undo, entry) IN (SELECT n, ? FROM undo) AND patch LIKE '%"Joined":%' ORDER BY undo DESC`
	var all []absorbed
	rows, err := tx.QueryContext(ctx, q, n)
	err = each(rows, err, func(rows *sql.Rows) error {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		some, err := joinedIn(text)
		all = append(all, some...)
		return err
	})
	return all, err
}

func joinedIn(patch string) ([]absorbed, error) {
	var u undoing
	if err := json.Unmarshal([]byte(patch), &u); err != nil {
		return nil, err
	}
	var deeper []absorbed
	for _, a := range u.Joined {
		for _, past := range a.Undo {
			some, err := joinedIn(past.Patch)
			if err != nil {
				return nil, err
			}
			deeper = append(deeper, some...)
		}
	}
	return append(deeper, u.Joined...), nil // a photo's own entry before the series that it was in
}

// ownOf returns the entry whose first photo it was before it was joined; nil where none is known, or
// where that entry is there again.
func ownOf(ctx context.Context, tx *sql.Tx, all []absorbed, photo int64) (*absorbed, error) {
	for _, a := range all {
		if len(a.Photos) == 0 || a.Photos[0] != photo {
			continue
		}
		switch _, err := rowOfEntry(ctx, tx, a.Entry.ID); {
		case journal.KindOf(err) == journal.NotFound:
			return &a, nil
		case err != nil:
			return nil, err
		}
	}
	return nil, nil
}

// partedFrom returns the entry of one photo of a series.
func partedFrom(series journal.Entry, own *absorbed, photo journal.Photo) journal.Entry {
	e := series
	e.Photos, e.Deliveries, e.Alt = []journal.Photo{photo}, nil, ""
	if own == nil {
		e.ID, e.Version = journal.NewID(), 1
		return e
	}
	o := own.Entry
	e.ID, e.Taken, e.Alt, e.AddedAt, e.Version = o.ID, o.Taken, o.Alt, o.AddedAt, o.Version+1
	e.Place, e.Shown = ownPlace(e.Place, o.Place), ownPlace(e.Shown, o.Shown)
	return e
}

// ownPlace is a photo's own place, unless that of its series is better known.
func ownPlace(series, own *journal.Place) *journal.Place {
	if own == nil || series != nil && series.Source.BetterThan(own.Source) {
		return series
	}
	return own
}

func ownSort(own *absorbed, e journal.Entry) int64 {
	if own == nil {
		return sortOf(e)
	}
	return own.Sort
}
