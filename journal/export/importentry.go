package export

import (
	"context"
	"errors"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/journal"
)

func (i *importer) entry(ctx context.Context, number int, line []byte) error {
	var l entryLine
	if err := parse(line, &l); err != nil {
		return err
	}
	r, err := l.record()
	if err != nil {
		return err
	}
	i.waiting = append(i.waiting, numbered{number, r})
	if len(i.waiting) < chunk {
		return nil
	}
	return i.add(ctx)
}

// add adds the records that wait, their files first.
func (i *importer) add(ctx context.Context) error {
	batch := i.waiting
	i.waiting = nil
	ids := make([]journal.ID, len(batch))
	for k, n := range batch {
		ids[k] = n.record.Entry.ID
	}
	known, err := i.to.Known(ctx, ids)
	if err != nil {
		return storeError{err}
	}
	batch = slices.DeleteFunc(batch, func(n numbered) bool { return slices.Contains(known, n.record.Entry.ID) })
	i.did.Known += len(ids) - len(batch)
	for k := range batch {
		if err := i.files(ctx, &batch[k]); err != nil {
			return err
		}
	}
	if err := i.copier.settle(ctx); err != nil {
		return err
	}
	return i.addAll(ctx, batch)
}

// addAll adds a batch at once, and one by one where one of them breaks it.
func (i *importer) addAll(ctx context.Context, batch []numbered) error {
	if len(batch) == 0 {
		return nil
	}
	records := make([]journal.Record, len(batch))
	for k, n := range batch {
		records[k] = n.record
	}
	known, err := i.to.AddRecords(ctx, records)
	if err == nil {
		i.added(records, known)
		return nil
	}
	if ctx.Err() != nil || journal.KindOf(err) == journal.NeedsUser {
		return storeError{err}
	}
	if len(batch) == 1 {
		i.refuse(batch[0].line, err)
		return nil
	}
	for k := range batch {
		if err := i.addAll(ctx, batch[k:k+1]); err != nil {
			return err
		}
	}
	return nil
}

func (i *importer) added(records []journal.Record, known []journal.ID) {
	i.did.Known += len(known)
	i.did.Entries += len(records) - len(known)
	for _, r := range records {
		if slices.Contains(known, r.Entry.ID) {
			continue
		}
		for _, d := range r.Entry.Deliveries {
			if !d.Done() {
				i.did.Waiting++
			}
		}
	}
	i.report(i.did.Entries)
}

// files copies the files of an entry to where they belong in the journal. What cannot be had is
// told; its place is kept, so that check names it and it can be put there later.
func (i *importer) files(ctx context.Context, n *numbered) error {
	for _, p := range n.record.Entry.Photos {
		for k := range p.Files {
			f := &p.Files[k]
			name := f.Path
			var err error
			if f.Path, err = i.file(ctx, name, *f); err == nil {
				i.did.Files++
				i.did.Bytes += f.Bytes
				continue
			}
			if ends(ctx, err) {
				return errors.Join(err, ctx.Err())
			}
			i.tell(Failure{
				Path: filepath.Join(i.dir, filepath.FromSlash(name)), Line: n.line,
				Problem: problem(err) + "; its entry is in the journal without it",
			})
		}
	}
	return nil
}

// file copies a file of the export, and returns its path in the journal.
func (i *importer) file(ctx context.Context, name string, f journal.File) (string, error) {
	if name == "" {
		return originals + "missing/" + f.SHA256, errors.New("the export has not this file: " + journal.Visible(f.Name))
	}
	open := func() (io.ReadCloser, error) { return i.open(name) }
	wanted := originals + strings.TrimPrefix(name, photosDir+"/")
	ending := path.Ext(wanted)
	for _, kept := range []string{wanted, strings.TrimSuffix(wanted, ending) + "-" + f.SHA256 + ending} {
		_, err := i.copier.copy(ctx, open, f, filepath.Join(i.to.Dir(), filepath.FromSlash(kept)), false)
		if !errors.Is(err, errTaken) {
			return kept, err
		}
	}
	return wanted, errTaken
}

// open opens a file of the export, and nothing that would keep who opens it waiting.
func (i *importer) open(name string) (io.ReadCloser, error) {
	info, err := i.root.Stat(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file")
	}
	return i.root.Open(filepath.FromSlash(name))
}
