package ingest

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"sojourn/journal/disk"
)

// incoming is the folder originals/.incoming/<random> of one running import. A copy stays there
// until its entry is committed, also when it already has its name below originals: so whatever a
// crash left behind is found there, and the next import clears it.
type incoming struct {
	home string // the folder that has originals
	dir  string
	lock *os.File // held while the import lives
	seed maphash.Seed
	next atomic.Int64
}

const runPrefix = "run-"

func incomingDir(home string) string { return filepath.Join(home, "originals", ".incoming") }

// openIncoming clears what dead imports left and makes the folder of this one. orphans takes back
// what they did with the copies in a folder.
func openIncoming(
	ctx context.Context, home string, orphans func(ctx context.Context, copies []string) error,
) (*incoming, error) {
	in := &incoming{home: home, seed: maphash.MakeSeed()}
	all := incomingDir(home)
	if err := os.MkdirAll(filepath.Dir(all), 0o755); err != nil {
		return nil, unwrapStop(unwritable(home, err))
	}
	err := in.alone(ctx, func() error {
		if err := os.MkdirAll(all, 0o755); err != nil {
			return unwritable(home, err)
		}
		if err := clearDead(ctx, home, orphans); err != nil {
			return err
		}
		return in.open()
	})
	if err != nil {
		return nil, unwrapStop(err)
	}
	return in, nil
}

// alone does what must not meet another import that begins or ends: a folder that is not locked yet looks like
// one of a dead import.
func (in *incoming) alone(ctx context.Context, do func() error) error {
	gate, err := disk.Lock(ctx, filepath.Dir(incomingDir(in.home)))
	if err != nil {
		return unwritable(in.home, err)
	}
	defer gate.Close()
	return do()
}

func (in *incoming) open() (err error) {
	if in.dir, err = os.MkdirTemp(incomingDir(in.home), runPrefix); err != nil {
		return unwritable(in.home, err)
	}
	if in.lock, _, err = lockFolder(in.dir); err != nil {
		return unwritable(in.home, err)
	}
	return nil
}

// create makes an empty file for a copy.
func (in *incoming) create() (*os.File, error) {
	name := filepath.Join(in.dir, fmt.Sprintf("%06d", in.next.Add(1)))
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// close removes the folder and what is still in it: copies without an entry.
func (in *incoming) close() {
	_ = in.alone(context.Background(), func() error { // the next import clears what is left
		_ = os.RemoveAll(in.dir)
		_ = os.Remove(incomingDir(in.home)) // stays if another import runs
		return in.lock.Close()
	})
}

// clearDead removes the folders of imports that were killed.
func clearDead(ctx context.Context, home string, orphans func(context.Context, []string) error) error {
	list, err := os.ReadDir(incomingDir(home))
	if err != nil {
		return unwritable(home, err)
	}
	for _, e := range list {
		if !strings.HasPrefix(e.Name(), runPrefix) {
			continue
		}
		folder := filepath.Join(incomingDir(home), e.Name())
		lock, locked, err := lockFolder(folder)
		if err != nil || !locked {
			if err == nil {
				lock.Close()
			}
			continue // it lives, or may
		}
		err = clearFolder(ctx, home, folder, orphans)
		lock.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func clearFolder(
	ctx context.Context, home, folder string, orphans func(context.Context, []string) error,
) error {
	list, err := os.ReadDir(folder)
	if err != nil {
		return unwritable(home, err)
	}
	var copies []string
	for _, e := range list {
		copies = append(copies, filepath.Join(folder, e.Name()))
	}
	if err := orphans(ctx, copies); err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable(home, err)
	}
	return nil
}
