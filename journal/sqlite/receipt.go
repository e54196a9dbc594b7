package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// Receipts returns the receipts of entry, of all entries where it is "", newest first.
func (s *Store) Receipts(ctx context.Context, entry journal.ID) ([]journal.Receipt, error) {
	const (
		q = `SELECT e.id, r.destination, r.dispatch, r.remote_id, r.url, r.at, r.sha256, r.partial, r.withdrawn_at
			FROM receipt r JOIN entry e ON e.n = r.entry `
		of  = q + `WHERE r.entry = (SELECT n FROM entry WHERE id = ?) ORDER BY r.n DESC`
		all = q + `ORDER BY r.n DESC`
	)
	statement, args := of, []any{entry}
	if entry == "" {
		statement, args = all, nil
	}
	var receipts []journal.Receipt
	rows, err := s.readers.QueryContext(ctx, statement, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var r journal.Receipt
		var at, withdrawn sql.NullInt64
		err := rows.Scan(&r.Entry, &r.Destination, &r.Dispatch, &r.RemoteID, &r.URL, &at, &r.SHA256, &r.Partial, &withdrawn)
		r.At, r.WithdrawnAt = instant(at), instant(withdrawn)
		receipts = append(receipts, r)
		return err
	})
	return receipts, tell("read receipts", err)
}

// Arrive keeps the receipt of a, and makes the delivery delivered; changed where the entry reads
// otherwise by now, or where that is a's outcome: an edit is to complete it, for a's reason. What is to be
// taken back stays so. A second receipt for one dispatch is not kept.
func (s *Store) Arrive(ctx context.Context, a journal.Attempt, r journal.Receipt) error {
	const (
		keep = `INSERT INTO receipt (entry, destination, dispatch, remote_id, url, at, sha256, partial)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dispatch) DO NOTHING`
		delivered = `UPDATE delivery SET url = ?, delivered_at = ?, next_try = NULL,
			reason = iif(state = 'withdrawing', '', ?), state = CASE
				WHEN state = 'withdrawing' THEN state
				WHEN ? = 'changed' THEN 'changed'
				WHEN EXISTS (SELECT 1 FROM dispatch x JOIN entry e ON e.n = x.entry
					WHERE x.id = ? AND (x.version = e.version OR x.digest = e.digest)) THEN 'delivered'
				ELSE 'changed' END
			WHERE entry = ? AND destination = ?`
		sure = `UPDATE delivery SET doubted = 0 WHERE entry = ? AND destination = ? AND state = 'delivered'`
	)
	err := utf8Only("receipt", "id", r.RemoteID, "URL", r.URL, "hash", r.SHA256, "missing part", r.Partial)
	if err != nil {
		return err
	}
	return s.write(ctx, "keep a receipt", func(ctx context.Context, tx *sql.Tx) error {
		x, err := dispatchRow(ctx, tx, a.Dispatch)
		if err != nil {
			return err
		}
		if err := keepAttempt(ctx, tx, a); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, keep,
			x.n, x.destination, x.id, r.RemoteID, r.URL, r.At.UnixMicro(), r.SHA256, r.Partial)
		if err != nil {
			return err
		}
		reason := ""
		if a.Outcome == journal.StateChanged {
			reason = a.Reason
		}
		_, err = tx.ExecContext(ctx, delivered,
			r.URL, r.At.UnixMicro(), reason, string(a.Outcome), x.id, x.n, x.destination)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, sure, x.n, x.destination)
		return err
	})
}
