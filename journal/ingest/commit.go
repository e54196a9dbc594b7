package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sojourn/journal"
)

// commit gives the copies of a batch their names, flushes the folders and adds the entries in one
// transaction. What is complete is committed also after the import was cancelled.
func (r *run) commit(ctx context.Context, batch []result) error {
	if len(batch) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	batch, err := r.dropKnown(ctx, batch)
	if err != nil {
		return err
	}
	placed, err := r.placeAll(batch)
	if err == nil {
		err = r.store.AddEntries(ctx, entries(batch))
	}
	if err != nil {
		for _, path := range placed {
			_ = os.Remove(path) // the copy in incoming has the same bytes
		}
		return unwrapStop(err)
	}
	for _, one := range batch {
		r.discard(one.copied)
		r.imported(one)
	}
	return nil
}

// dropKnown counts as duplicates what another import has added meanwhile.
func (r *run) dropKnown(ctx context.Context, batch []result) ([]result, error) {
	kept := batch[:0]
	for _, one := range batch {
		known, err := r.store.KnownFile(ctx, one.entry.Photos[0].Files[0].SHA256)
		switch {
		case err != nil:
			return nil, err
		case known:
			r.discard(one.copied)
			r.progress.Duplicates++
			r.done(one)
		default:
			kept = append(kept, one)
		}
	}
	return kept, nil
}

func entries(batch []result) []journal.Entry {
	list := make([]journal.Entry, len(batch))
	for i, one := range batch {
		list[i] = one.entry
	}
	return list
}

// placeAll names every copy of a batch, and returns the names that were new.
func (r *run) placeAll(batch []result) (placed []string, err error) {
	folders := map[string]bool{}
	for i := range batch {
		if batch[i].copied == "" {
			continue
		}
		path, isNew, err := r.placeOne(&batch[i], folders)
		if isNew {
			placed = append(placed, path)
		}
		if err != nil {
			return placed, unwritable(r.dir, err)
		}
	}
	for folder := range folders {
		if err := syncFolder(folder); err != nil {
			return placed, unwritable(r.dir, err)
		}
	}
	return placed, nil
}

// placeOne gives one copy its name. A file that is already there is never touched: it is used if
// it has the same bytes, and left alone under its name if it has others.
func (r *run) placeOne(one *result, folders map[string]bool) (path string, isNew bool, err error) {
	file := &one.entry.Photos[0].Files[0]
	for _, length := range []int{hashPart, len(file.SHA256)} {
		relative := originalPath(one.entry, length)
		path = filepath.Join(r.dir, filepath.FromSlash(relative))
		if err := makeFolders(filepath.Dir(path), folders); err != nil {
			return path, false, err
		}
		err = linkNew(one.copied, path)
		if err == nil || errors.Is(err, fs.ErrExist) && sameContent(path, file.SHA256) {
			file.Path = relative
			return path, err == nil, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return path, false, err
		}
	}
	return path, false, fmt.Errorf("%s is damaged: its content is not what its name says",
		journal.Visible(path))
}

// linkNew gives a file a second name without ever overwriting. Where the file system knows no
// second names, the file is moved.
func linkNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	if os.Rename(from, to) != nil {
		return err
	}
	return nil
}

func sameContent(path, sum string) bool {
	got, err := hashFile(context.Background(), path, make([]byte, bufferSize))
	return err == nil && got == sum
}

// makeFolders makes a folder and its parents, and notes which must be flushed.
func makeFolders(dir string, folders map[string]bool) error {
	if folders[dir] {
		return nil
	}
	for above := dir; ; above = filepath.Dir(above) {
		folders[above] = true
		if _, err := os.Lstat(above); err == nil || filepath.Dir(above) == above {
			break
		}
	}
	return os.MkdirAll(dir, 0o755)
}

// syncFolder makes the names in a folder survive a loss of power.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// unwrapStop takes off the mark that ended the run.
func unwrapStop(err error) error {
	if stop, ok := errors.AsType[*stopError](err); ok {
		return stop.err
	}
	return err
}

// globSafe quotes what a pattern would take for its own.
func globSafe(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(path)
}
