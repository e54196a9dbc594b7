package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"sojourn/journal"
)

// recordMarks keeps what undoes decisions, under one record.
func recordMarks(ctx context.Context, tx *sql.Tx, label string, decided []decision) error {
	if len(decided) == 0 {
		return nil
	}
	record, err := newRecord(ctx, tx, label, "")
	if err != nil {
		return err
	}
	for _, d := range decided {
		if err := d.record(ctx, tx, record); err != nil {
			return err
		}
	}
	return nil
}

func (d decision) record(ctx context.Context, tx *sql.Tx, record int64) error {
	const q = `INSERT INTO undo_mark (undo, entry, destination, before) VALUES (?, ?, ?, ?)
		ON CONFLICT DO NOTHING`
	for _, c := range d.changes {
		before, err := asJSON(c.before)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, q, record, d.n, c.destination, before); err != nil {
			return err
		}
	}
	return nil
}

// markRow is one line of a record.
type markRow struct {
	n           int64
	id          journal.ID
	destination string
	before      *journal.Delivery // nil: there was none
}

// unmarkAgain makes the deliveries of a record what they were, and tells which could not be.
func unmarkAgain(ctx context.Context, tx *sql.Tx, record int64, done *journal.Undone) error {
	rows, err := markRows(ctx, tx, record)
	if err != nil {
		return err
	}
	for _, row := range rows {
		back, kept, err := row.takeBack(ctx, tx)
		if err != nil {
			return err
		}
		if back {
			done.Entries = addOnce(done.Entries, row.id)
		}
		if kept {
			done.Kept = addOnce(done.Kept, row.id)
		}
	}
	return nil
}

// addOnce adds id, unless it is the last one: the rows of one entry follow each other.
func addOnce(ids []journal.ID, id journal.ID) []journal.ID {
	if len(ids) > 0 && ids[len(ids)-1] == id {
		return ids
	}
	return append(ids, id)
}

func markRows(ctx context.Context, tx *sql.Tx, record int64) ([]markRow, error) {
	const q = `SELECT u.entry, e.id, u.destination, u.before FROM undo_mark u JOIN entry e ON e.n = u.entry
		WHERE u.undo = ? ORDER BY e.sort`
	var all []markRow
	rows, err := tx.QueryContext(ctx, q, record)
	err = each(rows, err, func(rows *sql.Rows) error {
		var r markRow
		var before string
		if err := rows.Scan(&r.n, &r.id, &r.destination, &before); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(before), &r.before)
		all = append(all, r)
		return err
	})
	return all, err
}

// takeBack makes a delivery what it was. kept says that it was sent in the meantime, or is under
// way, so that it cannot be.
func (r markRow) takeBack(ctx context.Context, tx *sql.Tx) (back, kept bool, err error) {
	_, now, err := deliveryOf(ctx, tx, r.id, r.destination)
	isThere := journal.KindOf(err) != journal.NotFound
	switch {
	case isThere && err != nil:
		return false, false, err
	case isThere && r.wasSent(now):
		return false, true, nil
	case r.before != nil:
		return true, false, putDelivery(ctx, tx, r.n, *r.before)
	case !isThere:
		return false, false, nil
	}
	const q = `DELETE FROM delivery WHERE entry = ? AND destination = ?`
	_, err = tx.ExecContext(ctx, q, r.n, r.destination)
	return true, false, err
}

func (r markRow) wasSent(now journal.Delivery) bool {
	switch now.State {
	case journal.StateSending, journal.StateUnknown, journal.StateWithdrawing, journal.StateWithdrawn:
		return true
	}
	arrived := time.Time{}
	if r.before != nil {
		arrived = r.before.DeliveredAt
	}
	return !now.DeliveredAt.Equal(arrived)
}

func putDelivery(ctx context.Context, tx *sql.Tx, n int64, d journal.Delivery) error {
	const q = `INSERT OR REPLACE INTO delivery
			(entry, destination, state, reason, url, marked_at, not_before, next_try,
			delivered_at, attempts, bytes, dispatch, doubted)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	_, err := tx.ExecContext(ctx, q, n, d.Destination, string(d.State), d.Reason, d.URL, micros(d.MarkedAt),
		micros(d.NotBefore), micros(d.NextTry), micros(d.DeliveredAt), d.Attempts, d.Bytes, d.Dispatch,
		d.Doubted)
	return err
}
