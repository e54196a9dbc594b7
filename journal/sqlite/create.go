package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// create makes an empty journal in dir: aside, whole, and only then under its name. Where another
// sojourn was quicker, its journal stays.
func create(ctx context.Context, dir, version string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := disk.Sync(filepath.Dir(dir)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	if err := leftLog(filepath.Join(dir, FileName)); err != nil {
		return err
	}
	aside, err := asideOf(filepath.Join(dir, FileName))
	if err != nil {
		return err
	}
	defer removeAll(aside)
	if err := build(ctx, aside, version); err != nil {
		return err
	}
	err = nameNew(aside, filepath.Join(dir, FileName))
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// leftLog refuses to make a journal beside the log of one that is gone: SQLite would take that log
// for the new one's.
func leftLog(file string) error {
	for _, end := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(file + end); !errors.Is(err, fs.ErrNotExist) {
			return &journal.Error{
				Op: "make " + journal.Visible(file), Kind: journal.NeedsUser,
				Err:  fmt.Errorf("the journal is gone, but %s is there, with its last words", filepath.Base(file)+end),
				Hint: "put " + FileName + " back beside it, or move it away to begin a new journal",
			}
		}
	}
	return nil
}

// build makes a journal in file, which is empty.
func build(ctx context.Context, file, version string) error {
	db, err := connect(file, toMake, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	if err := migrate(ctx, db, version); err != nil {
		return err
	}
	const q = `INSERT INTO about (name, value) VALUES ('journal', ?), ('made_by', ?)`
	if _, err := db.ExecContext(ctx, q, newJournalID(), version); err != nil {
		return err
	}
	return finish(ctx, db)
}

func newJournalID() string { return rand.Text() }

// finish gives a journal that nobody else has open its log, and closes it. Later that could not be
// done while others read.
func finish(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return err
	}
	return db.Close()
}

// asideOf makes an empty file beside file, readable by nobody else.
func asideOf(file string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// removeAll removes a SQLite file that was only made aside, and what SQLite keeps beside it.
func removeAll(file string) {
	for _, end := range []string{"", "-journal", "-wal", "-shm"} {
		_ = os.Remove(file + end)
	}
}

// nameNew flushes from and gives it its name; what has that name already is never overwritten.
func nameNew(from, to string) error {
	if err := disk.Sync(from); err != nil {
		return err
	}
	if err := disk.Link(from, to); err != nil {
		return err
	}
	return disk.Sync(filepath.Dir(to))
}
