package picture

import (
	"context"
	"slices"
)

// giveUp ends what nobody wants any more.
func (g *Gallery) giveUp() {
	for s, cancel := range g.making {
		if !g.isWanted(s) {
			cancel()
		}
	}
}

func (g *Gallery) isWanted(s slot) bool {
	return slices.ContainsFunc(g.windows, func(w *Window) bool { return w.asked.all[s] })
}

// employ sees to it that there are hands for what is wanted.
func (g *Gallery) employ() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, _, more := g.next(); more && g.hands < workers {
		g.hands++
		g.standBack()
		go g.work()
	}
}

// next is the first tile that is wanted and that nobody makes yet.
func (g *Gallery) next() (Key, Screen, bool) {
	for _, w := range g.windows {
		for _, k := range w.asked.keys {
			s := k.slot(w.asked.screen)
			if _, made := g.making[s]; !made && s != g.ahead.slot && w.asked.all[s] {
				return k, w.asked.screen, true
			}
		}
	}
	return Key{}, Screen{}, false
}

// work makes tiles until none is wanted.
func (g *Gallery) work() {
	for {
		g.mu.Lock()
		k, screen, more := g.next()
		if !more {
			g.hands--
			g.goAhead()
			g.mu.Unlock()
			return
		}
		ctx, cancel := context.WithCancel(context.Background())
		g.making[k.slot(screen)] = cancel
		g.mu.Unlock()

		g.employ() // one more hand for each that is busy, while there is work
		g.done(ctx, g.make(ctx, k, screen))
		cancel()
	}
}

func (g *Gallery) done(ctx context.Context, it *item) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.making, it.slot)
	if it.failed && ctx.Err() != nil {
		return // given up: it says nothing about the photo
	}
	g.arrived(it)
	g.shelf.put(it)
	for _, w := range g.windows {
		w.asked.came(it.slot)
	}
}
