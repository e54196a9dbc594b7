package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sojourn/journal"
)

// Unmark takes entries out of the outbox of a destination, of all where it is ""; n counts those
// that were in it. An edit of what has been delivered is not sent. What is delivered or under way
// stays; the error is Conflict where that is so of everything that was named.
func (s *Store) Unmark(ctx context.Context, ids []journal.ID, destination string) (n int, err error) {
	stays := 0
	label := func(n int) string { return "unmark " + entries(n) }
	n, err = s.decide(ctx, ids, label, func(ctx context.Context, tx *sql.Tx, d *decision) error {
		kept, err := d.unmark(ctx, tx, destination)
		stays += kept
		return err
	})
	if err == nil && n == 0 && stays > 0 {
		err = &journal.Error{
			Op: "unmark " + entries(stays), Kind: journal.Conflict,
			Err:  errors.New("delivered or under way, so that it cannot be unmarked"),
			Hint: "what is under way can be unmarked once a sync has found out where it is",
		}
	}
	return n, err
}

// entries says how many: "1 entry", "12 entries".
func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// decision is one entry's part in a mark or unmark: what it changed is to be recorded.
type decision struct {
	n       int64
	id      journal.ID
	now     time.Time
	changes []markChange
}

// markChange is a delivery as it was; nil where there was none.
type markChange struct {
	destination string
	before      *journal.Delivery
}

// decide does act for each entry, all or nothing, under one undo record. n counts the entries that
// it changed something for.
func (s *Store) decide(
	ctx context.Context, ids []journal.ID, label func(n int) string,
	act func(ctx context.Context, tx *sql.Tx, d *decision) error,
) (n int, err error) {
	err = s.write(ctx, "mark entries", func(steady context.Context, tx *sql.Tx) error {
		var decided []decision
		now := time.Now()
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			row, err := rowOfEntry(steady, tx, id)
			if err != nil {
				return err
			}
			d := decision{n: row, id: id, now: now}
			if err := act(steady, tx, &d); err != nil {
				return err
			}
			if len(d.changes) > 0 {
				decided = append(decided, d)
			}
		}
		n = len(decided)
		return recordMarks(steady, tx, label(n), decided)
	})
	if err != nil {
		n = 0
	}
	return n, err
}

func (d *decision) mark(ctx context.Context, tx *sql.Tx, destination string, notBefore time.Time) error {
	const (
		add = `INSERT INTO delivery (entry, destination, state, marked_at, not_before)
			VALUES (?, ?, 'marked', ?, ?)`
		// What was attempted keeps its dispatch: whether that arrived is looked at before a retry.
		// What has arrived is to be changed there, if it is not as it should be.
		again = `UPDATE delivery SET reason = '', next_try = NULL, marked_at = ?, doubted = 0,
			state = iif(EXISTS (SELECT 1 FROM receipt r WHERE r.dispatch = delivery.dispatch
				AND r.withdrawn_at IS NULL), 'changed', 'marked'),
			not_before = coalesce(?, not_before), dispatch = iif(attempts > 0, dispatch, '')
			WHERE entry = ? AND destination = ?`
		anew = `UPDATE delivery SET state = 'marked', marked_at = ?, not_before = ?, dispatch = ''
			WHERE entry = ? AND destination = ?`
		embargo = `UPDATE delivery SET not_before = ? WHERE entry = ? AND destination = ?`
	)
	_, old, err := deliveryOf(ctx, tx, d.id, destination)
	if journal.KindOf(err) == journal.NotFound {
		d.changes = append(d.changes, markChange{destination: destination})
		_, err := tx.ExecContext(ctx, add, d.n, destination, d.now.UnixMicro(), micros(notBefore))
		return err
	}
	if err != nil {
		return err
	}
	if old.State == journal.StateWithdrawn {
		d.changes = append(d.changes, markChange{destination, &old})
		_, err = tx.ExecContext(ctx, anew, d.now.UnixMicro(), micros(notBefore), d.n, destination)
		return err
	}
	if waitsForYou(old) {
		d.changes = append(d.changes, markChange{destination, &old})
		_, err = tx.ExecContext(ctx, again, d.now.UnixMicro(), micros(notBefore), d.n, destination)
		return err
	}
	switch old.State {
	case journal.StateMarked, journal.StateReady, journal.StateHeld, journal.StateChanged:
		if notBefore.IsZero() || old.NotBefore.Equal(notBefore.Truncate(time.Microsecond)) {
			return nil
		}
		d.changes = append(d.changes, markChange{destination, &old})
		_, err = tx.ExecContext(ctx, embargo, micros(notBefore), d.n, destination)
	}
	return err
}

func waitsForYou(d journal.Delivery) bool {
	switch d.State {
	case journal.StateNeedsYou:
		return true
	case journal.StateMarked, journal.StateReady, journal.StateHeld, journal.StateChanged:
		return d.Doubted
	}
	return false
}

// givenUp is what is known of a delivery that was to be taken back, until the traveller decided otherwise.
const givenUp = "it was to be taken back, and may be gone; look at the destination"

// unmark returns how many deliveries of the entry stay although they were named.
func (d *decision) unmark(ctx context.Context, tx *sql.Tx, destination string) (stays int, err error) {
	var all []journal.Delivery
	err = eachDelivery(ctx, tx, []int64{d.n}, func(_ int, x journal.Delivery) {
		if destination == "" || x.Destination == destination {
			all = append(all, x)
		}
	})
	for _, old := range all {
		if err != nil {
			return stays, err
		}
		switch old.State {
		case journal.StateDelivered, journal.StateSending, journal.StateUnknown, journal.StateWithdrawn:
			stays++
		case journal.StateWithdrawing:
			err = staySent(ctx, tx, d.n, old, givenUp)
			d.changes = append(d.changes, markChange{old.Destination, &old})
		default:
			err = d.drop(ctx, tx, old)
		}
	}
	return stays, err
}

// drop takes old out of the outbox: it is gone, or again what has arrived earlier.
func (d *decision) drop(ctx context.Context, tx *sql.Tx, old journal.Delivery) error {
	const (
		remove = `DELETE FROM delivery WHERE entry = ? AND destination = ?`
		back   = `UPDATE delivery SET state = 'delivered', reason = '', next_try = NULL, dispatch = ?, doubted = 0
			WHERE entry = ? AND destination = ?`
	)
	arrived, err := lastArrived(ctx, tx, d.n, old.Destination)
	if err != nil {
		return err
	}
	if arrived == "" {
		d.changes = append(d.changes, markChange{old.Destination, &old})
		_, err = tx.ExecContext(ctx, remove, d.n, old.Destination)
		return err
	}
	d.changes = append(d.changes, markChange{old.Destination, &old})
	_, err = tx.ExecContext(ctx, back, arrived, d.n, old.Destination)
	return err
}
