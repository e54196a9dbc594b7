package sqlite

import "strings"

// mostWords is how many words of one term are looked for: whoever has those has it.
const mostWords = 32

// textColumns are the fields that are looked for in the index, by the column that they are in.
var textColumns = map[string]string{"": "words", "place": "place", "trip": "trip", "camera": "camera"}

// phrase is words that stand together in a column of the index. The last one may go on while it is
// still being typed; so may a single character of a script that is kept in pairs. No words say that
// there is nothing to be found.
type phrase struct {
	column string // "words": any
	words  []string
	open   bool
	not    bool
}

func phraseOf(l literal) phrase {
	p := phrase{column: textColumns[l.Field], not: l.Not}
	var single bool
	p.words, single = asked(l.Value)
	p.open = single || l.last && !l.Phrase
	if len(p.words) > mostWords {
		p.words, p.open = p.words[:mostWords], false
	}
	return p
}

// match puts p into the language of the index for its column: in quotes, so that nothing in it is
// taken for an operator.
func (p phrase) match() string {
	if len(p.words) == 0 {
		return ""
	}
	return `"` + strings.Join(p.words, " ") + p.star() + `"`
}

// expression is p in the language of the whole index, where quotes cannot be had for a column
// alone. Unless it is exact, it also finds the words of p apart from each other.
func (p phrase) expression() (expression string, exact bool) {
	if p.column == "words" || len(p.words) == 0 {
		return p.match(), true
	}
	words := make([]string, len(p.words))
	for i, w := range p.words {
		words[i] = p.column + ":" + w
	}
	return strings.Join(words, " ") + p.star(), len(words) == 1
}

func (p phrase) star() string {
	if p.open {
		return "*"
	}
	return ""
}
