package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// Restore makes a journal in dir, which must be empty or not there (but for originals/), from the backup in file, which
// is looked at first and never changed. What was not delivered when the backup was made may have
// been since: none of it goes before it is marked again. Photos are not in file: Check finds which
// of them are missing.
func Restore(ctx context.Context, file, dir, version string) error {
	return tellCopy("restore "+journal.Visible(file), dir, restore(ctx, file, dir, version))
}

func restore(ctx context.Context, file, dir, version string) error {
	if err := verifyBackup(ctx, file, version); err != nil {
		return err
	}
	p, err := openNewPlace(dir)
	if err != nil {
		return err
	}
	defer p.close()
	return restoreInto(ctx, file, p, version)
}

// verifyBackup makes sure that file is a journal, whole, all that there is of it, and not too new.
func verifyBackup(ctx context.Context, file, version string) error {
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
	db, err := connect(file, unchanged, 1)
	if err != nil {
		return err
	}
	defer shut(db)
	return notNewer(ctx, db, version)
}

// openNewPlace is openPlace for a journal that is not there yet.
func openNewPlace(dir string) (*place, error) {
	p, err := openPlace(dir)
	if err != nil {
		return nil, err
	}
	_, err = p.root.Lstat(FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	p.close()
	if err == nil {
		err = occupied(dir, "there is a journal in it")
	}
	return nil, err
}

// restoreInto copies a journal that was looked at into its place.
func restoreInto(ctx context.Context, file string, p *place, version string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	aside, err := asideOf(p.file())
	if err != nil {
		return err
	}
	defer removeAll(aside)
	if err := copyFile(ctx, file, aside); err != nil {
		return err
	}
	if err := revive(ctx, aside, version, info.ModTime()); err != nil {
		return err
	}
	return nameNew(aside, p.file())
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
	if _, err := disk.Pour(ctx, target, source, make([]byte, copyBuffer)); err != nil {
		return err
	}
	return errors.Join(target.Sync(), target.Close())
}
