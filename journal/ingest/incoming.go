package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
)

// incoming is the folder originals/.incoming/<random> of one running import. A copy stays there
// until its entry is committed, also when it already has its name below originals: so whatever a
// crash left behind is found there, and the next import clears it.
type incoming struct {
	journal string // the journal's folder
	dir     string
	lock    *os.File // held while the import lives
	next    atomic.Int64
}

func incomingDir(journalDir string) string {
	return filepath.Join(journalDir, "originals", ".incoming")
}

// openIncoming clears what dead imports left and makes the folder of this one.
func openIncoming(ctx context.Context, journalDir string, store Store) (*incoming, error) {
	all := incomingDir(journalDir)
	if err := os.MkdirAll(all, 0o755); err != nil {
		return nil, unwrapStop(unwritable(journalDir, err))
	}
	if err := clearDead(ctx, journalDir, store); err != nil {
		return nil, unwrapStop(err)
	}
	dir, err := os.MkdirTemp(all, "run-")
	if err != nil {
		return nil, unwrapStop(unwritable(journalDir, err))
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, unwrapStop(unwritable(journalDir, err))
	}
	return &incoming{journal: journalDir, dir: dir, lock: lock}, nil
}

// create makes an empty file for a copy.
func (in *incoming) create() (*os.File, error) {
	name := filepath.Join(in.dir, fmt.Sprintf("%06d", in.next.Add(1)))
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// close removes the folder and what is still in it: copies without an entry.
func (in *incoming) close() {
	_ = os.RemoveAll(in.dir) // the next import clears what is left
	in.lock.Close()
	_ = os.Remove(filepath.Dir(in.dir)) // stays if another import runs
}

// clearDead removes the folders of imports that were killed.
func clearDead(ctx context.Context, journalDir string, store Store) error {
	folders, err := filepath.Glob(filepath.Join(globSafe(incomingDir(journalDir)), "run-*"))
	if err != nil {
		return err
	}
	for _, folder := range folders {
		lock, err := lockFolder(folder)
		if err != nil {
			continue // it lives
		}
		err = clearFolder(ctx, journalDir, folder, store)
		lock.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func clearFolder(ctx context.Context, journalDir, folder string, store Store) error {
	list, err := os.ReadDir(folder)
	if err != nil {
		return unwritable(journalDir, err)
	}
	buffer := make([]byte, bufferSize)
	for _, e := range list {
		path := filepath.Join(folder, e.Name())
		sum, err := hashFile(ctx, path, buffer)
		if err != nil {
			return err
		}
		known, err := store.KnownFile(ctx, sum)
		if err != nil {
			return err
		}
		if !known {
			removeOrphans(journalDir, path, sum)
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		return unwritable(journalDir, err)
	}
	return nil
}

// removeOrphans takes back the names that a killed import gave to a copy whose entry it never
// committed. The photo is still on its card: only the very file of that import is removed.
func removeOrphans(journalDir, copied, sum string) {
	info, err := os.Stat(copied)
	if err != nil {
		return
	}
	originals := globSafe(filepath.Join(journalDir, "originals"))
	for _, pattern := range []string{"*/*/*-", "*/*-"} {
		names, _ := filepath.Glob(filepath.Join(originals, pattern+sum[:hashPart]+"*"))
		for _, name := range names {
			if other, err := os.Lstat(name); err == nil && os.SameFile(info, other) {
				_ = os.Remove(name)
			}
		}
	}
}
