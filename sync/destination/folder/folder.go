// Package folder publishes entries into a folder: pictures, a page for each entry, an index by
// day, feeds and a map layer. All of it opens from the disk and can be put on any web server.
package folder

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Kind is the kind of these destinations in a journal.
const Kind = "folder"

// Keys of journal.Destination.Settings.
const (
	SettingDir   = "dir"   // absolute path
	SettingTitle = "title" // of the pages; the destination's name if there is none
	SettingURL   = "url"   // where the folder will be seen, for the feeds; may be missing
)

// Folder is one folder that entries are published into.
type Folder struct {
	name  string
	dir   string
	site  site
	place journal.Precision // of dispatches that were frozen before each said its own
	mu    sync.Mutex        // over shelf, and over everything in dir
	shelf shelf
}

var (
	_ destination.Opener = Open
	_ destination.Editor = (*Folder)(nil)

	_ destination.Withdrawer = (*Folder)(nil)
)

// Open returns the folder of c; it needs no secret. Nothing is read or written yet.
func Open(c journal.Destination, _ string) (destination.Destination, error) {
	dir := c.Settings[SettingDir]
	if !filepath.IsAbs(dir) {
		return nil, &journal.Error{
			Op: "folder " + journal.Visible(dir), Kind: journal.Invalid,
			Err:  errors.New("it is not an absolute path"),
			Hint: "add the destination again, with the whole path of its folder",
		}
	}
	title := journal.CleanLine(c.Settings[SettingTitle])
	if title == "" {
		title = c.Name
	}
	base, err := baseURL(c.Settings[SettingURL])
	if err != nil {
		return nil, err
	}
	dir = filepath.Clean(dir)
	return &Folder{
		name: c.Name, dir: dir, site: site{Title: title, base: base},
		place: c.Redaction.Place, shelf: newShelf(dir),
	}, nil
}

// Limits finds no limit but the disk. It creates the folder and repairs what a crash left undone.
func (f *Folder) Limits(ctx context.Context) (journal.Limits, error) {
	err := f.locked(ctx, "folder", f.refresh)
	return journal.Limits{ReadAt: now()}, err
}

// Deliver publishes d. The entry is there once its record is; all else follows from records.
func (f *Folder) Deliver(
	ctx context.Context, d destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	var r journal.Receipt
	err := f.locked(ctx, "entry "+string(d.Entry), func() error {
		there, err := f.find(d)
		if journal.KindOf(err) == journal.NotFound {
			there, err = f.put(ctx, d, t)
		}
		if err != nil {
			return err
		}
		r = f.receipt(there)
		return f.refresh()
	})
	return r, err
}

// Edit is Deliver: an entry has one page, and the last dispatch is what it shows.
func (f *Folder) Edit(
	ctx context.Context, d destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	return f.Deliver(ctx, d, t)
}

// Find looks for the record of d.
func (f *Folder) Find(ctx context.Context, d destination.Dispatch) (journal.Receipt, error) {
	var r journal.Receipt
	err := f.locked(ctx, "entry "+string(d.Entry), func() error {
		if err := f.refresh(); err != nil {
			return err
		}
		there, err := f.find(d)
		r = f.receipt(there)
		return err
	})
	if err != nil {
		return journal.Receipt{}, err
	}
	return r, nil
}

// find returns the record of d. The error is NotFound where the folder holds none, or another's.
func (f *Folder) find(d destination.Dispatch) (record, error) {
	there, err := readRecord(filepath.Join(f.dir, entriesDir, string(d.Entry)+recordExt))
	if err == nil && there.Dispatch == d.ID && !there.Withdrawn {
		return there, nil
	}
	if err == nil || errors.Is(err, os.ErrNotExist) || errors.Is(err, errForeign) {
		absent := errors.New("it is not in the folder")
		return record{}, &journal.Error{Kind: journal.NotFound, Err: absent}
	}
	return record{}, err
}

// put writes d's pictures and then, as the last act, its record.
func (f *Folder) put(
	ctx context.Context, d destination.Dispatch, t destination.Trail,
) (record, error) {
	r, err := newRecord(d, cmp.Or(d.Message.Told, f.place))
	if err != nil {
		return record{}, err
	}
	for _, p := range d.Pictures {
		if err := f.putPicture(ctx, d, p, t); err != nil {
			return record{}, err
		}
	}
	if old, err := readRecord(f.path(r.recordName())); err == nil {
		r.follow(old)
	}
	t.Sent(int64(len(d.Message.Text) + len(d.Message.Alt)))
	return r, f.writeRecord(ctx, r)
}

func (f *Folder) receipt(r record) journal.Receipt {
	page := url.URL{Scheme: "file", Path: filepath.ToSlash(f.path(r.pageName()))}
	return journal.Receipt{
		Entry: r.Entry, Destination: f.name, Dispatch: r.Dispatch,
		RemoteID: string(r.Entry), URL: page.String(), At: r.Updated,
	}
}

// path returns where name, written with slashes, is on the disk.
func (f *Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }
