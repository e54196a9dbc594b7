package folder

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"sojourn/journal"
	"sojourn/journal/disk"
	"sojourn/sync/destination"
)

// partPattern names files under way: hidden, and told from everybody else's.
const partPattern = ".sojourn-*.part"

// writeFile writes data to path so that path never holds a part of it, also after a power cut.
func writeFile(path string, data []byte) error {
	return writeFrom(path, bytes.NewReader(data))
}

func writeFrom(path string, r io.Reader) error {
	dir := filepath.Dir(path)
	part, err := os.CreateTemp(dir, partPattern)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }() // gone already where all went well
	_, err = io.Copy(part, r)
	if err == nil {
		err = errors.Join(part.Chmod(0o644), part.Sync())
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), path); err != nil {
		return err
	}
	return disk.Sync(dir)
}

// putPicture writes p unless the folder holds its bytes already.
func (f *Folder) putPicture(
	ctx context.Context, d destination.Dispatch, p journal.Picture, t destination.Trail,
) error {
	path := f.path(picture{SHA256: p.SHA256, MIME: p.MIME}.name())
	if isWhole(ctx, path, p.SHA256) {
		return nil
	}
	in, err := d.Open(p)
	if err != nil {
		return err
	}
	defer in.Close()
	return writeFrom(path, &counted{ctx: ctx, in: in, sum: sha256.New(), want: p.SHA256, trail: t})
}

func isWhole(ctx context.Context, path, sum string) bool {
	found, err := disk.SumOf(ctx, path, make([]byte, 256<<10))
	return err == nil && found == sum
}

// counted reads a picture: it stops with ctx, reports bytes, and fails at the end if the bytes
// are not those that were agreed on.
type counted struct {
	ctx   context.Context
	in    io.Reader
	sum   hash.Hash
	want  string
	trail destination.Trail
}

func (c *counted) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.in.Read(b)
	c.sum.Write(b[:n])
	c.trail.Sent(int64(n))
	if errors.Is(err, io.EOF) && hex.EncodeToString(c.sum.Sum(nil)) != c.want {
		err = fmt.Errorf("picture %s is not the one that was agreed on", c.want)
	}
	return n, err
}

// clearParts removes what killed deliveries left half written in the folder name.
func (f *Folder) clearParts(name string) error {
	files, err := os.ReadDir(f.path(name))
	if err != nil {
		return err
	}
	for _, file := range files {
		if part, _ := filepath.Match(partPattern, file.Name()); part && file.Type().IsRegular() {
			err = errors.Join(err, os.Remove(filepath.Join(f.path(name), file.Name())))
		}
	}
	return err
}
