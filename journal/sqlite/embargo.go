package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"sojourn/journal"
)

// Embargo keeps what waits of entries for a destination, for all where it is "", until an instant; the
// zero time lets it go. n counts the entries for which that is new.
func (s *Store) Embargo(ctx context.Context, ids []journal.ID, destination string, until time.Time) (n int, err error) {
	label := func(n int) string {
		if until.IsZero() {
			return "release " + entries(n)
		}
		return "hold " + entries(n)
	}
	return s.decide(ctx, ids, label, func(ctx context.Context, tx *sql.Tx, d *decision) error {
		var all []journal.Delivery
		err := eachDelivery(ctx, tx, []int64{d.n}, func(_ int, x journal.Delivery) { all = append(all, x) })
		for _, old := range all {
			if err == nil && (destination == "" || old.Destination == destination) {
				err = d.embargo(ctx, tx, old, until)
			}
		}
		return err
	})
}

func (d *decision) embargo(ctx context.Context, tx *sql.Tx, old journal.Delivery, until time.Time) error {
	const q = `UPDATE delivery SET not_before = ?, reason = iif(state = 'held', '', reason),
		next_try = iif(state = 'held', NULL, next_try) WHERE entry = ? AND destination = ?`
	if old.Done() || old.State == journal.StateWithdrawing || old.NotBefore.Equal(until.Truncate(time.Microsecond)) {
		return nil
	}
	d.changes = append(d.changes, markChange{old.Destination, &old})
	_, err := tx.ExecContext(ctx, q, micros(until), d.n, old.Destination)
	return err
}

// sightingLine is what about calls the last sighting of the machine's clock.
const sightingLine = "clock"

// Sighting returns what was kept of the machine's clock; the zero one where nothing was.
func (s *Store) Sighting(ctx context.Context) (journal.Sighting, error) {
	var seen journal.Sighting
	text, err := about(ctx, s.readers, sightingLine)
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &seen)
	}
	return seen, tell("read what the clock said", err)
}

// KeepSighting replaces what was kept of it.
func (s *Store) KeepSighting(ctx context.Context, seen journal.Sighting) error {
	const q = `INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`
	text, err := asJSON(seen)
	if err != nil {
		return tell("keep what the clock said", err)
	}
	return s.write(ctx, "keep what the clock said", func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, sightingLine, text)
		return err
	})
}
