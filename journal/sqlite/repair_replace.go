package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal/disk"
)

// replace puts the repaired file in the place of the damaged one, which keeps all that belongs to
// it under another name. That name is there before anything is taken away.
func replace(file, repaired string) (aside string, err error) {
	aside, err = freeName(file + ".damaged-" + time.Now().Format("20060102-150405"))
	if err != nil {
		return "", err
	}
	if err := disk.Sync(repaired); err != nil {
		return "", err
	}
	for _, end := range []string{"-wal", ""} {
		err := secondName(file+end, aside+end)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := disk.Sync(filepath.Dir(file)); err != nil {
		return "", err
	}
	// SQLite would take a log for the new file's.
	for _, end := range []string{"-wal", "-shm"} {
		if err := os.Remove(file + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Rename(repaired, file); err != nil {
		return "", err
	}
	return aside, disk.Sync(filepath.Dir(file))
}

// freeName returns name, or name with a number where there is something.
func freeName(name string) (string, error) {
	for n := 1; n < 1000; n++ {
		free := name
		if n > 1 {
			free = fmt.Sprintf("%s-%d", name, n)
		}
		_, err := os.Lstat(free)
		_, log := os.Lstat(free + "-wal")
		if errors.Is(err, fs.ErrNotExist) && errors.Is(log, fs.ErrNotExist) {
			return free, nil
		}
	}
	return "", fmt.Errorf("%s: %w", name, fs.ErrExist)
}

// secondName gives a file another name. Where the file system knows no second names, it is renamed.
func secondName(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}
