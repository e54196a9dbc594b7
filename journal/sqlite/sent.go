package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"sojourn/journal"
)

// EachSent tells what was sent last of every entry to every destination that there still is, in order
// of time.
func (s *Store) EachSent(ctx context.Context, act func(journal.Sent) error) error {
	const q = `SELECT n FROM entry WHERE sent ORDER BY sort`
	dests, err := s.Destinations(ctx)
	if err != nil {
		return err
	}
	return s.read(ctx, "read what was sent", func(tx *sql.Tx) error {
		var ns []int64
		rows, err := tx.QueryContext(ctx, q)
		err = each(rows, err, func(rows *sql.Rows) error {
			var n int64
			err := rows.Scan(&n)
			ns = append(ns, n)
			return err
		})
		for some := range slices.Chunk(ns, chunk) {
			if err == nil {
				err = errors.Join(ctx.Err(), eachSent(ctx, tx, some, dests, act))
			}
		}
		return err
	})
}

func eachSent(
	ctx context.Context, tx *sql.Tx, ns []int64, dests []journal.Destination, act func(journal.Sent) error,
) error {
	const q = `SELECT j.key, r.destination, x.message FROM json_each(?) j
		CROSS JOIN receipt r ON r.entry = j.value JOIN dispatch x ON x.id = r.dispatch
		WHERE r.n = (SELECT max(n) FROM receipt WHERE entry = r.entry AND destination = r.destination)
			AND r.withdrawn_at IS NULL
		ORDER BY j.key, r.destination`
	entries, err := load(ctx, tx, ns)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var at int
		var destination, message string
		if err := rows.Scan(&at, &destination, &message); err != nil {
			return err
		}
		s := journal.Sent{Entry: entries[at]}
		to := slices.IndexFunc(dests, func(d journal.Destination) bool { return d.Name == destination })
		has := slices.IndexFunc(s.Entry.Deliveries, func(d journal.Delivery) bool { return d.Destination == destination })
		if to < 0 || has < 0 {
			return nil
		}
		s.Delivery, s.May = s.Entry.Deliveries[has], dests[to].RedactionOf(s.Entry).Place
		if err := json.Unmarshal([]byte(message), &s.Message); err != nil {
			return err
		}
		return act(s)
	})
}

// Amend decides that what was delivered is edited there, for a reason that is shown until it is. n
// counts the entries; what is not delivered stays as it is. The error is NotFound.
func (s *Store) Amend(ctx context.Context, deliveries []journal.Delivery, reason string) (n int, err error) {
	to := map[journal.ID][]string{}
	var ids []journal.ID
	for _, d := range deliveries {
		if to[d.Entry] == nil {
			ids = append(ids, d.Entry)
		}
		to[d.Entry] = append(to[d.Entry], d.Destination)
	}
	label := func(n int) string { return fmt.Sprintf("edit what was sent of %s", entries(n)) }
	return s.decide(ctx, ids, label, func(ctx context.Context, tx *sql.Tx, d *decision) error {
		for _, destination := range to[d.id] {
			if err := d.amend(ctx, tx, destination, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *decision) amend(ctx context.Context, tx *sql.Tx, destination, reason string) error {
	const (
		changed = `UPDATE delivery SET state = 'changed', reason = ? WHERE entry = ? AND destination = ?`
		// Even if the entry reads again as it did then, it is not what is to be there.
		outdated = `UPDATE dispatch SET digest = '' WHERE id = ?`
	)
	_, old, err := deliveryOf(ctx, tx, d.id, destination)
	if err != nil || old.State != journal.StateDelivered {
		return err
	}
	d.changes = append(d.changes, markChange{destination, &old})
	if _, err := tx.ExecContext(ctx, outdated, old.Dispatch); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, changed, reason, d.n, destination)
	return err
}
