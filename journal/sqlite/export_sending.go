package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"sojourn/journal"
)

// loadSendings adds what was sent of rows ns to their records.
func loadSendings(ctx context.Context, tx *sql.Tx, ns []int64, records []journal.Record) error {
	if err := loadDispatches(ctx, tx, ns, records); err != nil {
		return err
	}
	of := sendings{}
	var ids []string
	for i := range records {
		for k := range records[i].Sendings {
			s := &records[i].Sendings[k]
			of[s.Dispatch.ID], ids = s, append(ids, s.Dispatch.ID)
		}
	}
	for some := range slices.Chunk(ids, chunk) {
		err := of.loadAttempts(ctx, tx, some)
		if err == nil {
			err = of.loadNotes(ctx, tx, some)
		}
		if err == nil {
			err = of.loadReceipts(ctx, tx, some)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func loadDispatches(ctx context.Context, tx *sql.Tx, ns []int64, records []journal.Record) error {
	const q = `SELECT j.key, x.id, x.destination, x.version, x.digest, x.message, x.pictures, x.replaces, x.frozen_at
		FROM json_each(?) j CROSS JOIN dispatch x ON x.entry = j.value ORDER BY j.key, x.frozen_at, x.id`
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var (
			at                          int
			s                           journal.Sending
			message, pictures, replaces string
			frozen                      sql.NullInt64
		)
		d := &s.Dispatch
		err := rows.Scan(&at, &d.ID, &d.Destination, &d.Version, &s.Digest, &message, &pictures, &replaces, &frozen)
		if err != nil {
			return err
		}
		d.Entry, d.FrozenAt = records[at].Entry.ID, instant(frozen)
		records[at].Sendings = append(records[at].Sendings, s)
		d = &records[at].Sendings[len(records[at].Sendings)-1].Dispatch
		return errors.Join(
			json.Unmarshal([]byte(message), &d.Message), json.Unmarshal([]byte(pictures), &d.Pictures),
			json.Unmarshal([]byte(replaces), &d.Replaces))
	})
}

// sendings are found by their dispatch.
type sendings map[string]*journal.Sending

func (of sendings) loadAttempts(ctx context.Context, tx *sql.Tx, ids []string) error {
	const q = `SELECT a.dispatch, a.number, a.key, a.began_at, a.ended_at, a.outcome, a.reason, a.bytes
		FROM json_each(?) j CROSS JOIN attempt a ON a.dispatch = j.value ORDER BY j.key, a.number`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var a journal.Attempt
		var began, ended sql.NullInt64
		err := rows.Scan(&a.Dispatch, &a.Number, &a.Key, &began, &ended, &a.Outcome, &a.Reason, &a.Bytes)
		if err != nil {
			return err
		}
		a.BeganAt, a.EndedAt = instant(began), instant(ended)
		of[a.Dispatch].Attempts = append(of[a.Dispatch].Attempts, a)
		return nil
	})
}

func (of sendings) loadNotes(ctx context.Context, tx *sql.Tx, ids []string) error {
	const q = `SELECT o.dispatch, o.name, o.value FROM json_each(?) j CROSS JOIN note o ON o.dispatch = j.value`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var dispatch, name, value string
		if err := rows.Scan(&dispatch, &name, &value); err != nil {
			return err
		}
		if of[dispatch].Notes == nil {
			of[dispatch].Notes = map[string]string{}
		}
		of[dispatch].Notes[name] = value
		return nil
	})
}

func (of sendings) loadReceipts(ctx context.Context, tx *sql.Tx, ids []string) error {
	const q = `SELECT r.n, e.id, r.destination, r.dispatch, r.remote_id, r.url, r.at, r.sha256, r.partial,
		r.withdrawn_at
		FROM json_each(?) j CROSS JOIN receipt r ON r.dispatch = j.value CROSS JOIN entry e ON e.n = r.entry`
	rows, err := tx.QueryContext(ctx, q, list(ids))
	return each(rows, err, func(rows *sql.Rows) error {
		var r journal.Receipt
		var n int64
		var at, withdrawn sql.NullInt64
		err := rows.Scan(&n, &r.Entry, &r.Destination, &r.Dispatch, &r.RemoteID, &r.URL, &at, &r.SHA256, &r.Partial,
			&withdrawn)
		if err != nil {
			return err
		}
		r.At, r.WithdrawnAt = instant(at), instant(withdrawn)
		of[r.Dispatch].Receipt, of[r.Dispatch].Arrival = &r, n
		return nil
	})
}
