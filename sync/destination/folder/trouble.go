package folder

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

// locked does act while no other sojourn writes to the folder. op names what is done in errors.
func (f *Folder) locked(ctx context.Context, op string, act func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.tell(op, f.alone(ctx, act))
}

func (f *Folder) alone(ctx context.Context, act func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := f.prepare(); err != nil {
		return err
	}
	lock, err := disk.Lock(ctx, f.path(entriesDir))
	if err != nil {
		return err
	}
	defer lock.Close()
	return act()
}

// prepare makes the folder, but not the one it is in: a disk that is not plugged in must not be
// replaced by an empty folder of its name.
func (f *Folder) prepare() error {
	for _, dir := range []string{f.dir, f.path(entriesDir), f.path(picturesDir)} {
		if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// tell puts err into a sentence with a kind. What is not classified here left nothing half shown:
// an entry is in the folder with its record or not at all.
func (f *Folder) tell(op string, err error) error {
	told := &journal.Error{
		Op: op + " to " + journal.Visible(f.dir), Kind: journal.KindOf(err), Err: err,
	}
	switch {
	case err == nil:
		return nil
	case told.Kind != journal.Other:
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		told.Kind, told.Hint = journal.Offline, "nothing was published; sync again when you like"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		told.Kind, told.Err = journal.NeedsUser, errors.New("the disk is full")
		told.Hint = "make room there, then sync again; what was published before is whole"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		told.Kind, told.Err = journal.NeedsUser, errors.New("the folder cannot be written to")
		told.Hint = "allow writing to it, or choose another folder for this destination, then sync again"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		told.Kind, told.Err = journal.NeedsUser, errors.New(filepath.Dir(f.dir)+" is not there")
		told.Hint = "plug in the disk or create that folder, then sync again"
	default:
		told.Kind, told.Hint = journal.NeedsUser, "see to the folder and its disk, then sync again"
	}
	return told
}
