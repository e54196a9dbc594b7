package bundle

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// locked does act on the bundle while no other sojourn writes to its folder. op names what is done in errors.
func (b *Bundle) locked(ctx context.Context, op string, act func(f *os.File, ix index) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.tell(op, b.alone(ctx, act))
}

func (b *Bundle) alone(ctx context.Context, act func(f *os.File, ix index) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	lock, err := disk.Lock(ctx, filepath.Dir(b.path))
	if err != nil {
		return err
	}
	defer lock.Close()
	f, err := b.open()
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	ix, err := scan(ctx, f, info.Size())
	if err != nil {
		return err
	}
	return act(f, ix)
}

// open opens the file, and makes an empty bundle where there is none. It makes no folder: a stick that is not
// plugged in must not be replaced by a folder of its name.
func (b *Bundle) open() (*os.File, error) {
	f, err := os.OpenFile(b.path, os.O_RDWR, 0)
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	if err := create(b.path); err != nil {
		return nil, err
	}
	return os.OpenFile(b.path, os.O_RDWR, 0)
}

func create(path string) error {
	data, err := emptyBundle()
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	part, err := os.CreateTemp(dir, ".sojourn-*.part")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }() // gone already where all went well
	_, err = part.Write(data)
	if err = errors.Join(err, part.Chmod(0o644), part.Sync(), part.Close()); err != nil { // it is for somebody else
		return err
	}
	if err := disk.Link(part.Name(), path); err != nil {
		return err
	}
	return disk.Sync(dir)
}

// tell puts err into a sentence with a kind. What is not classified here left nothing half done: a dispatch is
// in the bundle whole or not at all.
func (b *Bundle) tell(op string, err error) error {
	told := &journal.Error{Op: op + " in " + journal.Visible(b.path), Kind: journal.KindOf(err), Err: err}
	switch {
	case err == nil:
		return nil
	case told.Kind != journal.Other:
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		told.Kind, told.Hint = journal.Offline, "it is not in the bundle; sync again when you like"
	case errors.Is(err, errForeign):
		told.Kind = journal.NeedsUser
		told.Hint = "nothing was changed; move that file away, or choose another name for the bundle"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		told.Kind, told.Err = journal.NeedsUser, errors.New("the disk is full, or takes no larger file")
		told.Hint = "make room there, then sync again; what is in the bundle is whole"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		told.Kind, told.Err = journal.NeedsUser, errors.New("it cannot be written to")
		told.Hint = "allow writing to it, or choose another file for this destination, then sync again"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		told.Kind, told.Err = journal.NeedsUser, errors.New(filepath.Dir(b.path)+" is not there")
		told.Hint = "plug in the disk or create that folder, then sync again"
	default:
		told.Kind, told.Hint = journal.NeedsUser, "see to the file and its disk, then sync again"
	}
	return told
}
