package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"sojourn/journal/disk"
)

const (
	maxParts     = 500
	maxPartBytes = 256 << 20
)

// part is a file that is written and waits, with others, to be flushed and to get its name.
type part struct {
	path string // where it is
	sum  string // what its bytes were when they were written
}

// keep lets a part wait for its name.
func (c *copier) keep(to string, p part, size int64) {
	c.parts[to] = p
	c.order = append(c.order, to)
	c.size += size
}

// full tells that so much waits that it should be settled.
func (c *copier) full() bool { return len(c.order) >= maxParts || c.size >= maxPartBytes }

// at is where the content of a file is for now.
func (c *copier) at(to string) string {
	if p, waits := c.parts[to]; waits {
		return p.path
	}
	return to
}

// settle flushes what waits, all at once where the system can, reads it back from the disk and
// gives it its names. It is not stopped on its way: what is complete stays.
func (c *copier) settle(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	defer c.drop()
	if len(c.order) == 0 {
		return nil
	}
	if err := c.flushParts(); err != nil {
		return unwritable(filepath.Dir(c.order[0]), err)
	}
	for _, to := range c.order {
		p := c.parts[to]
		sum, err := disk.SumOf(ctx, p.path, c.buffer)
		if err == nil && sum != p.sum {
			err = errors.New("a copy is not what was written: the disk is failing")
		}
		if err == nil {
			err = os.Rename(p.path, to)
		}
		if err != nil {
			return unwritable(filepath.Dir(to), err)
		}
	}
	return c.flush()
}

// drop forgets what waits; parts that have no name yet are removed.
func (c *copier) drop() {
	for _, p := range c.parts {
		_ = os.Remove(p.path) // most have a name by now, and are not there
	}
	clear(c.parts)
	c.order, c.size = c.order[:0], 0
}

func (c *copier) flushParts() error {
	folder, err := os.Open(filepath.Dir(c.order[0]))
	if err != nil {
		return err
	}
	defer folder.Close()
	paths := make([]string, len(c.order))
	for i, to := range c.order {
		paths[i] = c.parts[to].path
	}
	return disk.SyncAll(folder, paths)
}
