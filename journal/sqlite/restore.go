package sqlite

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// Restore makes a journal in dir, which must be empty or not there, from the backup in file, which
// is looked at first and never changed. What was not delivered when the backup was made may have
// been since: none of it goes before it is marked again. Photos are not in file: Check finds which
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
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if err := revive(ctx, aside, version, info.ModTime()); err != nil {
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
