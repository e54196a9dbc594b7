//go:build unix

package outbox

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"sojourn/journal"
)

const leaseName = "sending.lock"

// lease makes this the one that sends from the journal, until it is released or the process dies: the
// kernel keeps it, so that no clock and no leftover can block the next one. What this process sends
// already is waited for.
func (o *Outbox) lease(ctx context.Context) (release func(), err error) {
	select {
	case o.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	file, err := o.lockFile()
	if err != nil {
		<-o.turn
		return nil, err
	}
	return func() { file.Close(); <-o.turn }, nil
}

func (o *Outbox) lockFile() (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(o.Dir, leaseName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, &journal.Error{
			Op: "sync", Kind: journal.NeedsUser, Err: err,
			Hint: "nothing was sent; make sure that the journal's folder can be written to",
		}
	}
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		return file, nil
	}
	file.Close()
	if !errors.Is(err, unix.EWOULDBLOCK) {
		return nil, &journal.Error{
			Op: "sync", Kind: journal.NeedsUser, Err: err,
			Hint: "nothing was sent; keep the journal on a disk that knows locks",
		}
	}
	return nil, &journal.Error{
		Op: "sync", Kind: journal.Conflict,
		Err:  errors.New("another sojourn is sending from this journal"),
		Hint: "let it end, or stop it; what it sends is seen here too",
	}
}
