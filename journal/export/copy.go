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
)

// errTaken is that another file has the name already.
var errTaken = errors.New("a file of other content has its name")

// copier makes verified copies, and remembers which folders must be flushed.
type copier struct {
	buffer  []byte
	folders map[string]bool
}

func newCopier() *copier {
	return &copier{buffer: make([]byte, 1<<20), folders: map[string]bool{}}
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

// copy makes a flushed and verified copy of a file that should be f; copied is false where it was
// there already. A file of other content is replaced, or left alone and the error is errTaken.
func (c *copier) copy(
	ctx context.Context, open func() (io.ReadCloser, error), f journal.File, to string, replace bool,
) (copied bool, err error) {
	if info, err := os.Lstat(to); err == nil {
		same, err := c.same(ctx, to, info, f)
		if same || err != nil {
			return false, err
		}
		if !replace {
			return false, errTaken
		}
	}
	from, err := open()
	if err != nil {
		return false, err
	}
	defer from.Close()
	return true, c.place(to, func(w *os.File) error {
		if err := c.pour(ctx, from, w, f); err != nil {
			return err
		}
		if err := w.Sync(); err != nil {
			return unwritable(filepath.Dir(to), err)
		}
		return c.readBack(ctx, w.Name(), f)
	})
}

// same reports whether the file that is there is the one wanted.
func (c *copier) same(ctx context.Context, path string, info os.FileInfo, f journal.File) (bool, error) {
	if !info.Mode().IsRegular() || info.Size() != f.Bytes {
		return false, nil
	}
	sum, err := c.hash(ctx, path)
	return err == nil && sum == f.SHA256, ctx.Err()
}

// pour copies what should be f and no more.
func (c *copier) pour(ctx context.Context, from io.Reader, to *os.File, f journal.File) error {
	sum := sha256.New()
	var size int64
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := from.Read(c.buffer)
		sum.Write(c.buffer[:n])
		if size += int64(n); size > f.Bytes {
			return fmt.Errorf("it has more than the %d bytes that it should have", f.Bytes)
		}
		if _, err := to.Write(c.buffer[:n]); err != nil {
			return unwritable(filepath.Dir(to.Name()), err)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return errors.New("its content is not what was imported once")
	}
	return nil
}

func (c *copier) readBack(ctx context.Context, path string, f journal.File) error {
	sum, err := c.hash(ctx, path)
	if err == nil && sum != f.SHA256 {
		err = unwritable(filepath.Dir(path), errors.New("the copy is not what was written: the disk is failing"))
	}
	return err
}

func (c *copier) hash(ctx context.Context, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	for {
		n, err := file.Read(c.buffer)
		sum.Write(c.buffer[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(sum.Sum(nil)), ctx.Err()
		}
		if err := errors.Join(err, ctx.Err()); err != nil {
			return "", err
		}
	}
}

// place makes a file under another name and gives it its own at the end.
func (c *copier) place(to string, fill func(w *os.File) error) error {
	dir := filepath.Dir(to)
	if err := c.makeFolders(dir); err != nil {
		return unwritable(dir, err)
	}
	w, err := os.CreateTemp(dir, partPattern)
	if err != nil {
		return unwritable(dir, err)
	}
	defer func() { _ = os.Remove(w.Name()) }() // it is not there where all went well
	defer w.Close()
	if err := fill(w); err != nil {
		return err
	}
	if err := errors.Join(w.Chmod(0o644), w.Close(), os.Rename(w.Name(), to)); err != nil {
		return unwritable(dir, err)
	}
	return nil
}

// put writes a small file unless it is there as it should be.
func (c *copier) put(to string, data []byte) error {
	if old, err := os.ReadFile(to); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return c.place(to, func(w *os.File) error {
		_, err := w.Write(data)
		if err = errors.Join(err, w.Sync()); err != nil {
			return unwritable(filepath.Dir(to), err)
		}
		return nil
	})
}
