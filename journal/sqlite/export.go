package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"sojourn/journal"
)

// Records returns entries with everything that the journal keeps of them, in the order of ids.
// Ids that the journal has not are left out.
func (s *Store) Records(ctx context.Context, ids []journal.ID) ([]journal.Record, error) {
	const q = `SELECT e.n, EXISTS (SELECT 1 FROM text_version v WHERE v.entry = e.n)
		FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value ORDER BY j.key`
	var records []journal.Record
	var edited []int // those with earlier texts
	err := s.read(ctx, "read entries", func(tx *sql.Tx) error {
		var ns []int64
		rows, err := tx.QueryContext(ctx, q, list(ids))
		err = each(rows, err, func(rows *sql.Rows) error {
			var n int64
			var isEdited bool
			err := rows.Scan(&n, &isEdited)
			if isEdited {
				edited = append(edited, len(ns))
			}
			ns = append(ns, n)
			return err
		})
		if err != nil {
			return err
		}
		entries, err := load(ctx, tx, ns)
		if err != nil {
			return err
		}
		records = make([]journal.Record, len(entries))
		for i, e := range entries {
			records[i].Entry = e
		}
		return loadSendings(ctx, tx, ns, records)
	})
	for _, i := range edited {
		if err != nil {
			return nil, err
		}
		records[i].Versions, err = s.Versions(ctx, records[i].Entry.ID)
	}
	return records, err
}

// loadSendings adds what was sent of rows ns to their records.
func loadSendings(ctx context.Context, tx *sql.Tx, ns []int64, records []journal.Record) error {
	const q = `SELECT j.key, ` + dispatchRead + `, x.digest
		FROM json_each(?) j CROSS JOIN dispatch x ON x.entry = j.value CROSS JOIN entry e ON e.n = x.entry
		ORDER BY j.key, x.frozen_at, x.id`
	at := map[string]*journal.Sending{}
	rows, err := tx.QueryContext(ctx, q, list(ns))
	err = each(rows, err, func(rows *sql.Rows) error {
		var i int
		var row dispatchColumns
		var sending journal.Sending
		if err := row.scan(rows, []any{&i}, &sending.Digest); err != nil {
			return err
		}
		sending.Dispatch, err = row.dispatch()
		records[i].Sendings = append(records[i].Sendings, sending)
		return err
	})
	if err != nil {
		return err
	}
	var ids []string
	for i := range records {
		for k := range records[i].Sendings {
			sending := &records[i].Sendings[k]
			at[sending.Dispatch.ID] = sending
			ids = append(ids, sending.Dispatch.ID)
		}
	}
	for some := range slices.Chunk(ids, chunk) {
		for _, more := range []func(context.Context, *sql.Tx, []string, map[string]*journal.Sending) error{
			loadAttempts, loadNotes, loadReceipts,
		} {
			if err := more(ctx, tx, some, at); err != nil {
				return err
			}
		}
	}
	return nil
}

func loadAttempts(ctx context.Context, tx *sql.Tx, ids []string, at map[string]*journal.Sending) error {
	const q = `SELECT a.dispatch, ` + attemptRead + ` FROM json_each(?) j
		CROSS JOIN attempt a ON a.dispatch = j.value ORDER BY j.key, a.number`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var a journal.Attempt
		var began, ended sql.NullInt64
		err := rows.Scan(&a.Dispatch, &a.Number, &a.Key, &began, &ended, &a.Outcome, &a.Reason, &a.Bytes)
		a.BeganAt, a.EndedAt = instant(began), instant(ended)
		if err == nil {
			at[a.Dispatch].Attempts = append(at[a.Dispatch].Attempts, a)
		}
		return err
	})
}

func loadNotes(ctx context.Context, tx *sql.Tx, ids []string, at map[string]*journal.Sending) error {
	const q = `SELECT t.dispatch, t.name, t.value FROM json_each(?) j CROSS JOIN note t ON t.dispatch = j.value`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var dispatch, name, value string
		if err := rows.Scan(&dispatch, &name, &value); err != nil {
			return err
		}
		if at[dispatch].Notes == nil {
			at[dispatch].Notes = map[string]string{}
		}
		at[dispatch].Notes[name] = value
		return nil
	})
}

func loadReceipts(ctx context.Context, tx *sql.Tx, ids []string, at map[string]*journal.Sending) error {
	const q = `SELECT r.n, ` + receiptRead + ` FROM json_each(?) j
		CROSS JOIN receipt r ON r.dispatch = j.value CROSS JOIN entry e ON e.n = r.entry`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var r journal.Receipt
		var n int64
		var arrived sql.NullInt64
		err := rows.Scan(&n, &r.Entry, &r.Destination, &r.Dispatch, &r.RemoteID, &r.URL, &arrived, &r.SHA256, &r.Partial)
		r.At = instant(arrived)
		if err == nil {
			at[r.Dispatch].Receipt, at[r.Dispatch].Arrival = &r, n
		}
		return err
	})
}
