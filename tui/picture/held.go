package picture

// mostPlaceholders is how many rows or columns kitty's characters can name.
const mostPlaceholders = 297

// arrived hands what the terminal is to hold over to it. Data that was handed over is not kept.
func (g *Gallery) arrived(it *item) {
	if it.graphic == nil {
		return
	}
	if it.slot.screen.Protocol.IsOver() {
		g.over[it.graphic.name()] = it.graphic
	}
	switch it.slot.screen.Protocol {
	case Kitty:
		g.leaving.Write(it.graphic.data)
		g.leaving.WriteString(it.graphic.placeVirtually())
	case KittyOver:
		g.leaving.Write(it.graphic.data)
	default:
		return
	}
	it.graphic.data = nil
}

// removed makes the terminal forget what is kept no longer.
func (g *Gallery) removed(it *item) {
	if it.graphic != nil {
		delete(g.over, it.graphic.name())
	}
	if p := it.slot.screen.Protocol; it.graphic != nil && (p == Kitty || p == KittyOver) {
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

// Clear empties the gallery, as if nothing had been made, and returns what makes the terminal forget it.
func (g *Gallery) Clear() string {
	g.mu.Lock()
	for g.shelf.order.Len() > 0 {
		g.shelf.remove(g.shelf.order.Back())
	}
	g.mu.Unlock()
	return g.Leaving()
}

// Again hands over once more what the terminal holds, which may have lost it. What was handed over is not kept, so
// that it is made anew as it is asked for.
func (g *Gallery) Again() string {
	if p := g.Screen().Protocol; p != Kitty && p != KittyOver {
		return ""
	}
	return g.Clear()
}
