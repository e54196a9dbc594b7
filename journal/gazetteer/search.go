package gazetteer

import (
	"strings"

	"sojourn/journal"
)

const (
	wholeName   = 2.0  // a name that is just what was asked for counts like 100 times the people
	startOfName = 0.75 // … one that begins with it like six times
	nearBy      = 2.5  // … one right there like 300 times, and half that exponent at halfNear
	halfNear    = 150_000
	mostOffered = 200
)

// Search offers places for words in any order: names in any spelling without regard to case and
// diacritics, and words of their region or country. The last word may be unfinished. Exact and
// populous places come first, and near ones if near is given; Distance is then from there, else
// -1. After places with such a name come the largest of a region or country with such a name.
// The traveller's own come before all. Where nothing is found words are joined ("kae song"), then taken for misspelt.
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
	s := &search{gazetteer: g, index: x, near: near, best: shortlist{limit: limit - len(own)}}
	s.named(terms)
	s.within(terms)
	if len(s.best.hits) == 0 && len(terms) > 1 {
		s.named(x.terms(strings.ReplaceAll(words, " ", "")))
	}
	if len(s.best.hits) == 0 && len(own) == 0 {
		s.named(x.corrected(terms))
	}
	return append(own, s.candidates()...)
}

type search struct {
	gazetteer *Gazetteer
	index     *index
	near      *journal.Point
	best      shortlist
	asked     []byte // the words of the query that are in the name at hand
}

// named finds places with a name that holds a term, while each other term is a word of the
// name, its region or its country. A term that no region is called by must be in the name, so
// then the names with the rarest such term are all there is to look at.
func (s *search) named(terms []term) {
	var rarest [][]word
	for _, t := range terms {
		ranges := s.index.wordsOf(t)
		if !t.area && (rarest == nil || count(ranges) < count(rarest)) {
			rarest = ranges
		}
	}
	if rarest != nil {
		s.weigh(rarest, terms)
		return
	}
	for _, t := range terms {
		s.weigh(s.index.wordsOf(t), terms)
	}
}

func (s *search) weigh(ranges [][]word, terms []term) {
	for _, words := range ranges {
		for _, w := range words {
			place := s.place(w.name)
			if score, ok := s.score(w.name, place, terms); ok {
				s.best.add(place, score)
			}
		}
	}
}

func (s *search) place(name uint32) uint32 {
	t := &s.gazetteer.table
	if places := uint32(t.Names.Len()); name >= places {
		return t.AliasOf[name-places]
	}
	return name
}

// score is false for what does not match, and for what cannot come onto the list.
func (s *search) score(name, place uint32, terms []term) (float64, bool) {
	score := float64(s.index.weight[place])
	if score+wholeName+nearBy <= s.best.worst() {
		return 0, false
	}
	text, region := s.index.name(name), s.gazetteer.table.Region[place]
	s.asked = s.asked[:0]
	for _, t := range terms {
		form := t.in(text)
		switch {
		case form != "" && len(s.asked) > 0:
			s.asked = append(append(s.asked, ' '), form...)
		case form != "":
			s.asked = append(s.asked, form...)
		case !t.areas[region]:
			return 0, false
		}
	}
	switch {
	case text == string(s.asked):
		score += wholeName
	case strings.HasPrefix(text, string(s.asked)):
		score += startOfName
	}
	return s.nearer(score, place, s.best.worst()), true
}

// nearer adds what nearness is worth, unless no nearness would bring the place onto the list.
func (s *search) nearer(score float64, place uint32, worst float64) float64 {
	if s.near == nil || score+nearBy <= worst {
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
	areas := make([]bool, len(s.index.areas))
	for i := range areas {
		areas[i] = true
		for _, t := range terms {
			areas[i] = areas[i] && t.areas[i]
		}
	}
	for place, region := range s.gazetteer.table.Region {
		if !areas[region] || s.best.has(uint32(place)) {
			continue
		}
		weight := float64(s.index.weight[place])
		rest.add(uint32(place), s.nearer(weight, uint32(place), rest.worst()))
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
