package sqlite

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sojourn/journal"
	"sojourn/journal/disk"
)

// place is a folder that a journal is copied into. One sojourn at a time does so.
type place struct {
	dir  string
	root *os.Root
	lock *os.File
}

const copyingPrefix = ".copying-" // of files that are not whole yet

// openPlace makes dir, or opens it where it is empty or has only what a copy of a journal is made
// of, and clears what a kill left behind. Whether there is a journal in it already is left to the
// caller.
func openPlace(dir string) (*place, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	p := &place{dir: dir, root: root}
	if p.lock, err = lockPlace(dir); err == nil {
		err = p.clear()
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *place) clear() error {
	names, err := os.ReadDir(p.dir)
	if err != nil {
		return err
	}
	var left []string
	foreign, there := false, false
	for _, n := range names {
		switch name := n.Name(); {
		case strings.HasPrefix(name, copyingPrefix), strings.HasPrefix(name, "."+FileName+"-"):
			left = append(left, name)
		case name == FileName:
			there = true
		case name != originalsFolder && name != sumsName:
			foreign = true
		}
	}
	if foreign && !there {
		return occupied(p.dir, "there are other things in it")
	}
	for _, name := range left {
		if err := p.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func occupied(dir, why string) error {
	return &journal.Error{
		Op: "use " + journal.Visible(dir), Kind: journal.Conflict, Err: errors.New(why),
		Hint: "name a new or an empty folder; nothing was changed",
	}
}

func (p *place) file() string { return filepath.Join(p.dir, FileName) }

// aside makes an empty file in the place.
func (p *place) aside() (name string, f *os.File, err error) {
	name = copyingPrefix + rand.Text()
	f, err = p.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	return name, f, err
}

// flush makes the names in a folder of the place survive a loss of power.
func (p *place) flush(dir string) error {
	return disk.Sync(filepath.Join(p.dir, filepath.FromSlash(dir)))
}

func (p *place) close() {
	if p.lock != nil {
		shut(p.lock)
	}
	shut(p.root)
}
