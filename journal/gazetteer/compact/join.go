package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

const (
	sameName  = 15_000 // metres: as far apart two records of one place with one name may be
	likeName  = 8_000  // … with names that begin alike
	otherName = 1_000  // … with any names
)

// joiner finds the city that a settlement is an older record of.
type joiner struct {
	cities []city
	fold   *table.Folder
	folded []string
	cells  map[cell][]int // cities by tenth of a degree
}

type cell struct{ lat, lon int }

func cellOf(p journal.Point) cell {
	return cell{int(math.Floor(p.Lat * 10)), int(math.Floor(p.Lon * 10))}
}

// join gives cities the populations of settlements, and the names they had there as aliases.
// First go those with the same name; what is left goes, largest first, to a city that got none
// and is all but at the same spot. A quarter of a city never gives its number to a neighbour.
func (s *source) join() string {
	j := newJoiner(s.cities)
	slices.SortStableFunc(s.settled, func(a, b settlement) int {
		return cmp.Compare(b.population, a.population)
	})
	var left []settlement
	for _, old := range s.settled {
		if i, ok := j.nearest(old, sameName, j.sameName); ok {
			s.cities[i].population = max(s.cities[i].population, old.population)
			s.cities[i].aliases = append(s.cities[i].aliases, old.others...)
		} else if old.feature != "PPLX" && old.population > 0 {
			left = append(left, old)
		}
	}
	renamed := 0
	for _, old := range left {
		i, ok := j.nearest(old, otherName, j.unsettled)
		if !ok {
			i, ok = j.nearest(old, likeName, j.unsettledLike)
		}
		if !ok {
			continue
		}
		s.cities[i].population = old.population
		s.cities[i].aliases = append(append(s.cities[i].aliases, old.name), old.others...)
		renamed++
	}
	return fmt.Sprintf("of %d settlements %d have another name, %d no place",
		len(s.settled), renamed, len(left)-renamed)
}

func newJoiner(cities []city) *joiner {
	j := &joiner{cities: cities, fold: table.NewFolder(), cells: map[cell][]int{}}
	for i := range cities {
		cities[i].Name = journal.CleanLine(cities[i].Name)
		j.folded = append(j.folded, j.fold.Fold(cities[i].Name))
		c := cellOf(cities[i].point())
		j.cells[c] = append(j.cells[c], i)
	}
	return j
}

func (j *joiner) sameName(i int, old settlement) bool {
	return j.folded[i] == j.fold.Fold(old.name)
}

func (j *joiner) unsettled(i int, _ settlement) bool { return j.cities[i].population == 0 }

func (j *joiner) unsettledLike(i int, old settlement) bool {
	const alike, longer = 3, 3 // bytes
	name, other := j.fold.Fold(old.name), j.folded[i]
	return j.unsettled(i, old) && len(name) >= alike && strings.HasPrefix(other, name[:alike]) &&
		len(other) <= len(name)+longer
}

// nearest looks 0.2 degrees north and south and 0.5 east and west, which is more than reach up to
// 74 degrees of latitude.
func (j *joiner) nearest(old settlement, reach float64, fits func(int, settlement) bool) (
	int, bool,
) {
	best, found, at := reach, -1, cellOf(old.point)
	for lat := at.lat - 2; lat <= at.lat+2; lat++ {
		for lon := at.lon - 5; lon <= at.lon+5; lon++ {
			for _, i := range j.cells[cell{lat, lon}] {
				if j.cities[i].Country != old.country || !fits(i, old) {
					continue
				}
				if d := old.point.Distance(j.cities[i].point()); d < best {
					best, found = d, i
				}
			}
		}
	}
	return found, found >= 0
}
