package disk

import (
	"errors"
	"os"
	"syscall"
)

// Sync puts a file, or the names in a folder, onto the disk.
func Sync(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) { // not every file system syncs folders
		return err
	}
	return nil
}

// SyncAll puts files in folder onto the disk: all in one go where the system can.
func SyncAll(folder *os.File, paths []string) error {
	if ok, err := Flush(folder); ok || err != nil {
		return err
	}
	for _, path := range paths {
		if err := Sync(path); err != nil {
			return err
		}
	}
	return Sync(folder.Name())
}
