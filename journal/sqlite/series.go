package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"sojourn/journal"
)

// Join makes one entry of several, the oldest first: a series. The oldest stays, with the photos and
// the earlier texts of all; marks stay for destinations that all were marked for. The error is
// NotFound, Invalid where they cannot be a series, Conflict where one was sent or is under way.
func (s *Store) Join(ctx context.Context, ids []journal.ID) (journal.Joined, error) {
	var done journal.Joined
	err := s.write(ctx, "join entries", func(steady context.Context, tx *sql.Tx) error {
		parts, err := partsOf(ctx, tx, ids)
		if err != nil {
			return err
		}
		done, err = join(steady, tx, parts)
		return err
	})
	if err != nil {
		return journal.Joined{}, err
	}
	return done, nil
}

// part is an entry that is joined, or that a series is split into.
type part struct {
	journal.Entry
	n, sort int64
}

// partsOf returns entries, each once, the oldest first.
func partsOf(ctx context.Context, tx *sql.Tx, ids []journal.ID) ([]part, error) {
	patches := make([]journal.Patch, len(ids))
	for i, id := range ids {
		patches[i].ID = id
	}
	targets, err := targetsOf(ctx, tx, patches)
	if err != nil {
		return nil, err
	}
	parts := make([]part, len(targets))
	for i, t := range targets {
		if parts[i], err = partOf(ctx, tx, t.n); err != nil {
			return nil, err
		}
	}
	return parts, ctx.Err()
}

func partOf(ctx context.Context, tx *sql.Tx, n int64) (part, error) {
	p := part{n: n}
	err := tx.QueryRowContext(ctx, `SELECT sort FROM entry WHERE n = ?`, n).Scan(&p.sort)
	if err == nil {
		p.Entry, err = loadOne(ctx, tx, n)
	}
	return p, err
}

func join(ctx context.Context, tx *sql.Tx, parts []part) (journal.Joined, error) {
	all := make([]journal.Entry, len(parts))
	for i, p := range parts {
		all[i] = p.Entry
		if err := neverArrived(ctx, tx, p); err != nil {
			return journal.Joined{}, err
		}
	}
	if err := journal.Joinable(all); err != nil {
		return journal.Joined{}, err
	}
	series, first, now := journal.Join(all), parts[0], time.Now()
	done := journal.Joined{ID: first.ID, Entries: len(parts), Photos: len(series.Photos)}
	marks := decision{n: first.n, id: first.ID, now: now}
	var err error
	if done.Unmarked, err = marks.dropUncommon(ctx, tx, all); err != nil {
		return done, err
	}
	var words rewriting
	undo := undoing{Patch: difference(series, first.Entry)}
	for _, p := range parts[1:] {
		a, err := absorb(ctx, tx, &words, first.n, p)
		if err != nil {
			return done, err
		}
		if a.Kept, err = keepUnsaid(ctx, tx, first.n, p.Entry, series, now); err != nil {
			return done, err
		}
		undo.Joined = append(undo.Joined, a)
	}
	if err := reshape(ctx, tx, &words, first, series, now); err != nil {
		return done, err
	}
	label := fmt.Sprintf("join %s to a series", entries(len(parts)))
	return done, recordSeries(ctx, tx, first.n, label, undo, marks)
}

// dropUncommon takes the marks of the first entry back where another one has none: nobody decided
// that its photos go there. It names all destinations that only some were marked for.
func (d *decision) dropUncommon(ctx context.Context, tx *sql.Tx, entries []journal.Entry) ([]string, error) {
	marked := map[string]int{}
	var some []string
	for _, e := range entries {
		for _, x := range e.Deliveries {
			marked[x.Destination]++
		}
	}
	for name, n := range marked {
		if n < len(entries) {
			some = append(some, name)
		}
	}
	slices.Sort(some)
	for _, old := range entries[0].Deliveries {
		if slices.Contains(some, old.Destination) {
			if err := d.drop(ctx, tx, old); err != nil {
				return some, err
			}
		}
	}
	return some, nil
}

// keepUnsaid keeps the texts of an entry that its series does not say, among the earlier texts of the
// series, and returns their rows.
func keepUnsaid(
	ctx context.Context, tx *sql.Tx, n int64, e, series journal.Entry, now time.Time,
) (rows []int64, err error) {
	const newest = `SELECT coalesce(max(n), 0) FROM text_version`
	var last int64
	if err := tx.QueryRowContext(ctx, newest).Scan(&last); err != nil {
		return nil, err
	}
	if err := keepTexts(ctx, tx, n, e, series, "", now); err != nil {
		return nil, err
	}
	return numbers(ctx, tx, `SELECT n FROM text_version WHERE n > ? ORDER BY n`, last)
}

// reshape writes after over an entry whose photos are others by now.
func reshape(
	ctx context.Context, tx *sql.Tx, words *rewriting, before part, after journal.Entry, now time.Time,
) error {
	if err := keepTexts(ctx, tx, before.n, before.Entry, after, "", now); err != nil {
		return err
	}
	after.Deliveries = []journal.Delivery{{}} // what is frozen is thawed, if there is any
	if err := save(ctx, tx, words, target{n: before.n, sort: before.sort}, before.Entry, after, now); err != nil {
		return err
	}
	return words.write(ctx, tx)
}

// neverArrived refuses an entry of which a destination has given a receipt.
func neverArrived(ctx context.Context, tx *sql.Tx, p part) error {
	const q = `SELECT destination, at FROM receipt WHERE entry = ? ORDER BY n DESC LIMIT 1`
	rows, err := tx.QueryContext(ctx, q, p.n)
	return each(rows, err, func(rows *sql.Rows) error {
		var at sql.NullInt64
		d := journal.Delivery{State: journal.StateDelivered}
		if err := rows.Scan(&d.Destination, &at); err != nil {
			return err
		}
		return journal.Reshapable(journal.Entry{ID: p.ID, Deliveries: []journal.Delivery{d}})
	})
}

func recordSeries(ctx context.Context, tx *sql.Tx, n int64, label string, u undoing, marks decision) error {
	const q = `INSERT INTO undo_entry (undo, entry, patch) VALUES (?, ?, ?)`
	record, err := newRecord(ctx, tx, label, "")
	if err != nil {
		return err
	}
	text, err := asJSON(u)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, q, record, n, text); err != nil {
		return err
	}
	return marks.record(ctx, tx, record)
}
