package gazetteer

import (
	"math"
	"slices"
	"strings"

	"sojourn/journal"
)

const (
	wholeName   = 2.0  // a name that is just what was asked for counts like 100 times the people
	wholeOther  = 1.3  // … one of its other names like 20 times
	startOfName = 0.75 // … one that begins with it like six times
	nearBy      = 2.5  // … one right there like 300 times, and half that exponent at halfNear
	halfNear    = 150_000
	perChange   = 2.5 // each letter that had to be changed costs like 300 times the people
	mostOffered = 200
	largeCity   = 5.3 // the weight of 200,000 people
)

// Search offers places for words in any order: names in any spelling without regard to case and
// diacritics, and words of their region or country. The last word may be unfinished. Exact and
// populous places come first, and near ones if near is given; Distance is then from there, else
// -1. After places with such a name come the largest of a region or country with such a name.
// The traveller's own come before all. Where nothing is found words are joined ("kae song"); where the
// list is not full they are taken for misspelt, which only comes before what was found as typed.
func (g *Gazetteer) Search(words string, near *journal.Point, limit int) []journal.Candidate {
	x := g.names()
	if near != nil && !near.Valid() {
		near = nil
	}
	terms := x.terms(words)
	if len(terms) == 0 || limit <= 0 {
		return nil
	}
	limit = min(limit, mostOffered)
	own := g.own(words, near, limit)
	if len(own) == limit {
		return own
	}
	s := &search{gazetteer: g, index: x, near: near, best: shortlist{limit: limit - len(own)}, floor: math.Inf(-1)}
	s.named(terms)
	if len(s.best.hits) == 0 && len(terms) > 1 {
		s.named(x.terms(strings.ReplaceAll(words, " ", "")))
	}
	if len(own) == 0 && len(s.best.hits) < limit {
		s.floor = s.best.first()
		s.named(x.misspelt(terms))
	}
	s.within(terms)
	return append(own, s.candidates()...)
}

type search struct {
	gazetteer *Gazetteer
	index     *index
	near      *journal.Point
	best      shortlist
	floor     float64 // the score that is not enough
	asked     []byte  // the words of the query that are in the name at hand
}

// worst is the score to beat.
func (s *search) worst() float64 { return max(s.floor, s.best.worst()) }

// named finds places with a name that holds a term, while each other term is a word of the
// name, its region or its country. A term that no region is called by must be in the name, so
// then the names with the rarest such term are all there is to look at.
func (s *search) named(terms []term) {
	rarest, few := -1, 0
	for i, t := range terms {
		if n := count(s.index.wordsOf(t)); !t.area && (rarest < 0 || n < few) {
			rarest, few = i, n
		}
	}
	for i := range terms {
		if rarest < 0 || i == rarest {
			s.weigh(terms, i)
		}
	}
}

// weigh looks at the names with a word for term i. Those of large places come first: once the list is full of them,
// most others need no second look.
func (s *search) weigh(terms []term, i int) {
	for _, large := range []bool{true, false} {
		for k, words := range s.index.wordsOf(terms[i]) {
			f := terms[i].forms[k]
			for _, w := range words {
				if (w.weight >= largeCity) == large && !s.beneath(w, f, len(terms) == 1) {
					s.take(w.name, terms, i, f)
				}
			}
		}
	}
}

// beneath tells that whatever else is known of the place of w, it is not for the list.
func (s *search) beneath(w word, f form, alone bool) bool {
	most, worst := float64(w.weight)-perChange*float64(f.changes), s.worst()
	if s.hopeless(most+wholeName, worst) {
		return true
	}
	return alone && s.hopeless(most+startOfName, worst) && s.index.text[int(w.at)+len(f.word)] != endOfName
}

func (s *search) take(name uint32, terms []term, i int, f form) {
	place := s.index.place(name)
	if score, ok := s.score(name, place, terms, i, f); ok && score > s.floor {
		s.best.add(place, score)
	}
}

// hopeless tells that even right there a place with such a score would not be better than the worst.
func (s *search) hopeless(score, worst float64) bool {
	if s.near != nil {
		score += nearBy
	}
	return score <= worst
}

// score is false for what does not match. The name has form f of term i.
func (s *search) score(name, place uint32, terms []term, i int, f form) (float64, bool) {
	text, region := s.index.name(name), s.gazetteer.table.Region[place]
	changes := 0
	s.asked = s.asked[:0]
	for k, t := range terms {
		has, ok := f, true
		if k != i {
			has, ok = t.in(text)
		}
		if !ok && !t.areas[region] {
			return 0, false
		}
		if ok && len(s.asked) > 0 {
			s.asked = append(s.asked, ' ')
		}
		s.asked = append(s.asked, has.word...)
		changes += has.changes
	}
	score := float64(s.index.weight[place]) - perChange*float64(changes)
	switch {
	case len(text) == len(s.asked) && name == place: // in whatever order
		score += wholeName
	case len(text) == len(s.asked):
		score += wholeOther
	case strings.HasPrefix(text, string(s.asked)):
		score += startOfName
	}
	return s.nearer(score, place, s.worst()), true
}

// nearer adds what nearness is worth, unless no nearness would bring the place onto the list.
func (s *search) nearer(score float64, place uint32, worst float64) float64 {
	if s.near == nil || s.hopeless(score, worst) {
		return score
	}
	return score + nearBy/(1+s.near.Distance(s.gazetteer.point(place))/halfNear)
}

// within fills the list up with the places of regions and countries that all terms name.
func (s *search) within(terms []term) {
	rest := shortlist{limit: s.best.limit - len(s.best.hits)}
	if rest.limit == 0 {
		return
	}
	areas, any := make([]bool, s.index.areas), false
	for i := range areas {
		areas[i] = !slices.ContainsFunc(terms, func(t term) bool { return !t.areas[i] })
		any = any || areas[i]
	}
	if !any {
		return
	}
	for place, region := range s.gazetteer.table.Region {
		if !areas[region] || s.best.has(uint32(place)) {
			continue
		}
		rest.add(uint32(place), s.nearer(float64(s.index.weight[place]), uint32(place), rest.worst()))
	}
	s.best.hits = append(s.best.hits, rest.hits...)
}

func (s *search) candidates() []journal.Candidate {
	var all []journal.Candidate
	for _, h := range s.best.hits {
		all = append(all, s.gazetteer.candidate(h.place, s.near))
	}
	return all
}
