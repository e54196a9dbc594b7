package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// revive brings a copied journal up to date, and takes nothing in it for certain that the journal
// it was copied from may have gone on with.
func revive(ctx context.Context, file, version string, modified time.Time) error {
	db, err := connect(file, toMake, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	if err := bring(ctx, db, version); err != nil {
		return err
	}
	if err := doubt(ctx, db, modified); err != nil {
		return err
	}
	return finish(ctx, db)
}

// doubt makes the traveller decide about every delivery that had not ended when the backup was
// made: it may have been sent since, as it is or in other words, and nobody here knows. That holds
// for a change of what had been delivered too: sent again, it would replace a newer one. What was
// attempted by then can be looked for first: if it is there, there is nothing to decide. What an
// undo would bring back is as doubtful. What is to be taken back is: twice is as good as once.
func doubt(ctx context.Context, db *sql.DB, modified time.Time) error {
	const (
		look = `UPDATE delivery SET state = 'unknown', next_try = NULL, doubted = 1,
			reason = ? || 'it may have been sent since; the destination is looked at first'
			WHERE state IN ('sending', 'unknown') OR attempts > 0 AND state IN ('ready', 'held', 'needs-you')
			AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.dispatch = delivery.dispatch)`
		ask = `UPDATE delivery SET state = 'needs-you', next_try = NULL, doubted = 1, reason = ? ||
			'it may have been sent since; look at the destination, then mark it again to send it, or unmark it'
			WHERE state NOT IN ('delivered', 'unknown', 'withdrawing', 'withdrawn')`
		undo = `UPDATE undo_mark SET before = json_set(before, '$.State', 'needs-you', '$.Doubted', json('true'),
			'$.Reason', ? || 'it may have been sent since; look at the destination, then mark it again to send it')
			WHERE before <> 'null' AND json_extract(before, '$.State') NOT IN ('delivered', 'withdrawn')`
		still = `UPDATE destination SET auto = ''` // nothing goes by itself from where nobody said so
		note  = `INSERT INTO about (name, value) VALUES ('restored', ?)
			ON CONFLICT DO UPDATE SET value = excluded.value`
	)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	made, err := madeAt(ctx, tx, modified)
	if err != nil {
		return err
	}
	since := fmt.Sprintf("restored from a backup made on %s: ", made.Local().Format("2 January 2006 15:04"))
	for _, q := range []string{look, ask, undo} {
		if _, err := tx.ExecContext(ctx, q, since); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM about WHERE name = ?`, madeLine); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, still); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, note, time.Now().UTC().Format(time.RFC3339)); err != nil {
		return err
	}
	return tx.Commit()
}

// madeAt is when a backup was made: as it says itself, else (older ones) when its file was written.
func madeAt(ctx context.Context, tx *sql.Tx, modified time.Time) (time.Time, error) {
	said, err := about(ctx, tx, madeLine)
	if err != nil {
		return time.Time{}, err
	}
	if at, err := time.Parse(time.RFC3339, said); err == nil {
		return at, nil
	}
	return modified, nil
}

// notNewer refuses a journal that a newer program made.
func notNewer(ctx context.Context, db *sql.DB, version string) error {
	done, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	all, err := scripts()
	if err == nil && done > len(all) {
		err = newer(ctx, db, version)
	}
	return err
}
