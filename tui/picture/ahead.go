package picture

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
)

// preparer makes pictures that are not to be seen yet, and keeps them where the source finds them again. Sources may be one.
type preparer interface {
	Prepare(ctx context.Context, f journal.File, orientation, edge int, effort bool) error
}

// Rest is a list of photos that may be looked at some day. It is asked by one goroutine at a time.
type Rest interface {
	// Next returns some more, those first that are near; none when there are no more.
	Next(ctx context.Context) []Key
}

// ahead is what is made while nothing is waited for, by one hand.
type ahead struct {
	near    []Key
	rest    Rest // nil: none
	some    []Key
	working bool
	slot    slot               // that is being made
	stop    context.CancelFunc // of what is being done; nil if nothing is
}

// Ahead returns a command that makes the tiles of near once nothing is waited for, and then has pictures of rest kept.
// It takes the place of what was said before. A screen for few bytes makes nothing ahead.
func (w *Window) Ahead(near []Key, rest Rest) tea.Cmd {
	g := w.gallery
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ahead.near, g.ahead.some = near, nil
	g.ahead.rest = rest
	return func() tea.Msg {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.goAhead()
		return nil
	}
}

// goAhead sees to it that somebody works ahead, unless others are at work.
func (g *Gallery) goAhead() {
	lean := g.screen.Lean > 0 || g.screen.Protocol == Nothing
	if !lean && !g.ahead.working && g.hands == 0 {
		g.ahead.working = true
		go g.workAhead()
	}
}

// standBack ends what is done ahead, unless it is what is waited for.
func (g *Gallery) standBack() {
	if g.ahead.stop != nil && !g.isWanted(g.ahead.slot) {
		g.ahead.stop()
	}
}

// workAhead works until there is nothing more to do, or something to be waited for.
func (g *Gallery) workAhead() {
	for {
		g.mu.Lock()
		if g.hands > 0 || !g.hasAhead() {
			g.ahead.working = false
			g.mu.Unlock()
			return
		}
		k, isNear, more := g.nextAhead()
		rest := g.ahead.rest
		ctx, stop := context.WithCancel(context.Background())
		screen := g.screen
		g.ahead.stop, g.ahead.slot = stop, slot{}
		if isNear {
			g.ahead.slot = k.slot(screen)
		}
		g.mu.Unlock()

		switch {
		case isNear:
			g.done(ctx, g.make(ctx, k, screen))
		case more:
			g.prepare(ctx, k, screen)
		case rest != nil:
			g.read(ctx, rest)
		}
		g.mu.Lock()
		g.ahead.stop, g.ahead.slot = nil, slot{}
		g.mu.Unlock()
		stop()
	}
}

func (g *Gallery) hasAhead() bool {
	return len(g.ahead.near) > 0 || len(g.ahead.some) > 0 || g.ahead.rest != nil
}

// nextAhead takes the tile or the photo that is next.
func (g *Gallery) nextAhead() (k Key, isNear, more bool) {
	a := &g.ahead
	for len(a.near) > 0 {
		k, a.near = a.near[0], a.near[1:]
		if !k.isNothing() && k.Columns > 0 && k.Rows > 0 && g.shelf.items[k.slot(g.screen)] == nil {
			return k, true, true
		}
	}
	if len(a.some) > 0 {
		k, a.some = a.some[0], a.some[1:]
		return k, false, true
	}
	return Key{}, false, false
}

// read reads more of rest.
func (g *Gallery) read(ctx context.Context, rest Rest) {
	var some []Key
	if _, ok := g.source.(preparer); ok {
		some = rest.Next(ctx)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.ahead.rest != rest:
	case len(some) > 0:
		g.ahead.some = some
	case ctx.Err() == nil:
		g.ahead.rest = nil
	}
}

// prepare has a picture kept, and rests as long as that took: whatever else runs goes before.
func (g *Gallery) prepare(ctx context.Context, k Key, s Screen) {
	began := time.Now()
	_ = g.source.(preparer).Prepare(ctx, k.Photo, k.Orientation, min(k.edge(s), edges[1]), true) // said when it is shown
	rest := time.NewTimer(time.Since(began))
	defer rest.Stop()
	select {
	case <-rest.C:
	case <-ctx.Done():
	}
}
