package sqlite

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal"
)

// Restore makes a journal in dir, which must be empty or not there, from the backup in file, which
// is looked at first and never changed. What may have been sent since the backup was made is not
// sent again before its destination was looked at. Photos are not in a backup: Check finds which
// of them are missing.
func Restore(ctx context.Context, file, dir, version string) error {
	return tell("restore "+journal.Visible(file), restore(ctx, file, dir, version))
}

func restore(ctx context.Context, file, dir, version string) error {
	if hasLog(file) {
		return &journal.Error{
			Op: "restore " + journal.Visible(file), Kind: journal.Conflict,
			Err:  errors.New("this journal is in use, or its last words are in the file beside it"),
			Hint: "make a backup of it with `sojourn backup FILE` and restore that",
		}
	}
	if err := verify(ctx, file); err != nil {
		return err
	}
	if err := emptyFolder(dir); err != nil {
		return err
	}
	aside, err := asideOf(filepath.Join(dir, FileName))
	if err != nil {
		return err
	}
	defer removeAll(aside)
	if err := copyFile(ctx, file, aside); err != nil {
		return err
	}
	if err := revive(ctx, aside, version); err != nil {
		return err
	}
	return nameNew(aside, filepath.Join(dir, FileName))
}

func emptyFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) == 0 {
		return err
	}
	return &journal.Error{
		Op: "restore into " + journal.Visible(dir), Kind: journal.Conflict,
		Err: errors.New("the folder is not empty"), Hint: "name a new or an empty folder; nothing was changed",
	}
}

func copyFile(ctx context.Context, from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer shut(source)
	target, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer shut(target)
	if _, err := io.Copy(target, reader{ctx, source}); err != nil {
		return err
	}
	return errors.Join(target.Sync(), target.Close())
}

// reader reads until its context ends.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r reader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(b)
}

// revive brings a copied journal up to date, and takes nothing in it for certain that others may
// have gone on from: what was frozen may have arrived since.
func revive(ctx context.Context, file, version string) error {
	const (
		doubt = `UPDATE delivery SET state = 'unknown', next_try = NULL,
			reason = 'the journal was restored from a backup: it may have been sent since'
			WHERE state = 'sending' OR dispatch <> '' AND state IN ('ready', 'held', 'needs-you')`
		mark = `INSERT INTO about (name, value) VALUES ('restored', ?)
			ON CONFLICT DO UPDATE SET value = excluded.value`
	)
	db, err := connect(file, toMake, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	if err := bring(ctx, db, version); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, doubt); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, mark, time.Now().UTC().Format(time.RFC3339)); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return finish(ctx, db)
}
