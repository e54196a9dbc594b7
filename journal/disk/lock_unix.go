//go:build unix

package disk

import (
	"context"
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

const lockEvery = 20 * time.Millisecond

// Lock waits until no other process holds the file or folder at path, and holds it until what it returns is
// closed; the kernel frees it when this process ends. Where the file system knows no locks, it goes on
// without: one sojourn at a time is the rule.
func Lock(ctx context.Context, path string) (*os.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	for {
		err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return file, nil
		}
		select {
		case <-ctx.Done():
			file.Close()
			return nil, ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}
