package gazetteer

import (
	"math"
	"slices"
)

// shortlist keeps the best places, best first, each once.
type shortlist struct {
	limit int
	hits  []hit
}

type hit struct {
	place uint32
	score float64
}

// worst is the score to beat.
func (s *shortlist) worst() float64 {
	if len(s.hits) < s.limit {
		return math.Inf(-1)
	}
	return s.hits[len(s.hits)-1].score
}

// first is the best score, or that of nothing.
func (s *shortlist) first() float64 {
	if len(s.hits) == 0 {
		return math.Inf(-1)
	}
	return s.hits[0].score
}

func (s *shortlist) has(place uint32) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool { return h.place == place })
}

// add counts the better of two scores for one place; of equal scores, the first place stays first.
func (s *shortlist) add(place uint32, score float64) {
	if score <= s.worst() {
		return
	}
	if i := slices.IndexFunc(s.hits, func(h hit) bool { return h.place == place }); i >= 0 {
		if s.hits[i].score >= score {
			return
		}
		s.hits = slices.Delete(s.hits, i, i+1)
	}
	at := len(s.hits)
	for at > 0 && s.hits[at-1].score < score {
		at--
	}
	s.hits = slices.Insert(s.hits, at, hit{place, score})
	s.hits = s.hits[:min(len(s.hits), s.limit)]
}
