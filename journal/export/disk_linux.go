package export

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// flushDisk puts all that was written to the disk that folder is on, onto it. ok is false where the
// system cannot do that in one go.
func flushDisk(folder *os.File) (ok bool, err error) {
	err = unix.Syncfs(int(folder.Fd()))
	if errors.Is(err, unix.ENOSYS) {
		return false, nil
	}
	return true, err
}

// fromDisk makes the system forget what it remembers of f, so that it is read from the disk.
func fromDisk(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }
