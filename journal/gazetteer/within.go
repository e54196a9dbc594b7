package gazetteer

import (
	"cmp"
	"slices"

	"sojourn/journal"
)

// Within returns up to limit places within metres of p, the most populous first.
func (g *Gazetteer) Within(p journal.Point, metres float64, limit int) []journal.Candidate {
	type peopled struct{ place, people uint32 }
	var all []peopled
	for place := range g.grid().around(p, min(metres, halfAround)) {
		people := g.table.Population[place]
		if p.Distance(g.point(place)) <= metres {
			all = append(all, peopled{place, people})
		}
	}
	slices.SortFunc(all, func(a, b peopled) int {
		return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(a.place, b.place))
	})
	var found []journal.Candidate
	for _, a := range all[:min(limit, len(all))] {
		found = append(found, g.candidate(a.place, &p))
	}
	return found
}

const halfAround = 20_100_000 // metres: as far as anything is
