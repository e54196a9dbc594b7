package gazetteer

import (
	"math"

	"sojourn/journal"
)

const (
	farthest  = 100_000 // metres to the place that names a point
	outside   = 10_000  // … to the edge of the place that a point is said to be in
	widest    = 40_000  // metres from the middle of a city to its edge, at most
	narrowest = 500     // … of a village, and where no population is known
	crowd     = 4_000   // people on a square kilometre of a city
)

// Reverse names p by the place that it most likely lies in, else by the one whose edge is nearest.
// A place is taken for a disc that holds 4,000 people on each km² (0.5 to 40 km in radius). Of
// the discs around p that one counts in which p is, in proportion, nearest to the middle: so a
// suburb keeps its name where one stands in it, and a village 2 km off does not take over a
// city's streets. More than 10 km outside p is not in the place: Nearest says which it is, City is
// empty. Within the radius of one of the traveller's own places it has its name too. It is false
// where p is no place, and where nothing is within 100 km.
func (g *Gazetteer) Reverse(p journal.Point) (journal.Candidate, bool) {
	if !p.Valid() {
		return journal.Candidate{}, false
	}
	c, ok := g.around(p)
	if s, own := g.ownAt(p); own {
		c.Place.Name, c.Saved, ok = s.Name, true, true
	}
	return c, ok
}

func (g *Gazetteer) around(p journal.Point) (journal.Candidate, bool) {
	best, cost := g.closest(p, widest)
	if cost > 0 {
		// A place beyond the first circle may be a city whose edge is nearer than any village's.
		best, cost = g.closest(p, farthest)
	}
	if math.IsInf(cost, 1) {
		return journal.Candidate{Distance: -1}, false
	}
	c := g.candidate(best, &p)
	c.Nearest = c.Place.City
	if cost > outside {
		c.Place.City = ""
	}
	return c, true
}

func (g *Gazetteer) closest(p journal.Point, within float64) (best uint32, cost float64) {
	cost = math.Inf(1)
	for place := range g.grid().around(p, within) {
		q, radius := g.point(place), radius(g.table.Population[place])
		// The way north or south alone, which costs little to know, leaves most places out.
		if offTheMiddle(math.Abs(q.Lat-p.Lat)*metresPerDegree, radius) >= cost {
			continue
		}
		distance := p.Distance(q)
		if c := offTheMiddle(distance, radius); c < cost && distance <= within {
			best, cost = place, c
		}
	}
	return best, cost
}

// offTheMiddle is -1 in the middle of a disc and 0 at its edge; outside, metres to the edge.
func offTheMiddle(distance, radius float64) float64 {
	if distance <= radius {
		return distance/radius - 1
	}
	return distance - radius
}

func radius(population uint32) float64 {
	metres := 1000 * math.Sqrt(float64(population)/(math.Pi*crowd))
	return min(max(metres, narrowest), widest)
}
