package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// pagesAtOnce is how much of a backup is copied between two looks at the context.
const pagesAtOnce = 256

// madeLine is the line of about in which a backup says when it was made.
const madeLine = "backed_up"

// Backup copies the journal's file, as it is at one moment, to a new file, and opens the copy to
// make sure that it is whole. It may be made while others write. report may be nil; it counts
// pages. The error is Conflict where there is such a file already. Photos are not in it.
func (s *Store) Backup(ctx context.Context, file string, report func(done, total int)) error {
	return tellCopy("back up to "+journal.Visible(file), filepath.Dir(file), backup(ctx, s.file(), file, report))
}

func backup(ctx context.Context, from, to string, report func(done, total int)) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return thereIsOne(to)
	}
	aside, err := asideOf(to)
	if err != nil {
		return err
	}
	defer removeAll(aside)
	if err := copyTo(ctx, from, aside, report); err != nil {
		return err
	}
	if err := verify(ctx, aside); err != nil {
		return err
	}
	err = nameNew(aside, to)
	if errors.Is(err, fs.ErrExist) {
		return thereIsOne(to)
	}
	return err
}

func thereIsOne(file string) error {
	return &journal.Error{
		Op: "back up to " + journal.Visible(file), Kind: journal.Conflict,
		Err: errors.New("there is something of this name"), Hint: "name a file that is not there yet",
	}
}

// copyTo copies a journal's file page by page while it is in use.
func copyTo(ctx context.Context, from, to string, report func(done, total int)) error {
	source, err := connect(from, sourceOptions(from), 1)
	if err != nil {
		return err
	}
	defer shut(source)
	target, err := connect(to, toMake, 1)
	if err != nil {
		return err
	}
	defer shut(target)
	began := time.Now().UTC().Format(time.RFC3339)
	if err := steps(ctx, source, target, report); err != nil {
		return err
	}
	const note = `INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`
	if _, err := target.ExecContext(ctx, note, madeLine, began); err != nil {
		return err
	}
	// One file, without a log beside it: it can be carried, and read from where nothing is written.
	if _, err := target.ExecContext(ctx, `PRAGMA journal_mode = DELETE`); err != nil {
		return err
	}
	return target.Close()
}

func sourceOptions(file string) string {
	if writable(file) == nil {
		return toRead
	}
	return readOnlyOptions(file)
}

// steps copies in one transaction of the source: what is written meanwhile is not in the copy, and
// does not make it begin anew.
func steps(ctx context.Context, source, target *sql.DB, report func(done, total int)) error {
	from, err := source.Conn(ctx)
	if err != nil {
		return err
	}
	defer shut(from)
	to, err := target.Conn(ctx)
	if err != nil {
		return err
	}
	defer shut(to)
	tx, err := from.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := schemaOf(ctx, tx); err != nil { // the first look fixes what the transaction sees
		return err
	}
	return raw(from, func(source *sqlite3.SQLiteConn) error {
		return raw(to, func(target *sqlite3.SQLiteConn) error {
			return copyPages(ctx, source, target, report)
		})
	})
}

func raw(conn *sql.Conn, act func(*sqlite3.SQLiteConn) error) error {
	return conn.Raw(func(c any) error {
		own, ok := c.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("the driver's connection is a %T", c)
		}
		return act(own)
	})
}

func copyPages(
	ctx context.Context, source, target *sqlite3.SQLiteConn, report func(done, total int),
) (err error) {
	b, err := target.Backup("main", source, "main")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Finish()) }()
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if done, err = b.Step(pagesAtOnce); err != nil {
			return err
		}
		if report != nil {
			report(b.PageCount()-b.Remaining(), b.PageCount())
		}
	}
	return nil
}

// verify makes sure that file is a journal and whole, without touching it.
func verify(ctx context.Context, file string) error {
	if err := identify(file, "name a file that `sojourn backup` made"); err != nil {
		return err
	}
	db, err := connect(file, unchanged, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	var said string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return &journal.Error{
			Op: "look at " + journal.Visible(filepath.Base(file)), Kind: journal.NeedsUser,
			Err:  errors.New("it is damaged: " + journal.Visible(said)),
			Hint: "take another backup, or another disk",
		}
	}
	return nil
}
