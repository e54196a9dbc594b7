package ingest

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"sojourn/journal"
)

// take does all for one unit but flush, verify and commit it.
func (r *run) take(ctx context.Context, u unit, buffer []byte) {
	shots, err := r.shots(ctx, u, buffer)
	if err != nil {
		for _, s := range shots {
			r.discardAll(s)
		}
		r.tell(func() { r.end(unwrapStop(err)) })
		return
	}
	merged := len(u.photos) - len(shots)
	r.tell(func() {
		r.progress.Found -= merged
		for _, s := range shots {
			r.settle(s)
		}
	})
}

// shots makes the photos of a unit. Also after an error it returns what has copies.
func (r *run) shots(ctx context.Context, u unit, buffer []byte) (shots []*shot, err error) {
	var halves, known []*half
	for _, c := range u.photos {
		h, err := r.receive(ctx, u.root, c, buffer)
		halves = append(halves, h)
		if err != nil {
			return r.loose(halves), err
		}
		if h.known != 0 {
			known = append(known, h)
		}
	}
	for _, pair := range couple(halves) {
		s, err := r.develop(ctx, pair, known)
		if err != nil {
			return append(r.loose(halves), shots...), err
		}
		shots = append(shots, s)
	}
	shots = absorbed(shots)
	return shots, r.addSidecars(ctx, u, shots, buffer)
}

// absorbed leaves out the known shots that others of the unit join: they are one photo.
func absorbed(shots []*shot) []*shot {
	joins := map[int64]*shot{}
	for _, s := range shots {
		if s.fate == isJoin && s.number != 0 {
			joins[s.number] = s
		}
	}
	return slices.DeleteFunc(shots, func(k *shot) bool {
		s := joins[k.number]
		if k.fate != isKnown || s == nil {
			return false
		}
		s.bytes += k.bytes
		s.names = append(s.names, k.names...)
		return true
	})
}

// loose are halves that become nothing, so that their copies are discarded.
func (r *run) loose(halves []*half) (shots []*shot) {
	for _, h := range halves {
		if h.copied.path != "" {
			shots = append(shots, &shot{arrivals: []arrival{{copied: h.copied}}})
		}
	}
	return shots
}

// develop makes one photo of one or two halves.
func (r *run) develop(ctx context.Context, pair []*half, known []*half) (*shot, error) {
	s := &shot{path: pair[0].path}
	for _, h := range pair {
		s.bytes += h.size
		s.names = append(s.names, filepath.Base(h.path))
	}
	first := pair[0]
	switch {
	case first.problem != "":
		s.lose(first.problem)
		return s, nil
	case !first.isNew():
		s.fate, s.number, s.sum = isKnown, first.known, first.sum
		return s, nil
	case len(pair) == 1:
		joins, err := r.partner(ctx, s, first, known)
		if err != nil {
			return nil, err
		}
		if joins {
			s.fate = isJoin
			r.join(s, first)
			return s, nil
		}
	}
	s.facts = first.facts
	s.entry = r.newEntry(pair)
	for _, h := range pair {
		r.addFile(s, r.fileOf(h.candidate, h.sum, journal.RoleOriginal), h.copied)
	}
	if len(pair) > 1 {
		s.files()[1].Role = journal.RoleRaw
	}
	return s, nil
}

// addFile gives a shot's photo one more file.
func (r *run) addFile(s *shot, f journal.File, from copied) {
	photo := &s.entry.Photos[s.photo]
	photo.Files = append(photo.Files, f)
	s.grown = true
	if from.path != "" {
		s.arrivals = append(s.arrivals, arrival{from, len(photo.Files) - 1})
	}
}

// join gives a photo of the journal its other half. What can be shown becomes its original.
func (r *run) join(s *shot, h *half) {
	photo := &s.entry.Photos[s.photo]
	photo.Files = append([]journal.File{}, photo.Files...)
	r.addFile(s, r.fileOf(h.candidate, h.sum, journal.RoleRaw), h.copied)
	if isRaw(h.facts.Photo.MIME) {
		return
	}
	last := len(photo.Files) - 1
	photo.Files[0].Role, photo.Files[last].Role = journal.RoleRaw, journal.RoleOriginal
	photo.Files[0], photo.Files[last] = photo.Files[last], photo.Files[0]
	for i := range s.arrivals {
		s.arrivals[i].file = 0
	}
	files := photo.Files
	*photo = completed(h.facts.Photo, *photo)
	photo.Files = files
}

// discardAll removes the copies of a shot that no entry will have.
func (r *run) discardAll(s *shot) {
	for _, a := range s.arrivals {
		r.discard(a.copied)
	}
	s.arrivals = nil
}

// discard removes a copy that is no longer needed.
func (r *run) discard(c copied) {
	if c.path != "" {
		_ = os.Remove(c.path) // the next import clears what is left
	}
}
