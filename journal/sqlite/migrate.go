package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sojourn/journal"
)

// Scripts are numbered from 1 without a gap; user_version counts those that were applied.
//
//go:embed migrations/*.sql
var migrations embed.FS

func scripts() ([]string, error) { return fs.Glob(migrations, "migrations/*.sql") }

// upToDate applies what is missing, after a copy of the file was made.
func (s *Store) upToDate(ctx context.Context, db *sql.DB) error {
	done, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	all, err := scripts()
	if err != nil || done == len(all) {
		return err
	}
	if done > len(all) {
		return newer(ctx, db, s.version)
	}
	if err := s.copyBefore(ctx, done); err != nil {
		return err
	}
	return migrate(ctx, db, s.version)
}

// bring brings db up to date without a copy, unless it is too new.
func bring(ctx context.Context, db *sql.DB, version string) error {
	done, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	if all, err := scripts(); err != nil || done > len(all) {
		return cmp.Or(err, newer(ctx, db, version))
	}
	return migrate(ctx, db, version)
}

// readable reports why a journal that cannot be brought up to date cannot be read either.
func (s *Store) readable(ctx context.Context, done int) error {
	all, err := scripts()
	switch {
	case err != nil:
		return err
	case done > len(all):
		return newer(ctx, s.readers, s.version)
	case done < len(all):
		told := &journal.Error{Op: "open the journal in " + journal.Visible(s.dir)}
		unwritable(told)
		told.Err = errors.New("it must be brought up to date, and cannot be written to")
		return told
	}
	return nil
}

func newer(ctx context.Context, db *sql.DB, version string) error {
	by, err := about(ctx, db, "changed_by")
	if err != nil || by == "" {
		by = "a newer version"
	}
	return &journal.Error{
		Op: "open the journal", Kind: journal.NeedsUser,
		Err:  fmt.Errorf("sojourn %s wrote it, and this is %s", journal.Visible(by), journal.Visible(version)),
		Hint: "it was not touched; open it with that version or a later one",
	}
}

// copyBefore keeps the file as it is before its schema changes.
func (s *Store) copyBefore(ctx context.Context, done int) error {
	name := fmt.Sprintf("%s-before-%04d", strings.TrimSuffix(FileName, ".db"), done+1)
	for n := 1; ; n++ {
		file := filepath.Join(s.dir, name+".db")
		if n > 1 {
			file = filepath.Join(s.dir, fmt.Sprintf("%s-%d.db", name, n))
		}
		if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
			return backup(ctx, s.file(), file, nil)
		}
	}
}

func schemaOf(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
},
) (count int, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&count)
	return count, err
}

// migrate applies every script that db has not seen.
func migrate(ctx context.Context, db *sql.DB, version string) error {
	all, err := scripts()
	if err != nil {
		return err
	}
	return migrateTo(ctx, db, version, len(all))
}

// migrateTo applies those of the first count scripts that db has not seen.
func migrateTo(ctx context.Context, db *sql.DB, version string, count int) error {
	all, err := scripts()
	if err != nil {
		return err
	}
	for i, name := range all[:count] {
		if err := apply(ctx, db, name, i+1, version); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
	}
	return nil
}

// apply runs one script and counts it, both or neither. What another sojourn has applied in the
// meantime is left alone.
func apply(ctx context.Context, db *sql.DB, name string, number int, version string) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	done, err := schemaOf(ctx, tx)
	if err != nil || done >= number {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(script)); err != nil {
		return err
	}
	const by = `INSERT INTO about (name, value) VALUES ('changed_by', ?)
		ON CONFLICT DO UPDATE SET value = excluded.value`
	if _, err := tx.ExecContext(ctx, by, version); err != nil {
		return err
	}
	mark := fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, number)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return err
	}
	return tx.Commit()
}
