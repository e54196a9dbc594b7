package picture

import (
	"image"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// Loaded says that tiles which were asked for are there now.
type Loaded struct{}

// together is how long an answer waits for more tiles to come with it.
const together = 40 * time.Millisecond

// Window is what one screen wants to see of a gallery. Only its newest wish counts.
type Window struct {
	gallery *Gallery
	asked   wish
	prompt  bool
}

// wish is tiles that were asked for together.
type wish struct {
	screen Screen
	keys   []Key
	parts  []journal.File // of which parts are wanted, there or not
	all    map[slot]bool  // also those that were there; with what is missing as true
	some   chan struct{}  // closed with the first that is there
	whole  chan struct{}  // closed when none is missing, or the first is there
	first  slot           // that is wanted most; of a prompt window
	over   chan struct{}  // closed when another wish has taken its place
}

// Window returns a window for a screen.
func (g *Gallery) Window() *Window {
	g.mu.Lock()
	defer g.mu.Unlock()
	w := &Window{gallery: g, asked: wish{over: make(chan struct{})}}
	g.windows = append(g.windows, w)
	return w
}

// Prompt makes w answer at once when the first of what is missing is there. It returns w.
func (w *Window) Prompt() *Window {
	w.prompt = true
	return w
}

// Tile returns at once what there is for k.
func (w *Window) Tile(k Key) (Tile, State) { return w.gallery.Tile(k) }

// Room is how many square pixels a tile of k has now.
func (w *Window) Room(k Key) image.Point { return w.gallery.Screen().Grid(k) }

// Load returns a command that makes the missing ones of want, the first first, and answers Loaded
// as soon as some are there; ask again then. What was wanted before and is not wanted now is given
// up. Tiles are to be looked at after Load, or one that comes in between is missed.
func (w *Window) Load(want []Key) tea.Cmd {
	g := w.gallery
	g.mu.Lock()
	defer g.mu.Unlock()
	before := w.asked
	close(before.over)
	w.asked = g.wish(want, before)
	if w.prompt && len(w.asked.keys) > 0 {
		w.asked.first = w.asked.keys[0].slot(g.screen)
	}
	g.giveUp()
	g.windows = append([]*Window{w}, slices.DeleteFunc(g.windows, func(o *Window) bool { return o == w })...)
	asked, kept := w.asked, slices.Equal(w.asked.parts, before.parts)
	switch {
	case len(asked.keys) == 0 && kept:
		return nil
	case len(asked.keys) == 0:
		return func() tea.Msg { g.keep(); return nil }
	}
	return func() tea.Msg {
		g.keep()
		g.employ()
		return asked.wait()
	}
}

// Load is Load of a window of its own, for who needs only one.
func (g *Gallery) Load(want []Key) tea.Cmd { return g.own.Load(want) }

// wish sorts out what is missing. What failed and may come back is tried when it comes into view.
func (g *Gallery) wish(want []Key, before wish) wish {
	w := wish{
		screen: g.screen, all: make(map[slot]bool, len(want)),
		some: make(chan struct{}), whole: make(chan struct{}), over: make(chan struct{}),
	}
	for _, k := range want {
		s := k.slot(g.screen)
		if _, twice := w.all[s]; twice || k.isNothing() || k.Columns < 1 || k.Rows < 1 {
			continue
		}
		_, seen := before.all[s]
		it := g.shelf.item(s)
		missing := it == nil || it.failed && !it.final && (!seen || before.all[s])
		w.all[s] = missing
		if k.Part.Scale > 0 && !slices.Contains(w.parts, k.Photo) {
			w.parts = append(w.parts, k.Photo)
		}
		if missing {
			w.keys = append(w.keys, k)
		}
	}
	return w
}

// wait returns when there is something to show. One answer may stand for several tiles.
func (w wish) wait() tea.Msg {
	select {
	case <-w.some:
	case <-w.over:
		return nil
	}
	more := time.NewTimer(together)
	defer more.Stop()
	select {
	case <-w.whole:
	case <-w.over:
	case <-more.C:
	}
	return Loaded{}
}

// came notes that s is there.
func (w wish) came(s slot) {
	if !w.all[s] {
		return
	}
	w.all[s] = false
	if !isClosed(w.some) {
		close(w.some)
	}
	for _, missing := range w.all {
		if missing && s != w.first {
			return
		}
	}
	if !isClosed(w.whole) {
		close(w.whole)
	}
}

func isClosed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
