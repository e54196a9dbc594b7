package gazetteer

import (
	"cmp"
	"slices"
	"sort"
)

const (
	shortest    = 4  // letters of a word that may be misspelt
	middling    = 6  // … of one that may be misspelt and unfinished
	long        = 8  // … of one that may be misspelt twice
	corrections = 24 // per word, at most
)

// misspelt gives each term the words that may have been meant by it beside the one that was typed.
func (x *index) misspelt(terms []term) []term {
	all := slices.Clone(terms)
	for i, t := range all {
		typed := []rune(t.forms[0].word)
		if len(typed) < shortest {
			continue
		}
		t.open = t.open && len(typed) >= middling
		t.forms = slices.Concat(t.forms, x.similar(t.forms[0].word, t.open))
		all[i] = t
	}
	return all
}

// similar returns the words that few changes make of typed; if open, those that begin so. They are those of
// the most people, where a change counts as in the ranking of places.
func (x *index) similar(typed string, open bool) []form {
	letters := []rune(typed)
	few := 1
	if len(letters) >= long {
		few = 2
	}
	type likely struct {
		form
		score float64
	}
	var all []likely
	x.wordsLike(typed, few, open, func(e int, word string) {
		if n := changes(letters, []rune(word), few, open); n > 0 && n <= few {
			all = append(all, likely{form{word, n}, x.people(e) - perChange*float64(n)})
		}
	})
	slices.SortStableFunc(all, func(a, b likely) int { return cmp.Compare(b.score, a.score) })
	var forms []form
	for _, l := range all[:min(len(all), corrections)] {
		forms = append(forms, l.form)
	}
	slices.SortStableFunc(forms, func(a, b form) int { return cmp.Compare(a.changes, b.changes) })
	return forms
}

// people is the weight of the largest place with an entry of the vocabulary in a name.
func (x *index) people(e int) float64 {
	end := len(x.words)
	if e+1 < len(x.vocabulary) {
		end = int(x.vocabulary[e+1].first)
	}
	most := float32(0)
	for _, w := range x.words[x.vocabulary[e].first:end] {
		most = max(most, w.weight)
	}
	return float64(most)
}

// entry is the first of the vocabulary whose word is not before s.
func (x *index) entry(s string) int {
	return sort.Search(len(x.vocabulary), func(i int) bool { return x.wordAt(x.words[x.vocabulary[i].first]) >= s })
}
