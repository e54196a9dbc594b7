package ingest

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/journal"
)

var (
	errNoSidecar   = errors.New("it is too large for one")
	errTwinSidecar = errors.New("the photo beside it is there twice")
)

// addSidecars gives the shots of a unit the sidecars that lie beside them. One that changed since
// it was imported is kept beside the older one.
func (r *run) addSidecars(ctx context.Context, u unit, shots []*shot, buffer []byte) error {
	for _, c := range u.sidecars {
		s := ownerOf(c, shots)
		if s == nil {
			r.tell(func() { r.left(c.path, LeftSidecar) })
			continue
		}
		s.bytes += c.size
		if err := r.addSidecar(ctx, s, c, buffer); err != nil {
			if fatal := r.fatal(ctx, u.root, err); fatal != nil {
				return fatal
			}
			s.notes = append(s.notes, Note{c.path, "this sidecar is not imported: " + sentence(err)})
			r.tell(func() { r.left(c.path, LeftSidecar) })
		}
	}
	return nil
}

// ownerOf returns the shot that a sidecar describes: the one with the file that it names, else the
// only one, else the one of a RAW, which has nowhere else to keep its words. Lost shots own nothing.
func ownerOf(c candidate, shots []*shot) *shot {
	var owner *shot
	named := filepath.Base(sidecarOf(c.path))
	for _, s := range shots {
		if s.fate == isLost {
			continue
		}
		if slices.ContainsFunc(s.names, func(n string) bool { return strings.EqualFold(n, named) }) {
			return s
		}
		if owner == nil || s.fate == isNew && isRaw(s.facts.Photo.MIME) {
			owner = s
		}
	}
	return owner
}

// addSidecar reads a sidecar and gives it to s, unless its photo has it already.
func (r *run) addSidecar(ctx context.Context, s *shot, c candidate, buffer []byte) error {
	in, err := openCard(c.path, buffer)
	if err != nil {
		return err
	}
	defer in.Close()
	if !in.whole {
		return errNoSidecar
	}
	digest, err := in.pour(ctx)
	if err != nil {
		return err
	}
	sum := hex.EncodeToString(digest[:])
	if s.fate == isKnown {
		if err := r.holderOf(ctx, s); err != nil {
			return err
		}
	}
	had := 0
	for _, f := range s.files() {
		if f.Role == journal.RoleSidecar {
			had++
			if f.SHA256 == sum {
				return nil
			}
		}
	}
	r.readSidecar(s, c, in.head, had)
	h := half{candidate: candidate{c.path, in.info.Size()}}
	if r.incoming != nil {
		_, err = r.incoming.copy(ctx, &h, in)
		if err != nil {
			r.discard(h.copied)
			return err
		}
	}
	r.addFile(s, r.fileOf(h.candidate, sum, journal.RoleSidecar), h.copied)
	return nil
}

// holderOf finds the entry of a known shot.
func (r *run) holderOf(ctx context.Context, s *shot) error {
	if len(s.entry.Photos) > 0 {
		return nil
	}
	if s.number == 0 {
		return errTwinSidecar
	}
	list, err := r.store.Holders(ctx, s.sum)
	if err != nil {
		return &stopError{err}
	}
	for _, e := range list {
		for i, p := range e.Photos {
			if slices.ContainsFunc(p.Files, func(f journal.File) bool { return f.SHA256 == s.sum }) {
				s.entry, s.photo = e, i
				return nil
			}
		}
	}
	return errTwinSidecar
}

// readSidecar takes the words of a sidecar into the entry. Of an entry that the journal has it
// fills what is empty, and only by the first sidecar: what came later may be older than what the
// traveller wrote.
func (r *run) readSidecar(s *shot, c candidate, content []byte, had int) {
	if had > 0 {
		s.notes = append(s.notes, Note{c.path, "this sidecar is not the one imported before; both are kept"})
		return
	}
	if r.reader.Sidecar == nil {
		return
	}
	facts := s.facts
	facts.Place = clonePlace(facts.Place)
	facts, err := r.reader.Sidecar(bytes.NewReader(content), facts)
	if err != nil {
		s.notes = append(s.notes, Note{c.path, "this sidecar is kept, but not all of it can be read: " + sentence(err)})
	}
	if s.fate == isNew {
		s.entry = r.worded(s.entry, facts)
		if !s.entry.Taken.Known() {
			s.entry.Taken = r.moment(facts.Taken)
		}
		s.entry.Photos[0] = completed(s.entry.Photos[0], facts.Photo)
		s.facts = facts
		return
	}
	s.words = filling(s.entry, r.worded(journal.Entry{}, facts))
}

func clonePlace(p *journal.Place) *journal.Place {
	if p == nil {
		return nil
	}
	q := *p
	return &q
}
