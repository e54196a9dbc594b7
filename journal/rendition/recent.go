package rendition

import (
	"crypto/sha256"
	"os"
	"sync"

	"sojourn/journal"
)

// mostRecent is how many renditions a Maker remembers; beyond it, it begins anew.
const mostRecent = 4096

// recent remembers which pictures came of what, so that a picture that is asked for again is not made again.
// The zero value is ready.
type recent struct {
	mu   sync.Mutex
	made map[recipe]journal.Picture
}

// recipe is all that decides what a rendition is.
type recipe struct {
	path        string
	size        int64
	changed     int64 // nanoseconds
	orientation int
	bound       bound
	limit       int64
	lossless    bool
	webp        bool
	quality     int
	words       [sha256.Size]byte
}

// recipeOf is false where the original cannot be looked at.
func (m *Maker) recipeOf(p journal.Photo, b bound, limit int64, e encoder) (recipe, bool) {
	path, err := m.PathOf(p.Original())
	if err != nil {
		return recipe{}, false
	}
	info, err := os.Stat(path)
	if err != nil {
		return recipe{}, false
	}
	return recipe{
		path: path, size: info.Size(), changed: info.ModTime().UnixNano(), orientation: p.Orientation, bound: b, limit: limit,
		lossless: e.lossless, webp: e.webp, quality: e.quality, words: sha256.Sum256(e.words),
	}, true
}

// madeBefore returns the picture that r made, if its bytes are still in the outbox folder.
func (m *Maker) madeBefore(r recipe) (journal.Picture, bool) {
	m.recent.mu.Lock()
	p, ok := m.recent.made[r]
	m.recent.mu.Unlock()
	if !ok {
		return p, false
	}
	file, err := m.OpenPicture(p)
	if err != nil {
		return p, false
	}
	return p, file.Close() == nil
}

func (m *Maker) noteMade(r recipe, p journal.Picture) {
	m.recent.mu.Lock()
	defer m.recent.mu.Unlock()
	if m.recent.made == nil || len(m.recent.made) >= mostRecent {
		m.recent.made = map[recipe]journal.Picture{}
	}
	m.recent.made[r] = p
}
