//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"

	"sojourn/journal"
)

// Where SQLite keeps the locks of a file: everybody who has it open holds one of these bytes.
const (
	locksAt  = 0x40000000
	locksLen = 512
)

// lockFile keeps every other sojourn out of file until the lock, or any other handle that this
// process has of file, is closed. The error is Conflict where one has it open.
func lockFile(file string) (*os.File, error) {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Start: locksAt, Len: locksLen}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock)
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EACCES) {
		err = &journal.Error{
			Kind: journal.Conflict, Err: errors.New("another sojourn has the journal open"),
			Hint: "nothing was changed; close it, then do it again",
		}
	}
	if err != nil {
		shut(f)
		return nil, err
	}
	return f, nil
}
