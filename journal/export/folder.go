package export

import (
	"os"
	"path/filepath"
	"time"

	"sojourn/journal/disk"
)

const (
	partPattern = ".part-*"
	partLife    = time.Hour // after which nobody can still be writing it
)

// makeFolders makes a folder and its parents, and takes out of it what a killed run left.
func (c *copier) makeFolders(dir string) error {
	if c.folders[dir] {
		return nil
	}
	for above := dir; ; above = filepath.Dir(above) {
		c.folders[above] = true
		if _, err := os.Lstat(above); err == nil || filepath.Dir(above) == above {
			break
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return sweep(dir)
}

func sweep(dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range list {
		if !isPart(e) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > partLife {
			_ = os.Remove(filepath.Join(dir, e.Name())) // the next run tries again
		}
	}
	return nil
}

// flush makes the names in all folders survive a loss of power.
func (c *copier) flush() error {
	for dir := range c.folders {
		if err := disk.Sync(dir); err != nil {
			return unwritable(dir, err)
		}
	}
	clear(c.folders)
	return nil
}

func isPart(e os.DirEntry) bool {
	ours, _ := filepath.Match(partPattern, e.Name()) // the pattern is right
	return ours && e.Type().IsRegular()
}
