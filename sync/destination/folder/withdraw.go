package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"sojourn/journal"
	"sojourn/journal/disk"
	"sojourn/sync/destination"
)

// Withdraw takes the entry of d out of the folder: its page, the pictures that no other entry shows, and
// its lines in index, feeds and map. It is gone once its record says so; the rest is gone on with by
// whatever is done next in the folder.
func (f *Folder) Withdraw(
	ctx context.Context, d destination.Dispatch, _ journal.Receipt, _ destination.Trail,
) error {
	return f.locked(ctx, "entry "+string(d.Entry), func() error {
		there, err := f.find(d)
		if err == nil {
			err = f.writeRecord(ctx, there.withdrawn())
		}
		if err != nil && journal.KindOf(err) != journal.NotFound {
			return err
		}
		return f.refresh()
	})
}

// withdrawn is what is kept of r until its files are removed.
func (r record) withdrawn() record {
	return record{
		Format: r.Format, Entry: r.Entry, Dispatch: r.Dispatch, Published: r.Published, Updated: now(),
		Pictures: r.Pictures, Replaced: r.Replaced, Withdrawn: true,
	}
}

// forgetWithdrawn removes the files of what was withdrawn, the record last: it names the others.
func (f *Folder) forgetWithdrawn() error {
	for _, r := range f.shelf.gone {
		names := append([]string{r.pageName()}, r.Replaced...)
		for _, p := range r.Pictures {
			names = append(names, p.name())
		}
		for _, name := range append(names, r.recordName()) {
			if f.shelf.shown(name) {
				continue
			}
			if err := os.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	if len(f.shelf.gone) == 0 {
		return nil
	}
	f.shelf.gone = nil
	return errors.Join(disk.Sync(f.path(picturesDir)), disk.Sync(f.path(entriesDir)))
}
