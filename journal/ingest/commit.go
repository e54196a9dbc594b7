package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// enter names and commits one batch after another.
func (r *run) enter(ctx context.Context, in <-chan batch, out chan<- batch) {
	defer close(out)
	for b := range in {
		if b.err == nil {
			b.err = unwrapStop(r.commit(ctx, b.shots))
		}
		out <- b
	}
}

// commit gives copies their names, flushes the folders and commits what the journal gets to know.
func (r *run) commit(ctx context.Context, shots []*shot) error {
	err := r.placeAll(shots)
	if err == nil {
		err = r.add(ctx, shots)
	}
	for _, s := range shots {
		if err != nil {
			r.takeBack(s)
		}
		r.discardAll(s)
	}
	return err
}

// add commits the entries, files and words of shots.
func (r *run) add(ctx context.Context, shots []*shot) error {
	if err := r.addNew(ctx, shots); err != nil {
		return err
	}
	if err := r.addFiles(ctx, shots); err != nil {
		return err
	}
	var patches []journal.Patch
	for _, s := range shots {
		if s.words != nil && s.fate != isLost {
			patches = append(patches, *s.words)
		}
	}
	if len(patches) == 0 {
		return nil
	}
	_, err := r.store.Apply(ctx, journal.Change{Label: "words of sidecars", Session: r.session, Patches: patches})
	return err
}

// addNew adds entries. Those that another import has added meanwhile are known.
func (r *run) addNew(ctx context.Context, shots []*shot) error {
	var entries []journal.Entry
	at := map[journal.ID]*shot{}
	for _, s := range shots {
		if s.fate == isNew {
			entries = append(entries, s.entry)
			at[s.entry.ID] = s
		}
	}
	if len(entries) == 0 {
		return nil
	}
	known, err := r.store.AddNew(ctx, entries)
	if err != nil {
		return err
	}
	for _, id := range known {
		r.takeBack(at[id])
		s := at[id]
		s.fate, s.number, s.sum, s.entry = isKnown, -1, s.files()[0].SHA256, journal.Entry{}
	}
	for _, s := range at {
		s.placed = nil // they are the journal's now
	}
	return nil
}

// addFiles gives photos of the journal more files, one by one: two may want the same photo.
func (r *run) addFiles(ctx context.Context, shots []*shot) error {
	for _, s := range shots {
		if s.fate != isJoin && (s.fate != isKnown || !s.grown) {
			continue
		}
		err := r.store.AddFiles(ctx, []journal.Entry{s.entry})
		if kind := journal.KindOf(err); kind == journal.Conflict || kind == journal.NotFound {
			r.takeBack(s)
			s.words = nil
			s.lose("its photo in the journal changed meanwhile; import it again")
			continue
		}
		if err != nil {
			return err
		}
		s.placed = nil
	}
	return nil
}

// takeBack removes the names that were given to the files of a shot.
func (r *run) takeBack(s *shot) {
	for _, path := range s.placed {
		_ = os.Remove(path)
	}
	s.placed = nil
}

// unwrapStop takes off the mark that ended the run.
func unwrapStop(err error) error {
	if stop, ok := errors.AsType[*stopError](err); ok {
		return stop.err
	}
	return err
}

// placeAll names every copy of a batch, and flushes the folders of the names.
func (r *run) placeAll(shots []*shot) error {
	folders := map[string]bool{}
	for _, s := range shots {
		for _, a := range s.arrivals {
			if err := r.placeOne(s, a, folders); err != nil {
				return unwritable(r.dir, err)
			}
		}
	}
	if err := syncAll(folders); err != nil {
		return unwritable(r.dir, err)
	}
	return nil
}

// placeOne gives one copy its name. A file that is already there is never touched: it is used if
// it has the same bytes, and left alone under its name if it has others.
func (r *run) placeOne(s *shot, a arrival, folders map[string]bool) error {
	file := &s.files()[a.file]
	names := originalPaths(s.entry, s.photo, a.file)
	for _, relative := range names {
		path := filepath.Join(r.dir, filepath.FromSlash(relative))
		isNew, err := put(a.copied.path, path, file.SHA256, folders)
		if errors.Is(err, errTaken) {
			continue
		}
		if err != nil {
			return err
		}
		if isNew {
			s.placed = append(s.placed, path)
		}
		file.Path = relative
		return nil
	}
	return fmt.Errorf("%s is damaged: its content is not what its name says",
		journal.Visible(names[len(names)-1]))
}
