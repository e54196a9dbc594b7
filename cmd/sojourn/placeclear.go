package main

import (
	"slices"
	"strings"

	"sojourn/journal"
)

const (
	outweighs = 5.0     // how much more populous, or nearer, a place must be to be meant without a doubt
	around    = 100_000 // metres within which nearness tells

	savedLetters = 3 // of the name of a saved place that tell it from all others
)

// isClear reports whether words mean the first of the candidates without a doubt: it is called so
// in full, and of all that are called alike it is by far the largest, or by far the nearest.
func isClear(words string, candidates []journal.Candidate) bool {
	first := candidates[0]
	if first.Saved {
		other := len(candidates) > 1 && candidates[1].Saved
		return strings.EqualFold(words, first.Place.Name) || !other && len([]rune(words)) >= savedLetters
	}
	if len(candidates) > 1 && unfinished(words, first.Place.City) {
		return false
	}
	return !slices.ContainsFunc(candidates[1:], func(c journal.Candidate) bool {
		return strings.EqualFold(c.Place.City, first.Place.City) && !dwarfs(first, c)
	})
}

func dwarfs(first, other journal.Candidate) bool {
	if float64(first.Population) >= outweighs*float64(max(1, other.Population)) {
		return true
	}
	return first.Distance >= 0 && first.Distance < around && other.Distance >= outweighs*max(1000, first.Distance)
}

// unfinished tells words of which the last only begins a word of name: "kae" for Kaesong.
func unfinished(words, name string) bool {
	typed := strings.Fields(strings.ToLower(words))
	if len(typed) == 0 {
		return false
	}
	last, begins := typed[len(typed)-1], false
	for _, word := range strings.Fields(strings.ToLower(name)) {
		if word == last {
			return false
		}
		begins = begins || strings.HasPrefix(word, last)
	}
	return begins
}
