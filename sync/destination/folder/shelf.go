package folder

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// shelf keeps the records of a folder in memory, and reads again those that changed on the disk.
type shelf struct {
	dir   string
	items map[string]*item // by the record's file name
	order []*item          // newest first
	gone  []record         // withdrawn, with files that are left of them
}

// item is a record with what is made of it for the pages that list many.
type item struct {
	record
	size     int64
	modified time.Time
	listed   listed
	page     string // state of its page, as last written; "" where that is not known
	hasPage  bool
}

func newShelf(dir string) shelf {
	return shelf{dir: filepath.Join(dir, entriesDir), items: map[string]*item{}}
}

// read brings the shelf up to date. Files that are no records of sojourn are passed over.
func (s *shelf) read(of site) error {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	items, pages := map[string]*item{}, map[string]bool{}
	s.gone = nil
	for _, file := range files {
		pages[file.Name()] = true
		if filepath.Ext(file.Name()) != recordExt {
			continue
		}
		i, err := s.item(file, of)
		if err == nil && i.Withdrawn {
			s.gone = append(s.gone, i.record)
		} else if err == nil {
			items[file.Name()] = i
		} else if !errors.Is(err, errForeign) && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, i := range items {
		i.hasPage = pages[string(i.Entry)+pageExt]
	}
	s.items = items
	s.sort()
	return nil
}

// item returns the record in file, from memory where the file is as it was.
func (s *shelf) item(file fs.DirEntry, of site) (*item, error) {
	info, err := file.Info()
	if err != nil {
		return nil, err
	}
	known := s.items[file.Name()]
	if known != nil && known.size == info.Size() && known.modified.Equal(info.ModTime()) {
		return known, nil
	}
	r, err := readRecord(filepath.Join(s.dir, file.Name()))
	if err != nil {
		return nil, err
	}
	list, err := of.list(r)
	return &item{record: r, size: info.Size(), modified: info.ModTime(), listed: list}, err
}

// sort orders by local time, so that the entries of a day stay together in any zone.
func (s *shelf) sort() {
	s.order = s.order[:0]
	for _, i := range s.items {
		s.order = append(s.order, i)
	}
	slices.SortFunc(s.order, func(a, b *item) int {
		return cmp.Or(cmp.Compare(b.local(), a.local()), cmp.Compare(a.Entry, b.Entry))
	})
}

// local is the time on the clocks of the place, to be compared with others of its kind.
func (r record) local() string {
	at, _ := r.taken()
	if at.IsZero() {
		return ""
	}
	return at.Format("2006-01-02T15:04:05.000000")
}

// neighbours returns the entries after and before the one at n.
func (s *shelf) neighbours(n int) (newer, older *record) {
	if n > 0 {
		newer = &s.order[n-1].record
	}
	if n+1 < len(s.order) {
		older = &s.order[n+1].record
	}
	return newer, older
}

// state names everything that the pages of the folder depend on.
func (s *shelf) state(of site) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%d %q %q\n", pagesFormat, of.Title, of.base)
	for _, i := range s.order {
		fmt.Fprintf(hash, "%s %s\n", i.Entry, i.Dispatch)
	}
	return hex.EncodeToString(hash.Sum(nil))[:32]
}

// shown tells whether any entry shows the picture called name.
func (s *shelf) shown(name string) bool {
	return slices.ContainsFunc(s.order, func(i *item) bool {
		return slices.ContainsFunc(i.Pictures, func(p picture) bool { return p.name() == name })
	})
}

// pageState names everything that one entry's page depends on.
func pageState(r record, newer, older *record) string {
	state := r.Dispatch
	for _, other := range []*record{newer, older} {
		if other != nil {
			state += " " + other.Dispatch
		} else {
			state += " -"
		}
	}
	return state
}
