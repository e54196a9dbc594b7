package pages

import "encoding/binary"

// Kinds of pages, as their first byte tells.
const (
	indexInner = 2
	tableInner = 5
	indexLeaf  = 10
	tableLeaf  = 13
)

// leaf is a page taken apart.
type leaf struct {
	page  int
	kind  byte
	cells []cell
	lost  int // cells whose row cannot be read
}

// cell is a page below, with the row that follows on all that is in it; either may be missing.
type cell struct {
	child int
	row   *Row
}

// isTable tells whether the rows of a page are a table's and not an index's.
func (l leaf) isTable() bool { return l.kind == tableInner || l.kind == tableLeaf }

func (l leaf) isInner() bool { return l.kind == tableInner || l.kind == indexInner }

// rows returns those that stand in the page itself.
func (l leaf) rows() (rows []Row) {
	for _, c := range l.cells {
		if c.row != nil {
			rows = append(rows, *c.row)
		}
	}
	return rows
}

// deepest is more than any tree has levels.
const deepest = 40

// walk is one Walk under way.
type walk struct {
	*File
	orderly
	own          func(Row) bool
	been         map[int]bool // pages: a damaged tree may lead to one again
	isTable      bool         // as its first page is
	lost, broken int
}

// WalkOf is Walk for the rows that can be the tree's own. Others are of a page that stands where it
// does not belong: they are lost to it, and do not say in which order its own stand.
func (f *File) WalkOf(root int, own func(Row) bool, tell func(Row)) (lost, broken int) {
	w := walk{File: f, orderly: orderly{tell: tell}, own: own, been: map[int]bool{}}
	w.down(root, deepest)
	w.flush()
	f.broken += w.broken
	return w.lost, w.broken
}

// Walk tells every row below page root in its order, as far as it can be come to. Where damage leads
// two trees to one page, both tell its rows: whose they are, only their table can say. lost counts rows
// that are seen to be broken, broken the pages that hold an unknown number of others.
func (f *File) Walk(root int, tell func(Row)) (lost, broken int) {
	return f.WalkOf(root, func(Row) bool { return true }, tell)
}

func (w *walk) down(n, levels int) {
	if n < 1 || n > w.count || levels == 0 {
		w.broken++
		return
	}
	if w.been[n] {
		return
	}
	l, ok := w.leaf(n)
	if len(w.been) == 0 {
		w.isTable = l.isTable()
	}
	w.been[n] = true
	if ok && l.isTable() != w.isTable { // it belongs to another tree, whose rows would upset the order of these
		w.broken++
		return
	}
	w.seen[n] = true
	if !ok {
		w.broken++
		return
	}
	w.lost += l.lost
	for _, c := range l.cells {
		if l.isInner() && c.child != 0 {
			w.down(c.child, levels-1)
		}
		switch {
		case c.row == nil:
		case w.own(*c.row):
			w.add(*c.row, w.isTable)
		default:
			w.lost++
		}
	}
}

// Orphan is a page that no walk came to: what leads to it is lost.
type Orphan struct {
	Table bool // its rows have ids
	Rows  []Row
}

// Orphans tells the pages that no walk came to and that are not free.
func (f *File) Orphans(tell func(Orphan)) {
	free, _ := f.free()
	for n := 1; n <= f.count; n++ {
		if f.seen[n] || f.chained[n] || free[n] {
			continue
		}
		if l, ok := f.leaf(n); ok && len(l.rows()) > 0 {
			tell(Orphan{l.isTable(), l.rows()})
		}
	}
}

// leaf takes page n apart; false where it is no page of a tree.
func (f *File) leaf(n int) (leaf, bool) {
	p := f.page(n)
	at := 0
	if n == 1 {
		at = headerSize
	}
	l := leaf{page: n, kind: p[at]}
	head := 8
	switch l.kind {
	case tableLeaf, indexLeaf:
	case tableInner, indexInner:
		head = 12
	default:
		return l, false
	}
	cells := int(binary.BigEndian.Uint16(p[at+3:]))
	first := at + head
	if first+2*cells > f.usable {
		return l, false
	}
	for i := range cells {
		f.cell(&l, p, int(binary.BigEndian.Uint16(p[first+2*i:])), first+2*cells)
	}
	if l.isInner() {
		l.cells = append(l.cells, cell{child: int(binary.BigEndian.Uint32(p[at+8:]))})
	}
	return l, true
}

// cell adds the cell at an offset of page p, which must lie behind least.
func (f *File) cell(l *leaf, p []byte, at, least int) {
	if at < least || at+4 > f.usable {
		l.lost++
		return
	}
	var c cell
	b := p[at:f.usable]
	if l.isInner() {
		c.child, b = int(binary.BigEndian.Uint32(b)), b[4:]
	}
	if l.kind != tableInner {
		if c.row = f.row(b, l.page, l.kind == tableLeaf); c.row == nil {
			l.lost++
		}
	}
	l.cells = append(l.cells, c)
}

// row reads the row that begins in b, on a page; nil where it is none.
func (f *File) row(b []byte, page int, isTable bool) *Row {
	size, n := varint(b)
	if n == 0 {
		return nil
	}
	b = b[n:]
	var r Row
	if isTable {
		if r.ID, n = varint(b); n == 0 {
			return nil
		}
		b = b[n:]
	}
	payload, chain := f.payload(b, size, isTable)
	if r.Values = record(payload); r.Values == nil {
		return nil
	}
	r.Pages = append([]int{page}, chain...)
	for _, n := range chain {
		f.chained[n] = true
	}
	return &r
}

// payload returns size bytes that begin in b and go on in a chain of pages of their own; nil where
// they end before that.
func (f *File) payload(b []byte, size int64, isTable bool) (payload []byte, chain []int) {
	local := f.local(size, isTable)
	switch {
	case size < 0, size > int64(f.count)*int64(f.usable), local > int64(len(b)):
		return nil, nil
	case local == size:
		return b[:size], nil
	case local+4 > int64(len(b)):
		return nil, nil
	}
	payload = append(payload, b[:local]...)
	next := int(binary.BigEndian.Uint32(b[local:]))
	been := map[int]bool{}
	for int64(len(payload)) < size {
		if next < 1 || next > f.count || been[next] {
			return nil, nil
		}
		been[next] = true
		chain = append(chain, next)
		p := f.page(next)
		payload = append(payload, p[4:4+min(size-int64(len(payload)), int64(f.usable-4))]...)
		next = int(binary.BigEndian.Uint32(p))
	}
	if next != 0 {
		return nil, nil // it goes on where it should end: this is not its chain
	}
	return payload, chain
}

// local is how many of size bytes stand in the cell itself.
func (f *File) local(size int64, isTable bool) int64 {
	u := int64(f.usable)
	most := (u-12)*64/255 - 23
	if isTable {
		most = u - 35
	}
	if size <= most {
		return size
	}
	least := (u-12)*32/255 - 23
	if k := least + (size-least)%(u-4); k <= most {
		return k
	}
	return least
}
