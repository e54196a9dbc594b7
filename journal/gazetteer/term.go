package gazetteer

import (
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
	forms []string // what it may be written as
	open  bool
	areas []bool // the regions that are called so, or whose country is
	area  bool   // whether any is
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
		t := term{forms: []string{field}, open: i == len(fields)-1}
		if other := abbreviations[field]; other != "" {
			t.forms = append(t.forms, other)
		}
		terms = append(terms, x.withAreas(t))
	}
	return terms
}

func (x *index) withAreas(t term) term {
	t.areas = make([]bool, len(x.areas))
	for i, words := range x.areas {
		if t.in(words) != "" {
			t.areas[i], t.area = true, true
		}
	}
	return t
}

// in returns the form that is a word of the folded text, or "".
func (t term) in(text string) string {
	for _, form := range t.forms {
		if hasWord(text, form, t.open) {
			return form
		}
	}
	return ""
}

func hasWord(text, form string, open bool) bool {
	for at := 0; ; at++ {
		i := strings.Index(text[at:], form)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(form)
		starts := at == 0 || text[at-1] == ' '
		if starts && (open || end == len(text) || text[end] == ' ') {
			return true
		}
	}
}

// words returns where t's forms stand in names.
func (x *index) wordsOf(t term) [][]word {
	var all [][]word
	for _, form := range t.forms {
		if t.open {
			all = append(all, x.beginning(form))
		} else {
			all = append(all, x.equal(form))
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
