package sqlite

import (
	"slices"
	"strings"
)

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
	ends   []string // what the last one may be, in the language of the index; nil: what it is
}

func phraseOf(l literal) phrase {
	p := phrase{column: textColumns[l.Field]}
	var single bool
	p.words, single = asked(l.Value)
	p.open = single || l.last && !l.Phrase && !endsInPair(p.words)
	if len(p.words) > mostWords {
		p.words, p.open = p.words[:mostWords], false
	}
	return p
}

// endsInPair tells words whose last one no other begins with: two characters of a script that is
// kept in pairs.
func endsInPair(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := []rune(words[len(words)-1])
	return len(last) == 2 && isUnspaced(last[0])
}

// match puts p into the language of the index for its column: in quotes, so that nothing in it is
// taken for an operator.
func (p phrase) match() string {
	if len(p.words) == 0 {
		return ""
	}
	return p.alternatives(func(words []string) string { return `"` + strings.Join(words, " ") + `"` })
}

// expression is p in the language of the whole index, where quotes cannot be had for a column
// alone. Unless it is exact, it also finds the words of p apart from each other.
func (p phrase) expression() (expression string, exact bool) {
	if p.column == "words" || len(p.words) == 0 {
		return p.match(), true
	}
	return p.alternatives(func(words []string) string {
		return p.column + ":" + strings.Join(words, " "+p.column+":")
	}), len(p.words) == 1
}

// alternatives writes p once for each of its ends.
func (p phrase) alternatives(write func(words []string) string) string {
	before := p.words[:len(p.words)-1]
	ends := p.ends
	if ends == nil {
		ends = []string{p.words[len(p.words)-1] + p.star()}
	}
	parts := make([]string, len(ends))
	for i, end := range ends {
		parts[i] = write(append(slices.Clone(before), end))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// stands is the condition that p stands in a column of words.
func (p phrase) stands(column string) (condition, text string) {
	text = " " + strings.Join(p.words, " ")
	if !p.open {
		text += " "
	}
	return "instr(' ' || " + column + " || ' ', ?) > 0", text
}

func (p phrase) star() string {
	if p.open {
		return "*"
	}
	return ""
}
