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
		if o.Photo != k.Photo || o.Columns != k.Columns || o.Rows != k.Rows || o.Dim != k.Dim {
			continue
		}
		if before, state := from.Tile(o); state == picture.Ready {
			return before
		}
	}
	return tile
}
