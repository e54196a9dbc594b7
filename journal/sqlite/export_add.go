package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"sojourn/journal"
)

// Known returns those of ids that the journal has.
func (s *Store) Known(ctx context.Context, ids []journal.ID) ([]journal.ID, error) {
	const q = `SELECT e.id FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value ORDER BY j.key`
	var known []journal.ID
	rows, err := s.readers.QueryContext(ctx, q, list(ids))
	err = each(rows, err, func(rows *sql.Rows) error {
		var id journal.ID
		err := rows.Scan(&id)
		known = append(known, id)
		return err
	})
	return known, tell("look for entries", err)
}

// AddRecords adds entries as they were in another journal, with their deliveries, all or none. An
// entry that is there stays as it is, and is returned in known. Of entries of one time, each comes
// behind those that are there. The error is Invalid where a record breaks a rule.
func (s *Store) AddRecords(ctx context.Context, records []journal.Record) (known []journal.ID, err error) {
	list := slices.Clone(records)
	now := time.Now()
	for i := range list {
		list[i].Entry = newborn(list[i].Entry, now)
		if err := checkRecord(list[i]); err != nil {
			return nil, err
		}
	}
	err = s.write(ctx, "add entries", func(steady context.Context, tx *sql.Tx) error {
		var words rewriting
		for _, r := range list {
			_, err := rowOfEntry(steady, tx, r.Entry.ID)
			if err == nil {
				known = append(known, r.Entry.ID)
				continue
			}
			if journal.KindOf(err) != journal.NotFound {
				return err
			}
			if err := errors.Join(ctx.Err(), addRecord(steady, tx, &words, r)); err != nil {
				return err
			}
		}
		return words.write(steady, tx)
	})
	if err != nil {
		return nil, err
	}
	return known, nil
}

// checkRecord reports the first rule that r breaks, as an Invalid error.
func checkRecord(r journal.Record) error {
	e := r.Entry
	err := errors.Join(check(e), checkPhotos(e.ID, e.Photos))
	op := "entry " + journal.Visible(string(e.ID))
	for _, v := range r.Versions {
		err = errors.Join(err, utf8Only(op, "field", string(v.Field), "earlier text", v.Text))
	}
	for _, d := range e.Deliveries {
		err = errors.Join(err, utf8Only(op, "destination", d.Destination, "state", string(d.State),
			"reason", d.Reason, "URL", d.URL, "dispatch", d.Dispatch))
	}
	for _, s := range r.Sendings {
		err = errors.Join(err, utf8Only(op, "dispatch", s.Dispatch.ID, "destination", s.Dispatch.Destination,
			"digest", s.Digest))
		for name, value := range s.Notes {
			err = errors.Join(err, utf8Only(op, "note's name", name, "note", value))
		}
		if x := s.Receipt; x != nil {
			err = errors.Join(err, utf8Only(op, "id", x.RemoteID, "URL", x.URL, "hash", x.SHA256,
				"missing part", x.Partial))
		}
	}
	return err
}

func addRecord(ctx context.Context, tx *sql.Tx, words *rewriting, r journal.Record) error {
	const q = `INSERT INTO entry (` + entryColumns + `) VALUES (` + entryParameters + `)`
	e := r.Entry
	sort, err := sortBehind(ctx, tx, sortOf(e))
	if err != nil {
		return err
	}
	added, err := tx.ExecContext(ctx, q, entryValues(e, sort, digestOf(e))...)
	if err != nil {
		return err
	}
	n, err := added.LastInsertId()
	if err != nil {
		return err
	}
	if err := addPhotos(ctx, tx, n, e.Photos); err != nil {
		return err
	}
	if len(e.Keywords) > 0 {
		if err := setKeywords(ctx, tx, n, e.Keywords, e.EditedAt); err != nil {
			return err
		}
	}
	words.add(sort, wordsOf(sourcesOf(e)))
	if err := addVersions(ctx, tx, n, r.Versions); err != nil {
		return err
	}
	for _, s := range r.Sendings {
		if err := addSending(ctx, tx, n, s); err != nil {
			return err
		}
	}
	for _, d := range e.Deliveries {
		if err := putDelivery(ctx, tx, n, d); err != nil {
			return err
		}
	}
	return nil
}

// sortBehind returns wanted, or the key behind all that are there of the same time: so entries that
// come in their order stay in it, whatever became of their keys where they were.
func sortBehind(ctx context.Context, tx *sql.Tx, wanted int64) (int64, error) {
	const q = `SELECT max(sort) FROM entry WHERE sort BETWEEN ? AND ?`
	first := wanted >> tieBits << tieBits
	var last sql.NullInt64
	if err := tx.QueryRowContext(ctx, q, first, first+1<<tieBits-1).Scan(&last); err != nil {
		return 0, err
	}
	if last.Valid {
		wanted = max(wanted, last.Int64+1)
	}
	return freeSort(ctx, tx, wanted)
}

func addVersions(ctx context.Context, tx *sql.Tx, n int64, versions []journal.TextVersion) error {
	const q = `INSERT INTO text_version (entry, field, text, replaced_at) VALUES (?, ?, ?, ?)`
	for _, v := range slices.Backward(versions) {
		if _, err := tx.ExecContext(ctx, q, n, string(v.Field), v.Text, v.ReplacedAt.UnixMicro()); err != nil {
			return err
		}
	}
	return nil
}

// addSending keeps a dispatch of entry n, its attempts and its receipt.
func addSending(ctx context.Context, tx *sql.Tx, n int64, s journal.Sending) error {
	const (
		dispatch = `INSERT INTO dispatch
			(id, entry, destination, version, digest, message, pictures, replaces, frozen_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
		note = `INSERT INTO note (dispatch, name, value) VALUES (?, ?, ?)`
	)
	d := s.Dispatch
	values := []any{d.ID, n, d.Destination, d.Version, s.Digest}
	for _, part := range []any{d.Message, d.Pictures, d.Replaces} {
		text, err := asJSON(part)
		if err != nil {
			return err
		}
		values = append(values, text)
	}
	if _, err := tx.ExecContext(ctx, dispatch, append(values, d.FrozenAt.UnixMicro())...); err != nil {
		return err
	}
	for name, value := range s.Notes {
		if _, err := tx.ExecContext(ctx, note, d.ID, name, value); err != nil {
			return err
		}
	}
	for _, a := range s.Attempts {
		a.Dispatch = d.ID
		if err := keepAttempt(ctx, tx, a); err != nil {
			return err
		}
	}
	return addReceipt(ctx, tx, n, s)
}

// addReceipt keeps a receipt under its old number where that is free, else behind all. In either
// way it comes behind those of its entry that were kept before.
func addReceipt(ctx context.Context, tx *sql.Tx, n int64, s journal.Sending) error {
	const q = `INSERT INTO receipt (n, entry, destination, dispatch, remote_id, url, at, sha256, partial, withdrawn_at)
		VALUES (iif(?1 > (SELECT coalesce(max(n), 0) FROM receipt WHERE entry = ?2)
				AND NOT EXISTS (SELECT 1 FROM receipt WHERE n = ?1),
			?1, (SELECT coalesce(max(n), 0) + 1 FROM receipt)), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`
	r := s.Receipt
	if r == nil {
		return nil
	}
	_, err := tx.ExecContext(ctx, q, s.Arrival, n, s.Dispatch.Destination, s.Dispatch.ID, r.RemoteID, r.URL,
		r.At.UnixMicro(), r.SHA256, r.Partial, micros(r.WithdrawnAt))
	return err
}
