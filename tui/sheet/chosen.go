package sheet

import (
	"maps"

	"sojourn/journal"
)

// chosen is the selection: some entries, or all but some; and while a range is open, those between
// its beginning and the cursor too.
type chosen struct {
	ids  map[journal.ID]struct{} // never altered
	but  bool                    // all but ids
	open bool
	from journal.ID // where the open range begins
	at   int        // its place in the list
}

func (c chosen) isEmpty() bool { return !c.but && len(c.ids) == 0 && !c.open }

// span is the open range, first and last, with the cursor at a place of the list.
func (c chosen) span(cursor int) (int, int) { return min(c.at, cursor), max(c.at, cursor) }

// has reports whether the entry at a place of the list is selected.
func (c chosen) has(id journal.ID, at, cursor int) bool {
	if first, last := c.span(cursor); c.open && at >= first && at <= last {
		return true
	}
	_, in := c.ids[id]
	return in != c.but
}

// count is how many of total are selected, without those that only an open range has.
func (c chosen) count(total int) int {
	if c.but {
		return max(0, total-len(c.ids))
	}
	return len(c.ids)
}

// toggled selects id, or takes it out.
func (c chosen) toggled(id journal.ID) chosen {
	c = c.own()
	if _, in := c.ids[id]; in {
		delete(c.ids, id)
	} else {
		c.ids[id] = struct{}{}
	}
	return c
}

func (c chosen) own() chosen {
	c.ids = maps.Clone(c.ids)
	if c.ids == nil {
		c.ids = map[journal.ID]struct{}{}
	}
	return c
}

// begun opens a range at an entry.
func (c chosen) begun(id journal.ID, at int) chosen {
	c.open, c.from, c.at = true, id, at
	return c
}

// closed takes the open range into the selection.
func (c chosen) closed(l list, cursor int) chosen {
	if !c.open {
		return c
	}
	first, last := c.span(cursor)
	c = c.own()
	for at := first; at <= last; at++ {
		switch id := l.id(at); {
		case id == "":
		case c.but:
			delete(c.ids, id)
		default:
			c.ids[id] = struct{}{}
		}
	}
	c.open = false
	return c
}

// targets are the selected entries in order of time.
func (c chosen) targets(l list, cursor int) []journal.ID {
	var ids []journal.ID
	for i, id := range l.ids {
		if c.has(id, l.first+i, cursor) {
			ids = append(ids, id)
		}
	}
	return ids
}

// within is what is left of c in another list.
func (c chosen) within(l list) chosen {
	if len(c.ids) > 0 {
		left := make(map[journal.ID]struct{}, len(c.ids))
		for _, id := range l.ids {
			if _, in := c.ids[id]; in {
				left[id] = struct{}{}
			}
		}
		c.ids = left
	}
	if c.open {
		c.at, c.open = l.find(c.from, c.at)
	}
	return c
}
