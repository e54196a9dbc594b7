package sqlite

import (
	"context"
	"database/sql"
	"time"

	"sojourn/journal"
)

// Withdraw decides that deliveries are taken back; when it returns, that is on the disk. n counts
// them. What was never sent, and what has been taken back, stays as it is. The error is NotFound.
func (s *Store) Withdraw(ctx context.Context, deliveries []journal.Delivery) (n int, err error) {
	err = s.write(ctx, "decide to take back", func(steady context.Context, tx *sql.Tx) error {
		for _, d := range deliveries {
			if err := ctx.Err(); err != nil {
				return err
			}
			begun, err := beginWithdrawal(steady, tx, d)
			if err != nil {
				return err
			}
			if begun {
				n++
			}
		}
		return nil
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// beginWithdrawal keeps the dispatch of what may have arrived: that is looked for first. An edit that
// has not is dropped.
func beginWithdrawal(ctx context.Context, tx *sql.Tx, d journal.Delivery) (bool, error) {
	const withdrawing = `UPDATE delivery SET state = 'withdrawing', reason = '', next_try = NULL, bytes = 0, dispatch = ?
		WHERE entry = ? AND destination = ?`
	n, old, err := deliveryOf(ctx, tx, d.Entry, d.Destination)
	if err != nil {
		return false, err
	}
	arrived, err := lastArrived(ctx, tx, n, d.Destination)
	if err != nil {
		return false, err
	}
	dispatch := arrived
	switch old.State {
	case journal.StateSending, journal.StateUnknown, journal.StateWithdrawing:
		dispatch = old.Dispatch
	case journal.StateWithdrawn:
		return false, nil
	}
	if dispatch == "" {
		return false, nil
	}
	_, err = tx.ExecContext(ctx, withdrawing, dispatch, n, d.Destination)
	return err == nil, err
}

// Withdrawn keeps that nothing of a delivery is at its destination any more. A mark of which nothing
// had arrived is gone with it. The error is NotFound.
func (s *Store) Withdrawn(ctx context.Context, entry journal.ID, destination string, at time.Time) error {
	const (
		receipts = `UPDATE receipt SET withdrawn_at = ? WHERE entry = ? AND destination = ? AND withdrawn_at IS NULL`
		done     = `UPDATE delivery SET state = 'withdrawn', reason = '', url = '', next_try = NULL, not_before = NULL,
			attempts = 0, bytes = 0, doubted = 0, dispatch = (SELECT dispatch FROM receipt
				WHERE entry = ?1 AND destination = ?2 ORDER BY n DESC LIMIT 1)
			WHERE entry = ?1 AND destination = ?2 AND EXISTS (SELECT 1 FROM receipt WHERE entry = ?1 AND destination = ?2)`
		never = `DELETE FROM delivery WHERE entry = ? AND destination = ? AND state <> 'withdrawn'`
	)
	return s.write(ctx, "keep that it was taken back", func(ctx context.Context, tx *sql.Tx) error {
		n, _, err := deliveryOf(ctx, tx, entry, destination)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, receipts, at.UnixMicro(), n, destination); err != nil {
			return err
		}
		for _, q := range []string{done, never} {
			if _, err := tx.ExecContext(ctx, q, n, destination); err != nil {
				return err
			}
		}
		return nil
	})
}

// StaysSent ends a withdrawal: what has arrived is there as before, for a reason that is kept. What may
// have arrived is looked for again. The error is NotFound.
func (s *Store) StaysSent(ctx context.Context, entry journal.ID, destination, reason string) error {
	if err := utf8Only("keep "+destination, "reason", reason); err != nil {
		return err
	}
	return s.write(ctx, "end a withdrawal", func(ctx context.Context, tx *sql.Tx) error {
		n, d, err := deliveryOf(ctx, tx, entry, destination)
		if err != nil || d.State != journal.StateWithdrawing {
			return err
		}
		return staySent(ctx, tx, n, d, reason)
	})
}

func staySent(ctx context.Context, tx *sql.Tx, n int64, d journal.Delivery, reason string) error {
	const (
		proven = `SELECT EXISTS (SELECT 1 FROM receipt WHERE dispatch = ?)`
		back   = `UPDATE delivery SET state = ?, reason = ?, next_try = NULL WHERE entry = ? AND destination = ?`
	)
	var arrived bool
	if err := tx.QueryRowContext(ctx, proven, d.Dispatch).Scan(&arrived); err != nil {
		return err
	}
	state := journal.StateUnknown
	if arrived {
		state = journal.StateDelivered
	}
	_, err := tx.ExecContext(ctx, back, string(state), reason, n, d.Destination)
	return err
}
