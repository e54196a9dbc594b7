package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// copier is one of the workers of a copying.
type copier struct {
	*copying
	buffer []byte
	n      int   // of the file in the list
	told   int64 // bytes of it
}

// next does file n of the list.
func (c *copier) next(ctx context.Context, n int, o original) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.n, c.told = n, 0
	err := c.one(ctx, o)
	if err == nil {
		c.tell(1, o.bytes-c.told)
	}
	return err
}

func (c *copier) one(ctx context.Context, o original) error {
	switch {
	case o.linked():
		c.count(func(did *Copied) { did.Linked++ })
		return nil
	case !o.contained():
		c.find(journal.FindingUnreadable, o, "its path leads out of the journal", "it was not copied")
		return nil
	}
	whole, err := c.isThere(ctx, o)
	if err != nil || whole {
		return err
	}
	return c.copy(ctx, o)
}

// isThere tells whether o is at its place already. What the list of sums has and still has its
// size is believed; everything else is read.
func (c *copier) isThere(ctx context.Context, o original) (bool, error) {
	info, err := c.to.root.Lstat(o.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != o.bytes {
		return false, nil //nolint:nilerr // it is copied, or copying tells what is wrong
	}
	if !c.known(o) {
		sum, err := c.hashOf(ctx, o.path)
		if err != nil || sum != o.sha256 {
			return false, ctx.Err()
		}
	}
	c.count(func(did *Copied) { did.Kept++ })
	return true, c.keep(o)
}

func (c *copier) copy(ctx context.Context, o original) error {
	source, err := os.Open(filepath.Join(c.from, filepath.FromSlash(o.path)))
	if err != nil {
		c.unreadable(o, err)
		return nil
	}
	defer source.Close()
	aside, target, err := c.to.aside()
	if err != nil {
		return err
	}
	defer func() { _ = c.to.root.Remove(aside) }()
	sum, readErr, err := c.pour(ctx, source, target)
	if err = errors.Join(err, target.Close()); err != nil {
		return err
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case readErr != nil:
		c.unreadable(o, readErr)
		return nil
	case sum != o.sha256:
		c.find(journal.FindingChanged, o, "its content is not what was imported",
			"put back the file that was imported, from the card or another backup, and do it again")
		return nil
	}
	return c.name(ctx, aside, o)
}

// pour copies and flushes; readErr is the source's failure, err that of what is written to.
func (c *copier) pour(
	ctx context.Context, from io.Reader, to *os.File,
) (sum string, readErr, err error) {
	hash, out := sha256.New(), &telling{copier: c, file: to}
	_, readErr = disk.Pour(ctx, io.MultiWriter(hash, out), from, c.buffer)
	if out.failed != nil {
		return "", nil, out.failed
	}
	return hex.EncodeToString(hash.Sum(nil)), readErr, to.Sync()
}

// telling is a file that is written, and tells how far it is.
type telling struct {
	*copier
	file   *os.File
	failed error
}

func (t *telling) Write(b []byte) (n int, err error) {
	n, t.failed = t.file.Write(b)
	t.told += int64(n)
	t.tell(0, int64(n))
	return n, t.failed
}

// name reads a copy back, and gives it its name. What had that name was not whole.
func (c *copier) name(ctx context.Context, aside string, o original) error {
	sum, err := c.hashOf(ctx, aside)
	if err != nil {
		return err
	}
	if sum != o.sha256 {
		return &journal.Error{
			Op: "copy " + journal.Visible(o.path), Kind: journal.NeedsUser,
			Err: errors.New("what is read back is not what was written"), Hint: "take another disk",
		}
	}
	if err := c.folder(path.Dir(o.path)); err != nil {
		return err
	}
	if err := c.to.root.Rename(aside, o.path); err != nil {
		return err
	}
	c.count(func(did *Copied) { did.Files, did.Bytes = did.Files+1, did.Bytes+o.bytes })
	return c.keep(o)
}

// folder makes dir, once.
func (c *copier) folder(dir string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dirs[dir] {
		return nil
	}
	if err := c.to.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for ; dir != "."; dir = path.Dir(dir) {
		c.dirs[dir] = true
	}
	return nil
}

func (c *copier) count(add func(did *Copied)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	add(&c.did)
}

func (c *copier) known(o original) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sums.has(o)
}

func (c *copier) keep(o original) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sums.add(o)
}

func (c *copier) hashOf(ctx context.Context, name string) (string, error) {
	f, err := c.to.root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum, err := disk.Sum(ctx, f, c.buffer)
	if err != nil {
		return "", fmt.Errorf("read back %s: %w", journal.Visible(name), err)
	}
	return sum, nil
}

func (c *copier) unreadable(o original, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		c.find(journal.FindingMissing, o, "it is not there",
			"put it back from the card or another backup, and do it again")
		return
	}
	problem := "it cannot be read: " + err.Error()
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		problem = "it cannot be read: " + failed.Err.Error()
	}
	c.find(journal.FindingUnreadable, o, problem,
		"allow reading it; if the disk is failing, copy what is on it to another one now")
}

func (c *copier) find(kind journal.FindingKind, o original, problem, hint string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.found[c.n] = journal.Finding{
		Kind: kind, Entry: o.entry, Path: filepath.Join(c.from, filepath.FromSlash(o.path)),
		Problem: problem, Hint: hint,
	}
}
