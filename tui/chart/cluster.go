package chart

import (
	"math"
	"slices"
	"strconv"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// cluster is frames that are so near to each other on the screen that they are one sign.
type cluster struct {
	runs  []run
	count int
	first int32         // the earliest, as the cloud counts them
	at    journal.Point // their middle
	cell  bounds        // no other cluster has frames in it
	x, y  int           // where its sign begins, in cells
	label string
	width int // of the label
}

// apart is how many dots wide the cells are at least that frames are put together by.
const apart = 14

// clusters returns what is seen of c in v, in order of time.
func (c *cloud) clusters(v view) []cluster {
	cellsAround := 360 * degree / (v.dot * apart)
	halvings := min(max(int(math.Floor(math.Log2(cellsAround))), 0), finest)
	type place struct{ row, col, widened int }
	at := map[place]int{}
	var all []cluster
	c.cells(v.bounds(), halvings, func(r run) {
		// Towards the poles cells are narrower on the Earth: as many are taken together as make a square.
		middle := math.Cos(min(89.9, math.Abs(r.cell.south+r.cell.north)/2) * radian)
		widened := int(math.Log2(1 / middle))
		if v.isWide() {
			widened = 0
		}
		key := place{r.row, r.col >> widened, widened}
		i, known := at[key]
		if !known {
			i = len(all)
			at[key] = i
			all = append(all, cluster{cell: r.cell})
		}
		all[i].runs = append(all[i].runs, r)
		all[i].cell = all[i].cell.with(r.cell)
	})
	for i := range all {
		c.settle(&all[i], v)
	}
	all = c.joined(all, v)
	slices.SortFunc(all, func(a, b cluster) int { return int(a.first) - int(b.first) })
	return all
}

// settle counts a cluster and gives it its place on the screen.
func (c *cloud) settle(k *cluster, v view) {
	k.count, k.first = 0, math.MaxInt32
	lat, lon := 0.0, 0.0
	for _, r := range k.runs {
		k.count += r.to - r.from
		lat, lon = lat+c.lat[r.to]-c.lat[r.from], lon+c.lon[r.to]-c.lon[r.from]
		k.first = min(k.first, slices.Min(c.order[r.from:r.to]))
	}
	k.at = journal.Point{Lat: lat / float64(k.count), Lon: lon / float64(k.count)}
	k.label = frameSign
	if k.count > 1 {
		k.label = " " + shortNumber(k.count) + " "
	}
	k.width = grapheme.Width(k.label)
	x, y := v.at(k.at)
	k.x = int(math.Floor(x/2)) - (k.width-1)/2
	k.y = int(math.Floor(y / 4))
}

const frameSign = "●"

// shortNumber writes n in four characters at most.
func shortNumber(n int) string {
	switch {
	case n < 1000:
		return strconv.Itoa(n)
	case n < 9950:
		return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) + "k"
	case n < 999_500:
		return strconv.Itoa((n+500)/1000) + "k"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + "M"
}

// joined makes one of those whose signs would cover each other, until none do.
func (c *cloud) joined(all []cluster, v view) []cluster {
	for again := true; again; {
		again = false
		slices.SortFunc(all, func(a, b cluster) int { return a.y - b.y })
		for i := 0; i < len(all); i++ {
			for j := i + 1; j < len(all); {
				if !all[i].covers(&all[j]) {
					j++
					continue
				}
				all[i].runs = append(slices.Clip(all[i].runs), all[j].runs...)
				all[i].cell = all[i].cell.with(all[j].cell)
				c.settle(&all[i], v)
				all = slices.Delete(all, j, j+1)
				again = true
			}
		}
	}
	return all
}

// covers tells whether the signs of k and o would stand on each other, or o has frames in the cell of k.
// It is asked of every two: nothing is copied, nothing measured.
func (k *cluster) covers(o *cluster) bool {
	if math.Abs(k.at.Lon-o.at.Lon) > 180 {
		return false // they are on both sides of the date line
	}
	if k.y == o.y && k.x < o.x+o.width && o.x < k.x+k.width {
		return true
	}
	return k.cell.south < o.cell.north && o.cell.south < k.cell.north &&
		k.cell.west < o.cell.east && o.cell.west < k.cell.east
}

// with returns bounds that have b and o in them.
func (b bounds) with(o bounds) bounds {
	return bounds{min(b.south, o.south), min(b.west, o.west), max(b.north, o.north), max(b.east, o.east)}
}

// around is exactly where the frames of k are.
func (c *cloud) around(k cluster) bounds {
	b := bounds{90, 180, -90, -180}
	for _, r := range k.runs {
		for _, p := range c.points[r.from:r.to] {
			b = b.with(bounds{p.Lat, p.Lon, p.Lat, p.Lon})
		}
	}
	return b
}

// bounds are around all that v shows.
func (v view) bounds() bounds {
	away := v.radius() / degree * 1.01
	b := bounds{max(-90, v.centre.Lat-away), -180, min(90, v.centre.Lat+away), 180}
	if v.isWide() || b.south <= -90 || b.north >= 90 {
		return b
	}
	sin := math.Sin(away*radian) / math.Cos(v.centre.Lat*radian)
	if aside := math.Asin(min(1, sin)) / radian * 1.01; sin < 1 && aside < 180 {
		b.west, b.east = math.Remainder(v.centre.Lon-aside, 360), math.Remainder(v.centre.Lon+aside, 360)
	}
	return b
}
