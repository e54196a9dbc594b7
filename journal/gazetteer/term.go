package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal/gazetteer/internal/table"
)

const (
	longestQuery = 200 // bytes
	mostTerms    = 8
)

// term is one word asked for. The last one is open: more of it may be to come.
type term struct {
	forms []form // what it may be written as, likeliest first; all begin with the same byte
	open  bool
	areas []bool // the regions that are called so, or whose country is
	area  bool   // whether any is
}

// form is a word that a name may have for a term.
type form struct {
	word    string
	changes int // from what was typed
}

// abbreviations work both ways.
var abbreviations = map[string]string{
	"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort",
	"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft",
}

func (x *index) terms(words string) []term {
	if len(words) > longestQuery {
		end := longestQuery
		for end > 0 && !utf8.RuneStart(words[end]) {
			end--
		}
		words = words[:end]
	}
	fields := strings.Fields(table.NewFolder().Fold(words))
	fields = fields[:min(len(fields), mostTerms)]
	var terms []term
	for i, field := range fields {
		t := term{forms: []form{{word: field}}, open: i == len(fields)-1}
		if other := abbreviations[field]; other != "" {
			t.forms = append(t.forms, form{word: other})
		}
		terms = append(terms, x.withAreas(t))
	}
	return terms
}

// in returns the likeliest form that is a word of the folded text.
func (t term) in(text string) (form, bool) {
	best := len(t.forms)
	for more := true; more && best > 0; {
		if text != "" && text[0] == t.forms[0].word[0] {
			best = t.first(text, best)
		}
		_, text, more = strings.Cut(text, " ")
	}
	if best == len(t.forms) {
		return form{}, false
	}
	return t.forms[best], true
}

// first is the number of the likeliest form, of those before number best, that text begins with; else best.
func (t term) first(text string, best int) int {
	i := slices.IndexFunc(t.forms[:best], func(f form) bool { return wordBegins(text, f.word, t.open) })
	if i < 0 {
		return best
	}
	return i
}

// wordBegins reports whether the first word of text is word, or begins with it if open.
func wordBegins(text, word string, open bool) bool {
	return strings.HasPrefix(text, word) && (open || len(text) == len(word) || text[len(word)] == ' ')
}

// wordsOf returns where t's forms stand in names, in the order of the forms.
func (x *index) wordsOf(t term) [][]word {
	var all [][]word
	for _, f := range t.forms {
		if t.open {
			all = append(all, x.beginning(f.word))
		} else {
			all = append(all, x.equal(f.word))
		}
	}
	return all
}

func count(ranges [][]word) int {
	n := 0
	for _, r := range ranges {
		n += len(r)
	}
	return n
}
