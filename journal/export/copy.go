package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// errTaken is that another file has the name already.
var errTaken = errors.New("a file of other content has its name")

// copier makes verified copies: they wait under other names until many of them are settled at once.
type copier struct {
	buffer  []byte
	folders map[string]bool // that must be flushed
	parts   map[string]part // by the names that they will have
	order   []string
	size    int64
}

func newCopier() *copier {
	return &copier{buffer: make([]byte, 1<<20), folders: map[string]bool{}, parts: map[string]part{}}
}

// targetError is that the place which is written to fails: it ends the whole act.
type targetError struct{ error }

func (e targetError) Unwrap() error { return e.error }

// unwritable words a targetError.
func unwritable(dir string, err error) error {
	return targetError{&journal.Error{
		Op: "write into " + journal.Visible(dir), Kind: journal.NeedsUser, Err: err,
		Hint: "make room there or allow writing, then run it again: it goes on from here",
	}}
}

// copy makes a copy of a file that should be f, to be settled; copied is false where it was there
// already. A file of other content is replaced, or left alone and the error is errTaken.
func (c *copier) copy(
	ctx context.Context, open func() (io.ReadCloser, error), f journal.File, to string, replace bool,
) (copied bool, err error) {
	there, same, err := c.look(ctx, to, f)
	switch {
	case same || err != nil:
		return false, err
	case there && !replace:
		return false, errTaken
	}
	from, err := open()
	if err != nil {
		return false, err
	}
	defer from.Close()
	path, err := c.write(filepath.Dir(to), func(w *os.File) error { return c.pour(ctx, from, w, f) })
	if err != nil {
		return false, err
	}
	c.keep(to, part{path, f.SHA256}, f.Bytes)
	if c.full() {
		return true, c.settle(ctx)
	}
	return true, nil
}

// look tells whether a file is there, or will be, and whether it is the one wanted.
func (c *copier) look(ctx context.Context, to string, f journal.File) (there, same bool, err error) {
	if p, waits := c.parts[to]; waits {
		return true, p.sum == f.SHA256, nil
	}
	info, err := os.Lstat(to)
	if err != nil {
		return false, false, nil // what else is wrong with it shows when it is written
	}
	same, err = c.same(ctx, to, info, f)
	return true, same, err
}

// same reports whether the file that is there is the one wanted.
func (c *copier) same(ctx context.Context, path string, info os.FileInfo, f journal.File) (bool, error) {
	if !info.Mode().IsRegular() || info.Size() != f.Bytes {
		return false, nil
	}
	sum, err := disk.SumOf(ctx, path, c.buffer)
	return err == nil && sum == f.SHA256, ctx.Err()
}

// pour copies what should be f and no more.
func (c *copier) pour(ctx context.Context, from io.Reader, to *os.File, f journal.File) error {
	sum := sha256.New()
	n, err := disk.Pour(ctx, io.MultiWriter(sum, target{to}), io.LimitReader(from, f.Bytes+1), c.buffer)
	switch {
	case err != nil:
		return err
	case n > f.Bytes:
		return fmt.Errorf("it has more than the %d bytes that it should have", f.Bytes)
	case hex.EncodeToString(sum.Sum(nil)) != f.SHA256:
		return errors.New("its content is not what was imported once")
	}
	return nil
}

// target is a file whose failure is a targetError.
type target struct{ file *os.File }

func (t target) Write(b []byte) (int, error) {
	n, err := t.file.Write(b)
	if err != nil {
		err = unwritable(filepath.Dir(t.file.Name()), err)
	}
	return n, err
}

// write makes a file in dir that has no name of its own yet.
func (c *copier) write(dir string, fill func(w *os.File) error) (path string, err error) {
	if err := c.makeFolders(dir); err != nil {
		return "", unwritable(dir, err)
	}
	w, err := os.CreateTemp(dir, partPattern)
	if err != nil {
		return "", unwritable(dir, err)
	}
	defer w.Close()
	if err = fill(w); err == nil {
		if err = errors.Join(w.Chmod(0o644), w.Close()); err != nil {
			err = unwritable(dir, err)
		}
	}
	if err != nil {
		_ = os.Remove(w.Name()) // the first error tells
		return "", err
	}
	return w.Name(), nil
}

// place makes a file whose name it gets when all of it is on the disk.
func (c *copier) place(to string, fill func(w *os.File) error) error {
	path, err := c.write(filepath.Dir(to), func(w *os.File) error {
		if err := fill(w); err != nil {
			return err
		}
		if err := w.Sync(); err != nil {
			return unwritable(filepath.Dir(to), err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := os.Rename(path, to); err != nil {
		_ = os.Remove(path)
		return unwritable(filepath.Dir(to), err)
	}
	return c.flush()
}

// put writes a small file unless it is there as it should be.
func (c *copier) put(ctx context.Context, to string, data []byte) error {
	if old, err := os.ReadFile(c.at(to)); err == nil && bytes.Equal(old, data) {
		return nil
	}
	path, err := c.write(filepath.Dir(to), func(w *os.File) error {
		if _, err := w.Write(data); err != nil {
			return unwritable(filepath.Dir(to), err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	c.keep(to, part{path, hex.EncodeToString(sum[:])}, int64(len(data)))
	if c.full() {
		return c.settle(ctx)
	}
	return nil
}
