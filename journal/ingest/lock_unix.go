//go:build unix

package ingest

import (
	"errors"
	"os"
	"syscall"
)

var errLocked = errors.New("another import works there")

// lockFolder locks a folder for as long as the process lives. The error is errLocked where another
// one has it; where the disk knows no locks, it is only opened.
func lockFolder(dir string) (f *os.File, locked bool, err error) {
	f, err = os.Open(dir)
	if err != nil {
		return nil, false, err
	}
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK):
		f.Close()
		return nil, false, errLocked
	case err != nil:
		return f, false, nil
	}
	return f, true, nil
}
