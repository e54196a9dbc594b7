//go:build unix

package folder

import (
	"context"
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

const lockEvery = 20 * time.Millisecond

// lockFolder waits until no other process holds dir. The kernel frees it when this process ends.
// Where the file system knows no locks, it goes on without: one sojourn at a time is the rule.
func lockFolder(ctx context.Context, dir string) (*os.File, error) {
	file, err := os.Open(dir)
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
