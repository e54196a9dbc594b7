package picture

import "container/list"

// shelf keeps tiles up to a number of bytes; what was not looked at for longest makes room.
type shelf struct {
	limit, bytes int
	items        map[slot]*list.Element
	order        *list.List // of *item, the last looked at first
	removed      func(*item)
}

// item is a tile, or why there is none.
type item struct {
	slot    slot
	tile    Tile
	graphic *graphic // nil where the tile is all there is to it
	failed  bool
	final   bool // it would fail again
}

func newShelf(limit int) shelf {
	return shelf{limit: limit, items: map[slot]*list.Element{}, order: list.New(), removed: func(*item) {}}
}

// item returns what is kept for s, or nil.
func (sh *shelf) item(s slot) *item {
	e := sh.items[s]
	if e == nil {
		return nil
	}
	sh.order.MoveToFront(e)
	return e.Value.(*item)
}

func (sh *shelf) put(it *item) {
	if old := sh.items[it.slot]; old != nil {
		sh.remove(old)
	}
	sh.items[it.slot] = sh.order.PushFront(it)
	sh.bytes += it.cost()
	for sh.bytes > sh.limit && sh.order.Len() > 1 {
		sh.remove(sh.order.Back())
	}
}

func (sh *shelf) remove(e *list.Element) {
	it := e.Value.(*item)
	sh.order.Remove(e)
	delete(sh.items, it.slot)
	sh.bytes -= it.cost()
	sh.removed(it)
}

// overhead is about what an item takes beside its lines.
const overhead = 400

func (it *item) cost() int {
	n := it.tile.bytes() + 16*len(it.tile.Lines) + overhead
	if it.graphic != nil {
		n += it.graphic.bytes
	}
	return n
}
