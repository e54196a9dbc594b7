package demo

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"sojourn/journal"
)

// Write paints the card into dir, which it makes where needed: the files of Shots, and Track.
// progress, which may be nil, is told after each file, by the goroutine that called Write. The
// same program writes the same bytes each time, and overwrites nothing. After an error, and when
// ctx is done, what is there is a part of the card.
func Write(ctx context.Context, dir string, progress func(done, total int)) error {
	ctx, cancel := context.WithCancel(ctx)
	files, wait := produce(ctx)
	defer func() {
		cancel()
		wait()
	}()
	done, total := 0, len(frames)+len(strays)+1
	for f := range files {
		if ctx.Err() != nil {
			break
		}
		if err := f.save(dir); err != nil {
			return unwritten(dir, err)
		}
		done++
		if progress != nil {
			progress(done, total)
		}
	}
	return ctx.Err()
}

// save writes f below dir where nothing is yet.
func (f file) save(dir string) error {
	if f.err != nil {
		return f.err
	}
	path := filepath.Join(dir, filepath.FromSlash(f.path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = out.Write(f.content)
	return errors.Join(err, out.Close())
}

// unwritten says what keeps the card from being written.
func unwritten(dir string, err error) error {
	e := &journal.Error{
		Op: "write the demo's card to " + journal.Visible(dir), Kind: journal.NeedsUser, Err: err,
		Hint: "give it a folder that can be written",
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		e.Kind, e.Hint = journal.Conflict, "give it an empty folder: nothing there is overwritten"
	case errors.Is(err, syscall.ENOSPC):
		e.Hint = "free 10 MB there, or give it a folder on another disk"
	}
	return e
}
