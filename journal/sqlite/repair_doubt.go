package sqlite

import (
	"context"
	"database/sql"
)

// lostTrack is why a delivery waits after a repair.
const lostTrack = "what the journal knew of its sending was lost, so it may have been sent; " +
	"look at the destination, then mark it again to send it, or unmark it"

// doubt keeps every delivery from going by itself of which it is lost whether it has arrived, and
// counts them. tx is of a journal that is up to date.
func (s *salvage) doubt(ctx context.Context, tx *sql.Tx) (held int, err error) {
	const hold = `UPDATE delivery AS d SET doubted = 1, state = 'needs-you', reason = ?, next_try = NULL,
			(dispatch, attempts) = (SELECT coalesce(max(id), ''), iif(count(*), d.attempts, 0)
				FROM dispatch WHERE id = d.dispatch)
		WHERE entry = ? AND destination = ?`
	if !s.fate("delivery").whole() {
		if err := s.deliverAgain(ctx, tx); err != nil {
			return 0, err
		}
	}
	doubted, err := s.doubted(ctx, tx)
	for _, d := range doubted {
		if err != nil {
			return held, err
		}
		var done sql.Result
		if done, err = tx.ExecContext(ctx, hold, lostTrack, d.entry, d.destination); err == nil {
			n, _ := done.RowsAffected() // SQLite always counts them
			held += int(n)
		}
	}
	return held, err
}

// deliverAgain makes deliveries anew from what proves them: a receipt, or what was frozen.
func (s *salvage) deliverAgain(ctx context.Context, tx *sql.Tx) error {
	const (
		arrived = `INSERT INTO delivery (entry, destination, state, url, marked_at, delivered_at, attempts, dispatch)
			SELECT entry, destination, iif(withdrawn_at IS NULL, 'delivered', 'withdrawn'), url, at, at, 1, dispatch
			FROM receipt AS r
			WHERE n = (SELECT max(n) FROM receipt WHERE entry = r.entry AND destination = r.destination)
			ON CONFLICT DO NOTHING`
		begun = `INSERT INTO delivery (entry, destination, state, marked_at, attempts, dispatch)
			SELECT entry, destination, 'unknown', max(frozen_at), 1, id FROM dispatch WHERE true
			GROUP BY entry, destination ON CONFLICT DO NOTHING`
		now = `SELECT entry, destination FROM delivery`
	)
	before, err := keysOf(ctx, tx, now)
	if err != nil {
		return err
	}
	for _, q := range []string{arrived, begun} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	known := map[sentTo]bool{}
	for _, key := range before {
		known[key] = true
	}
	after, err := keysOf(ctx, tx, now+` WHERE state NOT IN ('delivered', 'withdrawn')`)
	for _, key := range after {
		if !known[key] {
			s.strays[key] = true
		}
	}
	return err
}

// doubted are the deliveries of which a part is lost that told whether they had arrived.
func (s *salvage) doubted(ctx context.Context, tx *sql.Tx) ([]sentTo, error) {
	const (
		arrived = `EXISTS (SELECT 1 FROM receipt WHERE entry = d.entry AND destination = d.destination)`
		open    = `state NOT IN ('delivered', 'withdrawn')`
		parts   = `SELECT entry, destination FROM delivery AS d WHERE
			NOT ` + arrived + ` AND (state IN ('delivered', 'changed', 'withdrawn') OR delivered_at IS NOT NULL)
			OR ` + open + ` AND dispatch <> '' AND dispatch NOT IN (SELECT id FROM dispatch)
			OR ` + open + ` AND attempts > 0 AND NOT EXISTS (
				SELECT 1 FROM attempt WHERE dispatch = d.dispatch AND number = d.attempts)`
		tried = ` OR ` + open + ` AND attempts > 0`
		empty = ` OR ` + open + ` AND entry IN (SELECT e.n FROM json_each(?) j JOIN entry e ON e.id = j.value)`
	)
	q := parts + empty
	if !s.fate("note").whole() || !s.fate("attempt").whole() {
		q += tried
	}
	all, err := keysOf(ctx, tx, q, list(s.emptiedIDs))
	for key := range s.strays {
		all = append(all, key)
	}
	return all, err
}

func keysOf(ctx context.Context, tx *sql.Tx, q string, args ...any) ([]sentTo, error) {
	var keys []sentTo
	rows, err := tx.QueryContext(ctx, q, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var k sentTo
		err := rows.Scan(&k.entry, &k.destination)
		keys = append(keys, k)
		return err
	})
	return keys, err
}
