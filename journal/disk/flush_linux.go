package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Flush puts all that was written to the disk that folder is on, onto it. ok is false where the
// system cannot do that in one go.
func Flush(folder *os.File) (ok bool, err error) {
	err = unix.Syncfs(int(folder.Fd()))
	if errors.Is(err, unix.ENOSYS) {
		return false, nil
	}
	return true, err
}

// Begin has the disk begin with what was written to f, so that less is left to do when all
// is flushed.
func Begin(f *os.File) { _ = unix.SyncFileRange(int(f.Fd()), 0, 0, unix.SYNC_FILE_RANGE_WRITE) }

// Forget makes the system forget what it remembers of f, so that it is read from the disk. Only
// what was flushed is forgotten; a disk that is memory forgets nothing.
func Forget(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }
