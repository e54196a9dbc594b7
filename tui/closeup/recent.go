package closeup

import (
	"slices"

	"sojourn/tui/picture"
)

// Recent are tiles that were wanted a moment ago, the last one last. They are shown until what is wanted is there.
type Recent []picture.Key

// mostRecent bounds them.
const mostRecent = 12

// With returns r and k. It does not alter r.
func (r Recent) With(k picture.Key) Recent {
	if n := len(r); n > 0 && r[n-1] == k {
		return r
	}
	all := slices.DeleteFunc(slices.Clone(r), func(o picture.Key) bool { return o == k })
	return append(all[max(0, len(all)-mostRecent+1):], k)
}

// tiles is who has tiles.
type tiles interface {
	Tile(k picture.Key) (picture.Tile, picture.State)
}

// Tile is the tile of k, or the newest that is there of the same photo in the same room.
func (r Recent) Tile(from tiles, k picture.Key) picture.Tile {
	tile, state := from.Tile(k)
	if state != picture.Loading {
		return tile
	}
	for _, o := range slices.Backward(r) {
		if !alike(o, k) {
			continue
		}
		if before, state := from.Tile(o); state == picture.Ready {
			return before
		}
	}
	return tile
}

// Draft is what stands for k until it is there. It is not wanted where k is there, or something of the same photo at the
// same scale.
func (r Recent) Draft(from tiles, k picture.Key) (draft picture.Key, wanted bool) {
	if _, state := from.Tile(k); state != picture.Loading {
		return draft, false
	}
	if draft, wanted = k.Drafted(); !wanted {
		return draft, false
	}
	for _, o := range r {
		if o == draft || !alike(o, k) || o.Part.Scale != k.Part.Scale {
			continue
		}
		if _, state := from.Tile(o); state == picture.Ready {
			return draft, false
		}
	}
	return draft, true
}

// alike reports whether a is of the same photo as b, in the same room.
func alike(a, b picture.Key) bool {
	return a.Photo == b.Photo && a.Columns == b.Columns && a.Rows == b.Rows && a.Dim == b.Dim
}
