package folder

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"sojourn/journal"
)

// pagesFormat counts the looks that pages had; a new one makes all pages be written anew.
const pagesFormat = 2

const (
	indexName = "index.html"
	jsonName  = "feed.json"
	atomName  = "atom.xml"
	mapName   = "journal.geojson"
)

// refresh makes pages, index and feeds say what the records say. The index goes last and carries
// the state of them all: where it matches, nothing is left to do.
func (f *Folder) refresh() error {
	if err := f.shelf.read(f.site); err != nil {
		return err
	}
	state := f.shelf.state(f.site)
	if len(f.shelf.gone) == 0 && f.isComplete(state) {
		f.remember()
		return nil
	}
	for _, name := range []string{".", entriesDir, picturesDir} {
		if err := f.clearParts(name); err != nil {
			return err
		}
	}
	for _, step := range []func() error{f.refreshPages, f.forgetPictures, f.refreshFeeds} {
		if err := step(); err != nil {
			return err
		}
	}
	index, err := f.site.index(f.shelf.order, state)
	if err != nil {
		return err
	}
	return errors.Join(f.replaceOwn(indexName, index), f.forgetWithdrawn())
}

// isComplete tells whether everything is as state says.
func (f *Folder) isComplete(state string) bool {
	for _, i := range f.shelf.order {
		if !i.hasPage {
			return false
		}
	}
	for _, name := range []string{jsonName, atomName, mapName} {
		if _, err := os.Stat(f.path(name)); err != nil {
			return false
		}
	}
	head, err := headOf(f.path(indexName))
	return err == nil && bytes.Contains(head, []byte(stateMark+state))
}

// remember takes it that every page on the disk is right.
func (f *Folder) remember() {
	for n, i := range f.shelf.order {
		newer, older := f.shelf.neighbours(n)
		i.page = pageState(i.record, newer, older)
	}
}

// refreshPages writes the pages whose entry or neighbours changed.
func (f *Folder) refreshPages() error {
	for n, i := range f.shelf.order {
		newer, older := f.shelf.neighbours(n)
		state := pageState(i.record, newer, older)
		if i.hasPage && i.page == state {
			continue
		}
		page, err := f.site.page(i.record, newer, older)
		if err != nil {
			return err
		}
		if err := replaceFile(f.path(i.pageName()), page); err != nil {
			return err
		}
		i.page, i.hasPage = state, true
	}
	return nil
}

// forgetPictures removes what edits took out of their entries, unless another entry shows it.
func (f *Folder) forgetPictures() error {
	for _, i := range f.shelf.order {
		for _, name := range i.Replaced {
			if f.shelf.shown(name) {
				continue
			}
			if err := os.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

func (f *Folder) refreshFeeds() error {
	for _, feed := range []struct {
		name string
		make func([]*item) ([]byte, error)
	}{{jsonName, f.site.jsonFeed}, {atomName, f.site.atom}, {mapName, f.site.geoJSON}} {
		data, err := feed.make(f.shelf.order)
		if err != nil {
			return err
		}
		if err := f.replaceOwn(feed.name, data); err != nil {
			return err
		}
	}
	return nil
}

// replaceOwn is replaceFile for names that somebody else may have used before sojourn came.
func (f *Folder) replaceOwn(name string, data []byte) error {
	head, err := headOf(f.path(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && !bytes.Contains(head, []byte(generator)) {
		return &journal.Error{
			Kind: journal.NeedsUser,
			Err:  errors.New("its " + name + " is not sojourn's, and stays as it is"),
			Hint: "move that file away, or choose another folder for this destination",
		}
	}
	return replaceFile(f.path(name), data)
}

// replaceFile writes data to path unless it is there already.
func replaceFile(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return writeFile(path, data)
}

const headBytes = 1024

// headOf returns the beginning of a file, where every file of sojourn says that it is one.
func headOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, headBytes))
}
