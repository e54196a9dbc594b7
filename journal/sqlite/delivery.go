package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sojourn/journal"
)

const deliveryRead = `d.destination, d.state, d.reason, d.url, d.marked_at, d.not_before, d.next_try,
	d.delivered_at, d.attempts, d.bytes, d.dispatch, d.doubted`

// deliveryRow reads deliveryRead, and whatever stands before it.
type deliveryRow struct {
	journal.Delivery
	marked, notBefore, nextTry, delivered sql.NullInt64
}

func (r *deliveryRow) scan(rows interface{ Scan(...any) error }, before ...any) error {
	err := rows.Scan(append(before, &r.Destination, &r.State, &r.Reason, &r.URL, &r.marked, &r.notBefore,
		&r.nextTry, &r.delivered, &r.Attempts, &r.Bytes, &r.Delivery.Dispatch, &r.Doubted)...)
	r.MarkedAt, r.NotBefore = instant(r.marked), instant(r.notBefore)
	r.NextTry, r.DeliveredAt = instant(r.nextTry), instant(r.delivered)
	return err
}

// Outbox returns the deliveries that are not done, those marked first before the others.
func (s *Store) Outbox(ctx context.Context) ([]journal.Delivery, error) {
	const q = `SELECT e.id, ` + deliveryRead + ` FROM delivery d JOIN entry e ON e.n = d.entry
		WHERE d.state <> 'delivered' AND d.state <> 'withdrawn' ORDER BY d.marked_at, e.sort, d.destination`
	var open []journal.Delivery
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var row deliveryRow
		err := row.scan(rows, &row.Entry)
		open = append(open, row.Delivery)
		return err
	})
	return open, tell("read the outbox", err)
}

// Hold writes down how a delivery stands, and when it is to be tried again. The error is NotFound
// where it is not marked any more, Conflict where it has been delivered in the meantime.
func (s *Store) Hold(
	ctx context.Context, entry journal.ID, destination string,
	state journal.State, reason string, next time.Time,
) error {
	const q = `UPDATE delivery SET state = ?, reason = ?, next_try = ? WHERE entry = ? AND destination = ?`
	if err := utf8Only("hold "+destination, "reason", reason, "state", string(state)); err != nil {
		return err
	}
	return s.write(ctx, "hold a delivery", func(ctx context.Context, tx *sql.Tx) error {
		n, d, err := deliveryOf(ctx, tx, entry, destination)
		if err != nil {
			return err
		}
		if d.State == journal.StateDelivered && state != journal.StateChanged {
			return conflict(d, "it has been delivered")
		}
		_, err = tx.ExecContext(ctx, q, string(state), reason, micros(next), n, destination)
		return err
	})
}

// Doubt keeps that a delivery may have arrived, so that nothing of it goes before it is marked again. The error is
// NotFound where it is not marked any more.
func (s *Store) Doubt(ctx context.Context, entry journal.ID, destination string) error {
	const q = `UPDATE delivery SET doubted = 1 WHERE entry = ? AND destination = ?`
	return s.write(ctx, "doubt a delivery", func(ctx context.Context, tx *sql.Tx) error {
		n, _, err := deliveryOf(ctx, tx, entry, destination)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, q, n, destination)
		return err
	})
}

// deliveryOf returns a delivery and the row of its entry. The error is NotFound.
func deliveryOf(
	ctx context.Context, tx *sql.Tx, entry journal.ID, destination string,
) (int64, journal.Delivery, error) {
	const q = `SELECT d.entry, ` + deliveryRead + ` FROM delivery d
		WHERE d.entry = (SELECT n FROM entry WHERE id = ?) AND d.destination = ?`
	var n int64
	row := deliveryRow{Delivery: journal.Delivery{Entry: entry}}
	err := row.scan(tx.QueryRowContext(ctx, q, entry, destination), &n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, row.Delivery, &journal.Error{
			Op:   fmt.Sprintf("entry %s for %s", journal.Visible(string(entry)), journal.Visible(destination)),
			Kind: journal.NotFound, Err: errors.New("it is not marked"), Hint: "mark it first",
		}
	}
	return n, row.Delivery, err
}

func conflict(d journal.Delivery, why string) error {
	return &journal.Error{
		Op:   fmt.Sprintf("entry %s for %s", journal.Visible(string(d.Entry)), journal.Visible(d.Destination)),
		Kind: journal.Conflict, Err: errors.New(why),
	}
}

// eachDelivery tells the deliveries of rows ns, each with the place of its row in ns.
func eachDelivery(ctx context.Context, tx *sql.Tx, ns []int64, tell func(at int, d journal.Delivery)) error {
	const q = `SELECT j.key, e.id, ` + deliveryRead + ` FROM json_each(?) j
		CROSS JOIN delivery d ON d.entry = j.value CROSS JOIN entry e ON e.n = d.entry
		ORDER BY j.key, d.marked_at, d.destination`
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var at int
		var row deliveryRow
		if err := row.scan(rows, &at, &row.Entry); err != nil {
			return err
		}
		tell(at, row.Delivery)
		return nil
	})
}

func loadDeliveries(ctx context.Context, tx *sql.Tx, ns []int64, entries []journal.Entry) error {
	return eachDelivery(ctx, tx, ns, func(at int, d journal.Delivery) {
		entries[at].Deliveries = append(entries[at].Deliveries, d)
	})
}

// edited brings the deliveries of entry n in line with its new words: what was delivered is
// changed, unless the words are again what arrived; what is frozen and was never tried is frozen
// anew. What is under way stays, and is looked at when it has arrived.
func edited(ctx context.Context, tx *sql.Tx, n int64, digest string) error {
	const (
		again = `UPDATE delivery AS d
			SET state = 'delivered', reason = '', dispatch = r.dispatch, next_try = NULL
			FROM receipt r JOIN dispatch x ON x.id = r.dispatch
			WHERE d.entry = ?1 AND r.entry = ?1 AND r.destination = d.destination AND r.partial = ''
			AND r.n = (SELECT max(n) FROM receipt WHERE entry = ?1 AND destination = d.destination)
			AND r.withdrawn_at IS NULL
			AND x.digest = ?2 AND (d.state = 'changed' OR d.state = 'ready' AND d.attempts = 0)`
		changed = `UPDATE delivery AS d SET state = 'changed', reason = ''
			WHERE d.entry = ?1 AND d.state = 'delivered' AND NOT EXISTS (
				SELECT 1 FROM dispatch x WHERE x.id = d.dispatch AND x.digest = ?2)`
		thawed = `UPDATE delivery AS d SET dispatch = '', bytes = 0, state = iif(
				EXISTS (SELECT 1 FROM receipt r
					WHERE r.entry = d.entry AND r.destination = d.destination AND r.withdrawn_at IS NULL),
				'changed', 'marked')
			WHERE d.entry = ?1 AND d.state = 'ready' AND d.attempts = 0`
	)
	for _, q := range []string{again, changed} {
		if _, err := tx.ExecContext(ctx, q, n, digest); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, thawed, n)
	return err
}
