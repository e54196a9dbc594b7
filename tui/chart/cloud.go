package chart

import (
	"cmp"
	"math"
	"slices"

	"sojourn/journal"
)

// cloud is where frames are, kept so that those of any part of the Earth are counted without looking at
// each. The Earth is a square of 2^27 by 2^27 cells, of which a cell of any coarser grid is a run.
type cloud struct {
	keys     []uint64 // of the finest cells, ascending: the bits of row and column in turn
	points   []journal.Point
	order    []int32   // in time
	lat, lon []float64 // sums up to each
}

const finest = 27 // halvings; the cells are 0.3 m wide

func newCloud(points []journal.Point) *cloud {
	n := len(points)
	type placed struct {
		key uint64
		at  int32
	}
	all := make([]placed, n)
	for i, p := range points {
		all[i] = placed{keyOf(p), int32(i)}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	c := &cloud{
		keys: make([]uint64, n), points: make([]journal.Point, n), order: make([]int32, n),
		lat: make([]float64, n+1), lon: make([]float64, n+1),
	}
	for i, a := range all {
		p := points[a.at]
		c.keys[i], c.points[i], c.order[i] = a.key, p, a.at
		c.lat[i+1], c.lon[i+1] = c.lat[i]+p.Lat, c.lon[i]+p.Lon
	}
	return c
}

// keyOf is the finest cell of p. Columns and rows are 360 degrees wide and high: cells are square.
func keyOf(p journal.Point) uint64 {
	return spread(index(p.Lat+180))<<1 | spread(index(p.Lon+180))
}

func index(degrees float64) uint64 {
	const cells = 1 << finest
	return uint64(max(0, min(math.Floor(degrees/360*cells), cells-1)))
}

// spread puts a blank before each bit.
func spread(v uint64) uint64 {
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// bounds are degrees; west is greater than east where they are over the date line.
type bounds struct{ south, west, north, east float64 }

// meets tells whether a cell has a part of b.
func (b bounds) meets(cell bounds) bool {
	if cell.north < b.south || cell.south > b.north {
		return false
	}
	if b.west > b.east {
		return cell.east >= b.west || cell.west <= b.east
	}
	return cell.east >= b.west && cell.west <= b.east
}

// run is the frames of one cell: a part of the cloud.
type run struct {
	from, to int
	cell     bounds
	row, col int
}

// cells yields the cells of a grid that have frames and are within b. halvings says how fine it is.
func (c *cloud) cells(b bounds, halvings int, each func(run)) {
	c.visit(0, max(0, min(halvings, finest)), 0, run{to: len(c.keys)}, b, each)
}

// visit goes down to the quarters of a cell of a grid that has been halved depth times.
func (c *cloud) visit(depth, halvings int, key uint64, r run, b bounds, each func(run)) {
	if r.from == r.to {
		return
	}
	size := 360 / float64(uint64(1)<<depth)
	south, west := float64(r.row)*size-180, float64(r.col)*size-180
	r.cell = bounds{south, west, south + size, west + size}
	if !b.meets(r.cell) {
		return
	}
	if depth == halvings {
		each(r)
		return
	}
	shift := 2 * uint(finest-depth-1)
	from := r.from
	for quarter := range uint64(4) {
		next := key | (quarter+1)<<shift // where the cell after this quarter begins
		if quarter == 3 {
			next = key + 4<<shift
		}
		n, _ := slices.BinarySearch(c.keys[from:r.to], next)
		c.visit(depth+1, halvings, key|quarter<<shift, run{
			from: from, to: from + n, row: r.row*2 + int(quarter>>1), col: r.col*2 + int(quarter&1),
		}, b, each)
		from += n
	}
}
