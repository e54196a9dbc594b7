package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

// With returns g with the traveller's own places, which come before all others. saved is called
// for every question, so that what was saved meanwhile is known; it must be safe for concurrent use.
func (g *Gazetteer) With(saved func() []journal.SavedPlace) *Gazetteer {
	with := *g
	with.saved = saved
	return &with
}

// own offers the traveller's places that words begin words of the name of, the nearest first.
func (g *Gazetteer) own(words string, near *journal.Point, limit int) []journal.Candidate {
	if g.saved == nil {
		return nil
	}
	fold := table.NewFolder()
	asked := strings.Fields(fold.Fold(words))
	var all []journal.Candidate
	for _, s := range g.saved() {
		if begins(asked, strings.Fields(fold.Fold(s.Name))) {
			all = append(all, g.ownCandidate(s, near))
		}
	}
	slices.SortStableFunc(all, func(a, b journal.Candidate) int { return cmp.Compare(a.Distance, b.Distance) })
	return all[:min(len(all), limit)]
}

// begins reports whether each of asked begins another word of name.
func begins(asked, name []string) bool {
	for _, a := range asked {
		i := slices.IndexFunc(name, func(n string) bool { return strings.HasPrefix(n, a) })
		if i < 0 {
			return false
		}
		name = slices.Delete(slices.Clone(name), i, i+1)
	}
	return len(asked) > 0
}

func (g *Gazetteer) ownCandidate(s journal.SavedPlace, near *journal.Point) journal.Candidate {
	point := s.Point
	p := journal.Place{Point: &point, Accuracy: s.Radius, Source: journal.PlaceGazetteer}
	c, _ := g.around(point)
	c.Place, c.Saved, c.Distance = p.NamedAs(c), true, -1
	c.Place.Name, c.Population, c.Nearest = s.Name, 0, ""
	if near != nil {
		c.Distance = near.Distance(point)
	}
	return c
}

// ownAt is the saved place that p is nearest to the middle of, in proportion to its radius.
func (g *Gazetteer) ownAt(p journal.Point) (journal.SavedPlace, bool) {
	var best journal.SavedPlace
	share := 2.0
	if g.saved != nil {
		for _, s := range g.saved() {
			if metres, ok := s.Covers(p); ok && metres/s.Radius < share {
				best, share = s, metres/s.Radius
			}
		}
	}
	return best, share <= 1
}
