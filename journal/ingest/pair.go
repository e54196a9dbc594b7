package ingest

import (
	"context"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
)

// isRaw reports whether files of this type are what a sensor saw, and not yet a picture.
func isRaw(mime string) bool { return strings.HasPrefix(mime, "image/x-") }

// isShown reports whether files of this type are what a camera writes beside a RAW.
func isShown(mime string) bool {
	return mime == "image/jpeg" || mime == "image/heic" || mime == "image/heif"
}

// belong reports whether files of two types can be the halves of one photo.
func belong(a, b string) bool { return isRaw(a) && isShown(b) || isShown(a) && isRaw(b) }

// sameSecond reports whether two cameras' clocks showed the same second.
func sameSecond(a, b journal.Moment) bool {
	return a.Known() && b.Known() && a.Clock.Truncate(time.Second).Equal(b.Clock.Truncate(time.Second))
}

// sameCamera reports whether nothing speaks against two photos being of one camera.
func sameCamera(a, b journal.Photo) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	return same(a.Make, b.Make) && same(a.Model, b.Model) && same(a.Serial, b.Serial)
}

// couple puts the halves of one stem together: new ones that are of one second. The half that can
// be shown comes first.
func couple(halves []*half) [][]*half {
	var list [][]*half
	for _, h := range halves {
		other := func(pair []*half) bool {
			o := pair[0]
			return len(pair) == 1 && h.isNew() && o.isNew() && belong(h.facts.Photo.MIME, o.facts.Photo.MIME) &&
				sameSecond(h.facts.Taken, o.facts.Taken)
		}
		i := slices.IndexFunc(list, other)
		switch {
		case i < 0:
			list = append(list, []*half{h})
		case isRaw(h.facts.Photo.MIME):
			list[i] = append(list[i], h)
		default:
			list[i] = []*half{h, list[i][0]}
		}
	}
	return mergeKnown(list)
}

// mergeKnown makes one of known halves that are of one photo of the journal.
func mergeKnown(list [][]*half) [][]*half {
	var merged [][]*half
	for _, pair := range list {
		same := func(o [][]*half) int {
			return slices.IndexFunc(o, func(o []*half) bool { return o[0].known != 0 && o[0].known == pair[0].known })
		}
		if i := same(merged); i >= 0 {
			merged[i] = append(merged[i], pair...)
			continue
		}
		merged = append(merged, pair)
	}
	return merged
}

// partner finds the photo of the journal whose other half h is: first among those of known, which
// lay beside it on the card, then among those of other imports. s is to be its shot; ok is false
// where there is none.
func (r *run) partner(ctx context.Context, s *shot, h *half, known []*half) (ok bool, err error) {
	if !isRaw(h.facts.Photo.MIME) && !isShown(h.facts.Photo.MIME) || !h.facts.Taken.Known() {
		return false, nil
	}
	for _, k := range known {
		list, err := r.store.Holders(ctx, k.sum)
		if err != nil {
			return false, err
		}
		if s.entry, s.photo, ok = match(h, list); ok {
			s.number = k.known
			return true, nil
		}
	}
	list, err := r.store.Counterparts(ctx, nameOf(h.path), h.facts.Taken)
	if err != nil {
		return false, err
	}
	list = slices.DeleteFunc(list, func(e journal.Entry) bool { return r.isOurs(e.ID) }) // of another folder
	s.entry, s.photo, ok = match(h, list)
	return ok, nil
}

// match returns the first photo that lacks the half that h is.
func match(h *half, list []journal.Entry) (journal.Entry, int, bool) {
	for _, e := range list {
		for i, p := range e.Photos {
			lacks := !slices.ContainsFunc(p.Files, func(f journal.File) bool { return f.Role == journal.RoleRaw })
			if lacks && belong(h.facts.Photo.MIME, p.MIME) && sameSecond(h.facts.Taken, e.Taken) &&
				strings.EqualFold(stem(p.Original().Name), stem(h.path)) && sameCamera(h.facts.Photo, p) {
				return e, i, true
			}
		}
	}
	return journal.Entry{}, 0, false
}
