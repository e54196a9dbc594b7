package sheet

import (
	"sort"

	"sojourn/journal"
)

const (
	tileWidth   = 26 // cells of a tile, its frame included, where nothing else was asked for
	leastWidth  = 6
	mostColumns = 12
	mostRows    = 8 // of a picture, where nothing else was asked for
	around      = 2 // lines of a tile above and below its picture
	head        = 2 // lines above the tiles: the title, and the group of the first of them
)

// grid is where the tiles are: rows of tiles below the headings of their groups.
type grid struct {
	columns     int
	cell        int // cells across a tile, its frame included
	rows        int // lines of a picture
	width       int // of all tiles
	height      int // lines that there are for tiles and headings
	total       int
	starts      []int // the first entry of each group
	groupRows   []int // the first row of each group
	rowsOfTiles int
}

// newGrid arranges groups. columns 0 means as many as suit the room.
func newGrid(groups []journal.Group, columns, width, height int) grid {
	g := grid{width: max(1, width), height: max(1, height-head)}
	most := max(1, g.height-around)
	if columns == 0 {
		cell := tileWidth
		if most < mostRows {
			cell = 3*most + 2
		}
		columns = g.width / cell
	}
	g.columns = max(1, min(columns, mostColumns, g.width/leastWidth))
	g.cell = g.width / g.columns
	g.rows = max(1, min((g.cell-2+1)/3, most))
	for _, group := range groups {
		g.starts = append(g.starts, g.total)
		g.groupRows = append(g.groupRows, g.rowsOfTiles)
		g.total += group.Entries
		g.rowsOfTiles += (group.Entries + g.columns - 1) / g.columns
	}
	return g
}

// lines is how many lines a row of tiles takes.
func (g grid) lines() int { return g.rows + around }

// group is the group of an entry.
func (g grid) group(at int) int { return max(0, sort.SearchInts(g.starts, at+1)-1) }

// groupOfRow is the group of a row.
func (g grid) groupOfRow(row int) int { return max(0, sort.SearchInts(g.groupRows, row+1)-1) }

// row is the row of an entry.
func (g grid) row(at int) int {
	if len(g.starts) == 0 {
		return 0
	}
	n := g.group(at)
	return g.groupRows[n] + (at-g.starts[n])/g.columns
}

// column is the place of an entry in its row.
func (g grid) column(at int) int {
	if len(g.starts) == 0 {
		return 0
	}
	return (at - g.starts[g.group(at)]) % g.columns
}

// entries are those of a row: from the first to before the last.
func (g grid) entries(row int) (from, to int) {
	if len(g.starts) == 0 || row < 0 || row >= g.rowsOfTiles {
		return 0, 0
	}
	n := g.groupOfRow(row)
	end := g.total
	if n+1 < len(g.starts) {
		end = g.starts[n+1]
	}
	from = g.starts[n] + (row-g.groupRows[n])*g.columns
	return from, min(from+g.columns, end)
}

// needs is how many lines the rows from top to last take, with the headings between them; that of
// the first stands above them.
func (g grid) needs(top, last int) int {
	return (last-top+1)*g.lines() + g.groupOfRow(last) - g.groupOfRow(top)
}

// scroll returns the row to begin with, so that row is seen whole, and nothing is blank below the
// end while there is something above. It moves no more than it must.
func (g grid) scroll(top, row int) int {
	top = max(0, min(top, row))
	top = max(top, row-g.height/g.lines())
	for top < row && g.needs(top, row) > g.height {
		top++
	}
	for last := g.rowsOfTiles - 1; top > 0 && g.needs(top-1, last) <= g.height; top-- {
	}
	return top
}

// last is the last row that is seen at least in part where top is the first.
func (g grid) last(top int) int {
	last := top
	for last+1 < g.rowsOfTiles && g.needs(top, last) < g.height {
		last++
	}
	return last
}

// whole is how many rows are seen whole from top on, at least one.
func (g grid) whole(top int) int {
	last := g.last(top)
	if last > top && g.needs(top, last) > g.height {
		last--
	}
	return last - top + 1
}
