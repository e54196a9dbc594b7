package sheet

import (
	"context"
	"sync"

	"sojourn/journal"
	"sojourn/tui/picture"
)

// beside are the photos of the screens below and above that from from to to, as far as they are known.
func (m Model) beside(from, to int) []picture.Key {
	var near []picture.Key
	for i := range to - from {
		for _, at := range [2]int{to + i, from - 1 - i} {
			if at < 0 || at >= m.grid.total {
				continue
			}
			if s, known := m.summary(at); known && s.Photos > 0 {
				near = append(near, m.key(s))
			}
		}
	}
	return near
}

// restBlock is how many entries of the rest are read at once.
const restBlock = 200

// rest reads all of a list, block by block, those near the screen first.
type rest struct {
	store lister
	of    asked
	total int
	done  map[int]bool // blocks; Next's alone

	mu   sync.Mutex
	near int         // the entry that the screen begins with
	tile picture.Key // what a tile is like there
}

// withRest has the rest of the list read around the screen. What was read of the same list is not read again.
func (m Model) withRest(from int) (Model, picture.Rest) {
	if !m.list.whole {
		return m, nil
	}
	if of := m.list.asked(m.query); m.rest == nil || m.rest.of.number != of.number || m.rest.total != m.list.total {
		m.rest = &rest{store: m.store, of: of, total: m.list.total, done: map[int]bool{}}
	}
	m.rest.mu.Lock()
	defer m.rest.mu.Unlock()
	m.rest.near, m.rest.tile = from, m.key(journal.Summary{})
	return m, m.rest
}

// Next returns the photos of the nearest block that was not read yet.
func (r *rest) Next(ctx context.Context) (keys []picture.Key) {
	for len(keys) == 0 {
		r.mu.Lock()
		near, tile := r.near/restBlock, r.tile
		r.mu.Unlock()
		block, more := r.nearest(near)
		if !more {
			return nil
		}
		entries, err := r.store.List(ctx, r.of.query, journal.Page{Offset: block * restBlock, Limit: restBlock})
		if err != nil {
			return nil
		}
		r.done[block] = true
		for _, s := range entries {
			if s.Photos > 0 {
				tile.Photo, tile.Orientation = s.Original, s.Orient
				keys = append(keys, tile)
			}
		}
	}
	return keys
}

func (r *rest) nearest(near int) (block int, more bool) {
	blocks := (r.total + restBlock - 1) / restBlock
	for away := range blocks {
		for _, block := range [2]int{near - away, near + away} {
			if block >= 0 && block < blocks && !r.done[block] {
				return block, true
			}
		}
	}
	return 0, false
}
