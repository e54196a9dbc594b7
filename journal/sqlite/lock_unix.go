//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"

	"sojourn/journal"
)

// lockPlace locks a folder for as long as the process lives. Where a disk knows no locks, there is
// none.
func lockPlace(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		shut(f)
		return nil, &journal.Error{
			Op: "use " + journal.Visible(dir), Kind: journal.Conflict,
			Err: errors.New("another sojourn is copying into it"), Hint: "wait until it is done",
		}
	}
	return f, nil
}
