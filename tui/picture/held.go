package picture

// mostPlaceholders is how many rows or columns kitty's characters can name.
const mostPlaceholders = 297

// arrived hands what the terminal is to hold over to it. Data that was handed over is not kept.
func (g *Gallery) arrived(it *item) {
	if it.graphic == nil {
		return
	}
	protocol := it.slot.screen.Protocol
	if protocol.IsOver() {
		g.over[it.graphic.name()] = it.graphic
	}
	if !protocol.IsHeld() {
		return
	}
	g.leaving.Write(it.graphic.data)
	it.graphic.data = nil
	if protocol == Kitty {
		g.leaving.WriteString(it.graphic.placeVirtually())
	}
}

// removed makes the terminal forget what is kept no longer.
func (g *Gallery) removed(it *item) {
	if it.graphic == nil {
		return
	}
	delete(g.over, it.graphic.name())
	if it.slot.screen.Protocol.IsHeld() {
		g.leaving.WriteString(forget(it.graphic.id))
	}
}

// Leaving is what the terminal is to be told before the next frame, once: pictures to hold, and to forget.
func (g *Gallery) Leaving() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.leaving.String()
	g.leaving.Reset()
	return s
}

// Clear empties the gallery, as if nothing had been made, and has the terminal forget what it holds.
func (g *Gallery) Clear() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.shelf.order.Len() > 0 {
		g.shelf.remove(g.shelf.order.Back())
	}
}
