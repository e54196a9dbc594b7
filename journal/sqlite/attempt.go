package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"sojourn/journal"
)

// Attempts returns the attempts at a dispatch, the first one first.
func (s *Store) Attempts(ctx context.Context, dispatch string) ([]journal.Attempt, error) {
	const q = `SELECT number, key, began_at, ended_at, outcome, reason, bytes FROM attempt
		WHERE dispatch = ? ORDER BY number`
	var attempts []journal.Attempt
	rows, err := s.readers.QueryContext(ctx, q, dispatch)
	err = each(rows, err, func(rows *sql.Rows) error {
		a := journal.Attempt{Dispatch: dispatch}
		var began, ended sql.NullInt64
		err := rows.Scan(&a.Number, &a.Key, &began, &ended, &a.Outcome, &a.Reason, &a.Bytes)
		a.BeganAt, a.EndedAt = instant(began), instant(ended)
		attempts = append(attempts, a)
		return err
	})
	return attempts, tell("read attempts", err)
}

// Begin makes the delivery of a's dispatch sending; when it returns, that is on the disk. The
// error is Conflict where it may not be sent now: it was edited or unmarked, is under way, waits
// for the traveller, or has arrived.
func (s *Store) Begin(ctx context.Context, a journal.Attempt) error {
	const sending = `UPDATE delivery SET state = 'sending', reason = '', attempts = attempts + 1
		WHERE entry = ? AND destination = ?`
	return s.write(ctx, "begin an attempt", func(ctx context.Context, tx *sql.Tx) error {
		x, err := dispatchRow(ctx, tx, a.Dispatch)
		if err != nil {
			return err
		}
		if err := mayBegin(ctx, tx, x, a); err != nil {
			return err
		}
		if err := keepAttempt(ctx, tx, a); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, sending, x.n, x.destination)
		return err
	})
}

func mayBegin(ctx context.Context, tx *sql.Tx, x frozenRow, a journal.Attempt) error {
	const (
		arrived = `SELECT EXISTS (SELECT 1 FROM receipt WHERE dispatch = ?)`
		made    = `SELECT EXISTS (SELECT 1 FROM attempt WHERE dispatch = ? AND number = ?)`
	)
	_, d, err := deliveryOf(ctx, tx, x.entry, x.destination)
	if journal.KindOf(err) == journal.NotFound {
		d.Entry, d.Destination = x.entry, x.destination
		return conflict(d, "it is not marked any more")
	}
	if err != nil {
		return err
	}
	if d.Dispatch != x.id {
		return conflict(d, "it was changed in the meantime")
	}
	if more, err := tellsOtherwise(ctx, tx, x); err != nil || more {
		return cmp.Or(err, conflict(d, "how exactly its place may be told was changed in the meantime; sync again"))
	}
	switch d.State {
	case journal.StateReady, journal.StateHeld, journal.StateMarked:
	default:
		return conflict(d, "it is not ready but "+string(d.State))
	}
	var done bool
	if err := tx.QueryRowContext(ctx, arrived, x.id).Scan(&done); err != nil || done {
		return cmp.Or(err, conflict(d, "it has arrived already"))
	}
	if err := tx.QueryRowContext(ctx, made, x.id, a.Number).Scan(&done); err != nil || done {
		return cmp.Or(err, conflict(d, "this attempt was made already"))
	}
	return nil
}

// tellsOtherwise reports whether x tells more of its place, or less, than it may now. It is the fence
// between a no-go area that is made and what is about to leave.
func tellsOtherwise(ctx context.Context, tx *sql.Tx, x frozenRow) (bool, error) {
	const q = `SELECT coalesce(json_extract(message, '$.Told'), '') FROM dispatch WHERE id = ?`
	var told journal.Precision
	if err := tx.QueryRowContext(ctx, q, x.id).Scan(&told); err != nil || told == "" {
		return false, err
	}
	to, err := scanDestination(tx.QueryRowContext(ctx, destinationRead+`WHERE name = ?`, x.destination))
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	e, err := loadOne(ctx, tx, x.n)
	return told != to.RedactionOf(e).Place, err
}

// End keeps how a ended, and makes its outcome the state of the delivery. next is when it is to be
// tried again; zero: at the next sync.
func (s *Store) End(ctx context.Context, a journal.Attempt, next time.Time) error {
	const q = `UPDATE delivery SET state = ?, reason = ?, next_try = ? WHERE entry = ? AND destination = ?`
	return s.write(ctx, "end an attempt", func(ctx context.Context, tx *sql.Tx) error {
		x, err := dispatchRow(ctx, tx, a.Dispatch)
		if err != nil {
			return err
		}
		if err := keepAttempt(ctx, tx, a); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, q, string(a.Outcome), a.Reason, micros(next), x.n, x.destination)
		return err
	})
}

// frozenRow is what of a dispatch leads to its delivery.
type frozenRow struct {
	id          string
	n           int64
	entry       journal.ID
	destination string
}

func dispatchRow(ctx context.Context, tx *sql.Tx, id string) (frozenRow, error) {
	const q = `SELECT x.entry, e.id, x.destination FROM dispatch x JOIN entry e ON e.n = x.entry WHERE x.id = ?`
	x := frozenRow{id: id}
	err := tx.QueryRowContext(ctx, q, id).Scan(&x.n, &x.entry, &x.destination)
	if errors.Is(err, sql.ErrNoRows) {
		err = noDispatch(id)
	}
	return x, err
}

// keepAttempt adds a, or what is known of it now. An attempt without a number was never made: its
// delivery was only looked at.
func keepAttempt(ctx context.Context, tx *sql.Tx, a journal.Attempt) error {
	const q = `INSERT INTO attempt (dispatch, number, key, began_at, ended_at, outcome, reason, bytes)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome,
			reason = excluded.reason, bytes = excluded.bytes`
	if a.Number < 1 {
		return nil
	}
	if err := utf8Only("attempt", "key", a.Key, "reason", a.Reason, "outcome", string(a.Outcome)); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, q, a.Dispatch, a.Number, a.Key, a.BeganAt.UnixMicro(), micros(a.EndedAt),
		string(a.Outcome), a.Reason, a.Bytes)
	return err
}
