package gazetteer

import (
	"iter"
	"math"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

const (
	cellsPerDegree = 2
	rows           = 180 * cellsPerDegree
	columns        = 360 * cellsPerDegree

	metresPerDegree = 111_195 // of latitude
)

// grid finds the places around a point: the world in cells of half a degree, places by cell.
type grid struct {
	ends   []uint32 // where in places each cell's end
	places []uint32
}

func newGrid(t *table.Table) *grid {
	g := &grid{ends: make([]uint32, rows*columns), places: make([]uint32, len(t.Lat))}
	cell := func(i int) int {
		return row(float64(t.Lat[i])/table.Scale)*columns + column(float64(t.Lon[i])/table.Scale)
	}
	for i := range t.Lat {
		g.ends[cell(i)]++
	}
	total := uint32(0)
	for c, n := range g.ends {
		g.ends[c] = total // a cell's start, until its places have moved it to its end
		total += n
	}
	for i := range t.Lat {
		c := cell(i)
		g.places[g.ends[c]] = uint32(i)
		g.ends[c]++
	}
	return g
}

func row(lat float64) int {
	return min(max(int(math.Floor((lat+90)*cellsPerDegree)), 0), rows-1)
}

// column counts on over the antimeridian, which is where column 0 begins.
func column(lon float64) int {
	c := int(math.Floor((lon + 180) * cellsPerDegree))
	return (c%columns + columns) % columns
}

// around yields every place within metres of p, and some farther ones.
func (g *grid) around(p journal.Point, metres float64) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		reach := metres / metresPerDegree
		first, count := columnsAround(p, reach)
		for r := row(p.Lat - reach); r <= row(p.Lat+reach); r++ {
			for c := range count {
				for _, place := range g.cell(r*columns + (first+c)%columns) {
					if !yield(place) {
						return
					}
				}
			}
		}
	}
}

// columnsAround widens with the latitude; a circle that holds a pole touches all columns.
func columnsAround(p journal.Point, reach float64) (first, count int) {
	if math.Abs(p.Lat)+reach >= 90 {
		return 0, columns
	}
	const radians = math.Pi / 180
	wide := math.Asin(math.Sin(reach*radians)/math.Cos(p.Lat*radians)) / radians
	return column(p.Lon - wide), min(int(2*wide*cellsPerDegree)+2, columns)
}

func (g *grid) cell(i int) []uint32 {
	start := uint32(0)
	if i > 0 {
		start = g.ends[i-1]
	}
	return g.places[start:g.ends[i]]
}
