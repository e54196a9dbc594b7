package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"sojourn/journal"
)

// Freeze keeps d for ever, and makes its delivery ready to send it. The error is NotFound where
// it is not marked any more; Conflict where it is under way, has been delivered, or where d does
// not follow on what has arrived by now: it was made from an older view of the journal.
func (s *Store) Freeze(ctx context.Context, d journal.Dispatch) error {
	const ready = `UPDATE delivery SET state = 'ready', reason = '', next_try = NULL, attempts = 0,
		dispatch = ?, bytes = ?
		WHERE entry = ? AND destination = ?`
	return s.write(ctx, "freeze a dispatch", func(ctx context.Context, tx *sql.Tx) error {
		n, delivery, err := deliveryOf(ctx, tx, d.Entry, d.Destination)
		if err != nil {
			return err
		}
		if err := mayFreeze(ctx, tx, n, delivery, d); err != nil {
			return err
		}
		if err := addDispatch(ctx, tx, n, d); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, ready, d.ID, d.Bytes(), n, d.Destination)
		return err
	})
}

func mayFreeze(ctx context.Context, tx *sql.Tx, n int64, delivery journal.Delivery, d journal.Dispatch) error {
	switch delivery.State {
	case journal.StateSending, journal.StateUnknown:
		return conflict(delivery, "it is under way")
	case journal.StateDelivered:
		return conflict(delivery, "it has been delivered")
	case journal.StateWithdrawing, journal.StateWithdrawn:
		return conflict(delivery, "it is taken back")
	}
	arrived, err := lastArrived(ctx, tx, n, d.Destination)
	if err != nil {
		return err
	}
	replaces := ""
	if d.Replaces != nil {
		replaces = d.Replaces.Dispatch
	}
	if arrived != replaces {
		return conflict(delivery, "something else has arrived in the meantime")
	}
	return nil
}

// lastArrived returns the dispatch of the newest receipt of what was not taken back, "" where there is none.
func lastArrived(ctx context.Context, tx *sql.Tx, n int64, destination string) (dispatch string, err error) {
	const q = `SELECT dispatch FROM receipt WHERE entry = ? AND destination = ? AND withdrawn_at IS NULL
		ORDER BY n DESC LIMIT 1`
	err = tx.QueryRowContext(ctx, q, n, destination).Scan(&dispatch)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return dispatch, err
}

func addDispatch(ctx context.Context, tx *sql.Tx, n int64, d journal.Dispatch) error {
	const q = `INSERT INTO dispatch
			(id, entry, destination, version, digest, message, pictures, replaces, frozen_at)
		SELECT ?, n, ?, ?, iif(version = ?, digest, ''), ?, ?, ?, ? FROM entry WHERE n = ?`
	message, err := asJSON(d.Message)
	if err != nil {
		return err
	}
	pictures, err := asJSON(d.Pictures)
	if err != nil {
		return err
	}
	replaces, err := asJSON(d.Replaces)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, q, d.ID, d.Destination, d.Version, d.Version, message, pictures, replaces,
		d.FrozenAt.UnixMicro(), n)
	return err
}

// Dispatch returns what was frozen. The error is NotFound.
func (s *Store) Dispatch(ctx context.Context, id string) (journal.Dispatch, error) {
	const q = `SELECT x.id, e.id, x.destination, x.version, x.message, x.pictures, x.replaces, x.frozen_at
		FROM dispatch x JOIN entry e ON e.n = x.entry WHERE x.id = ?`
	var (
		d                           journal.Dispatch
		message, pictures, replaces string
		frozen                      sql.NullInt64
	)
	err := s.readers.QueryRowContext(ctx, q, id).Scan(
		&d.ID, &d.Entry, &d.Destination, &d.Version, &message, &pictures, &replaces, &frozen)
	if errors.Is(err, sql.ErrNoRows) {
		return d, noDispatch(id)
	}
	d.FrozenAt = instant(frozen)
	if err == nil {
		err = errors.Join(
			json.Unmarshal([]byte(message), &d.Message), json.Unmarshal([]byte(pictures), &d.Pictures),
			json.Unmarshal([]byte(replaces), &d.Replaces))
	}
	return d, tell("read a dispatch", err)
}

func noDispatch(id string) error {
	return &journal.Error{
		Op: "dispatch " + journal.Visible(id), Kind: journal.NotFound,
		Err: errors.New("there is none of this id"),
	}
}
