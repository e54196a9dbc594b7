package picture

import (
	"context"
	"errors"
	"image"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// Source makes the picture of a photo: upright, its longest edge at most edge pixels. An error may come with a
// picture that was kept: it is shown, and the error too.
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

// shelfBytes is how much of what was made is kept; heldBytes is how much where the terminal holds it (kitty holds
// at most 320 MB for all programs).
const (
	shelfBytes = 16 << 20
	heldBytes  = 96 << 20
)

// workers is how many pictures are made at once: one core is left to the hands.
var workers = max(1, min(runtime.NumCPU()-1, 4))

// Gallery makes tiles and keeps them; all screens share one. It is safe for concurrent use.
type Gallery struct {
	source Source

	mu      sync.Mutex
	screen  Screen
	shelf   shelf
	windows []*Window // the one that asked last comes first
	making  map[slot]context.CancelFunc
	hands   int // workers that are at work
	own     *Window
	ahead   ahead
	number  int                 // of the last graphic
	over    map[string]*graphic // what is drawn over the cells, by its name in marks
	leaving strings.Builder     // what the terminal is to be told
}

// NewGallery returns a gallery of what source has, in cells of mode's colours.
func NewGallery(source Source, mode Mode) *Gallery {
	g := &Gallery{
		source: source, screen: Screen{Colours: mode}, shelf: newShelf(shelfBytes),
		making: map[slot]context.CancelFunc{}, number: rand.IntN(1 << 23), over: map[string]*graphic{},
	}
	g.shelf.removed = g.removed
	g.own = g.Window()
	return g
}

// Screen is what tiles are made for now.
func (g *Gallery) Screen() Screen {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.screen
}

// SetScreen says what the terminal shows pictures with. Tiles are made anew as they are asked for.
func (g *Gallery) SetScreen(s Screen) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.screen = s
	g.shelf.limit = shelfBytes
	if s.Protocol.IsHeld() {
		g.shelf.limit = heldBytes
	}
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
	it := g.shelf.item(k.slot(g.screen))
	switch {
	case it == nil:
		return centred([]string{"…"}, k.Columns, k.Rows), Loading
	case it.failed:
		return it.tile, Failed
	}
	return it.tile, Ready
}

// make makes the tile of k, or one that says why there is none.
func (g *Gallery) make(ctx context.Context, k Key, s Screen) (it *item) {
	defer func() {
		if r := recover(); r != nil { // one picture is not worth the others
			it = &item{slot: k.slot(s), tile: Message("it cannot be drawn", k.Columns, k.Rows), failed: true, final: true}
		}
	}()
	if s.Protocol == Nothing {
		return &item{slot: k.slot(s), tile: Message(journal.Visible(k.Photo.Name), k.Columns, k.Rows)}
	}
	img, seen, err := g.image(ctx, k, s)
	if img != nil && err != nil && k.Rows > leastMarked {
		return g.marked(img, err, k, s)
	}
	if err == nil {
		it := g.drawn(img, seen, k, s)
		it.tile.Seen = seen
		return it
	}
	return &item{
		slot: k.slot(s), tile: Message(reason(err), k.Columns, k.Rows),
		failed: true, final: journal.KindOf(err) == journal.Invalid,
	}
}

// drawn makes the tile of img, in pixels where the terminal takes them.
func (g *Gallery) drawn(img image.Image, seen Seen, k Key, s Screen) *item {
	if s.Protocol == Cells || img.Bounds().Empty() || max(k.Columns, k.Rows) > mostPlaceholders {
		return &item{slot: k.slot(s), tile: render(img, seen, k, s)}
	}
	return g.graphic(img, seen, k, s)
}

// leastMarked is how many rows are too few for a picture with words below it.
const leastMarked = 2

// marked is the tile of a picture that was kept, with what is wrong with its original below it.
func (g *Gallery) marked(img image.Image, err error, k Key, s Screen) *item {
	above := k
	above.Rows--
	it := g.drawn(img, Seen{}, above, s)
	it.slot, it.failed = k.slot(s), true
	below := centred([]string{grapheme.Cut(briefly(err, k.Columns), k.Columns)}, k.Columns, 1)
	it.tile.Lines = append(slices.Clone(it.tile.Lines), below.Lines...)
	return it
}

// briefly is reason in as many words as columns have room for.
func briefly(err error, columns int) string {
	whole := reason(err)
	first, _, _ := strings.Cut(whole, ":")
	ways := []string{whole, first}
	if journal.KindOf(err) == journal.NotFound {
		ways = append(ways, "the original is missing", "⚠ missing")
	}
	for _, text := range ways {
		if grapheme.Width(text) <= columns {
			return text
		}
	}
	return "⚠ original"
}

// graphic makes the tile of img in pixels.
func (g *Gallery) graphic(img image.Image, seen Seen, k Key, s Screen) *item {
	g.mu.Lock()
	g.number++
	id := g.number
	g.mu.Unlock()
	it := &item{slot: k.slot(s)}
	graphic, err := draw(img, seen, k, s, id)
	switch {
	case err != nil:
		it.tile, it.failed = Message(reason(err), k.Columns, k.Rows), true
		return it
	case s.Protocol == Kitty:
		it.tile = graphic.placeholders()
	default:
		it.tile = graphic.blanks()
	}
	it.graphic = &graphic
	return it
}

// reason says in a few words why there is no picture.
func reason(err error) string {
	kind := journal.KindOf(err)
	if errors.Is(err, fs.ErrPermission) {
		return "the original may not be read"
	}
	for {
		e, ok := errors.AsType[*journal.Error](err)
		if !ok || e.Err == nil {
			break
		}
		err = e.Err // without what was done to which file: the tile stands for it
	}
	text := strings.TrimPrefix(err.Error(), "cannot be decoded: ")
	if kind == journal.Invalid && !strings.HasPrefix(text, "it ") { // what says so by itself, as what is only too large
		return "broken: " + text
	}
	return text
}
