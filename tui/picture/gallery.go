package picture

import (
	"context"
	"errors"
	"image"
	"runtime"
	"sync"

	"sojourn/journal"
)

// Source makes the picture of a photo: upright, its longest edge at most edge pixels.
type Source interface {
	Thumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error)
}

// State says what a tile is.
type State int

const (
	// Ready: it is the picture.
	Ready State = iota
	// Loading: the picture is not there yet.
	Loading
	// Failed: there will be none; the tile says why.
	Failed
)

// shelfBytes is how much of what was made is kept.
const shelfBytes = 24 << 20

// workers is how many pictures are made at once: one core is left to the hands.
var workers = max(1, min(runtime.NumCPU()-1, 4))

// Gallery makes tiles and keeps them; all screens share one. It is safe for concurrent use.
type Gallery struct {
	source Source

	mu      sync.Mutex
	mode    Mode
	shelf   shelf
	windows []*Window // the one that asked last comes first
	making  map[slot]context.CancelFunc
	hands   int // workers that are at work
	own     *Window
}

// NewGallery returns a gallery of what source has.
func NewGallery(source Source, mode Mode) *Gallery {
	g := &Gallery{source: source, mode: mode, shelf: newShelf(shelfBytes), making: map[slot]context.CancelFunc{}}
	g.own = g.Window()
	return g
}

// SetMode says what colours the terminal shows. Tiles are made anew as they are asked for.
func (g *Gallery) SetMode(m Mode) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.mode = m
}

// Tile returns at once what there is for k.
func (g *Gallery) Tile(k Key) (Tile, State) {
	if k.Columns < 1 || k.Rows < 1 {
		return Tile{}, Ready
	}
	if k.isNothing() {
		return Message("no photo", k.Columns, k.Rows), Ready
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	it := g.shelf.item(k.slot(g.mode))
	switch {
	case it == nil:
		return centred([]string{"…"}, k.Columns, k.Rows), Loading
	case it.failed:
		return it.tile, Failed
	}
	return it.tile, Ready
}

// make makes the tile of k, or one that says why there is none.
func (g *Gallery) make(ctx context.Context, k Key, m Mode) *item {
	img, err := g.source.Thumb(ctx, k.Photo, k.Orientation, k.edge())
	if err == nil {
		return &item{slot: k.slot(m), tile: render(img, k.Columns, k.Rows, m, k.Dim)}
	}
	return &item{
		slot: k.slot(m), tile: Message(reason(err), k.Columns, k.Rows),
		failed: true, final: journal.KindOf(err) == journal.Invalid,
	}
}

// reason says in a few words why there is no picture.
func reason(err error) string {
	if journal.KindOf(err) == journal.NotFound {
		return "the original is missing"
	}
	for {
		e, ok := errors.AsType[*journal.Error](err)
		if !ok || e.Err == nil {
			return "broken: " + err.Error()
		}
		err = e.Err // without what was done to which file: the tile stands for it
	}
}
