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
)

const copyBuffer = 1 << 20

// copying copies the files of photos from one folder into another. A file has its name there only
// when it is whole and flushed.
type copying struct {
	from   string
	to     *place
	sums   *sums // nil where none are kept
	report func(FilesCopied)
	far    FilesCopied
	did    Copied
	dirs   map[string]bool // that got a name
	buffer []byte
}

func newCopying(from string, to *place, sums *sums, report func(FilesCopied)) *copying {
	if report == nil {
		report = func(FilesCopied) {}
	}
	return &copying{
		from: from, to: to, sums: sums, report: report,
		dirs: map[string]bool{}, buffer: make([]byte, copyBuffer),
	}
}

// all copies what list names. What cannot be read, or is not what it should be, is a finding; an
// error means that nothing more can be written, or that ctx ended.
func (c *copying) all(ctx context.Context, list []original) error {
	c.far.Total = len(list)
	for _, o := range list {
		c.far.TotalBytes += o.bytes
	}
	for _, o := range list {
		before := c.far.Bytes
		if err := c.one(ctx, o); err != nil {
			return err
		}
		c.far.Done, c.far.Bytes = c.far.Done+1, before+o.bytes
		c.report(c.far)
	}
	for dir := range c.dirs {
		if err := c.to.flush(dir); err != nil {
			return err
		}
	}
	return nil
}

func (c *copying) one(ctx context.Context, o original) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	switch {
	case o.linked():
		c.did.Linked++
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
func (c *copying) isThere(ctx context.Context, o original) (bool, error) {
	info, err := c.to.root.Lstat(o.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != o.bytes {
		return false, nil //nolint:nilerr // it is copied, or copying tells what is wrong
	}
	if c.sums.has(o) {
		c.did.Kept++
		return true, nil
	}
	sum, err := c.hashOf(ctx, o.path)
	if err != nil || sum != o.sha256 {
		return false, ctx.Err()
	}
	c.did.Kept++
	return true, c.sums.add(o)
}

func (c *copying) copy(ctx context.Context, o original) error {
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
func (c *copying) pour(
	ctx context.Context, from io.Reader, to *os.File,
) (sum string, readErr, err error) {
	hash := sha256.New()
	for readErr == nil {
		if err := ctx.Err(); err != nil {
			return "", nil, err
		}
		var n int
		n, readErr = from.Read(c.buffer)
		hash.Write(c.buffer[:n])
		if _, err := to.Write(c.buffer[:n]); err != nil {
			return "", nil, err
		}
		c.far.Bytes += int64(n)
		c.report(c.far)
	}
	if errors.Is(readErr, io.EOF) {
		readErr = nil
	}
	return hex.EncodeToString(hash.Sum(nil)), readErr, to.Sync()
}

// name reads a copy back, and gives it its name. What had that name was not whole.
func (c *copying) name(ctx context.Context, aside string, o original) error {
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
	dir := path.Dir(o.path)
	if !c.dirs[dir] {
		if err := c.to.root.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		for ; dir != "."; dir = path.Dir(dir) {
			c.dirs[dir] = true
		}
	}
	if err := c.to.root.Rename(aside, o.path); err != nil {
		return err
	}
	c.did.Files++
	c.did.Bytes += o.bytes
	return c.sums.add(o)
}

func (c *copying) hashOf(ctx context.Context, name string) (string, error) {
	f, err := c.to.root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.CopyBuffer(hash, reader{ctx, f}, c.buffer); err != nil {
		return "", fmt.Errorf("read back %s: %w", journal.Visible(name), err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func (c *copying) unreadable(o original, err error) {
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

func (c *copying) find(kind journal.FindingKind, o original, problem, hint string) {
	c.did.Findings = append(c.did.Findings, journal.Finding{
		Kind: kind, Entry: o.entry, Path: filepath.Join(c.from, filepath.FromSlash(o.path)),
		Problem: problem, Hint: hint,
	})
}
