package sqlite

import (
	"slices"
	"strings"
)

// never is a word that the index has of nothing: it keeps three characters of a script together that
// go there in pairs.
const never = "\ud7a3\ud7a3\ud7a3"

// walkTo looks for the words of p one by one.
func (b *branch) walkTo(p phrase) {
	if p.not || len(p.words) == 0 {
		return
	}
	for i, w := range p.words {
		one := phrase{column: p.column, words: []string{w}}
		if i == len(p.words)-1 {
			one.open, one.ends = p.open, p.ends
		}
		expression, _ := one.expression()
		b.walk = append(b.walk, expression)
	}
	if len(p.words) > 1 {
		selects, args := literal{phrase: p}.reading()
		b.walkWhere = append(b.walkWhere, condition{selects, args})
	}
}

// canWalk tells that several words are looked for. Of such the index gathers the rarest, or those of a
// phrase, before it finds the first. Of alternatives it does not: each word is made one of two.
func (b branch) canWalk() bool { return b.match != "" && len(b.walk) > 1 }

// walked looks for each word in order of time, and reads whether those of a phrase stand together.
func (b branch) walked() branch {
	if !b.walks || !b.canWalk() {
		return b
	}
	var all []string
	not := ""
	for _, w := range b.walk {
		if strings.HasPrefix(w, " NOT ") {
			not = w
			continue
		}
		all = append(all, "("+w+" OR "+never+")")
	}
	b.column, b.match = "words", strings.Join(all, " ")
	if not != "" {
		b.match = "(" + b.match + ")" + not
	}
	b.where, b.args = slices.Clone(b.where), slices.Clone(b.args)
	for _, c := range b.walkWhere {
		b.add("("+c.sql+")", c.args...)
	}
	return b
}
