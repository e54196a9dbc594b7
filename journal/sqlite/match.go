package sqlite

import (
	"strings"

	"sojourn/journal"
)

// mostWords is how many words of one term are looked for: whoever has those has it.
const mostWords = 32

// matchOf puts a term into the language of the index: its words, in quotes, so that nothing in
// them is taken for an operator. The word that is still being typed may go on; so does a single
// character of a script that is kept in pairs. "" says that there is nothing to be found.
func matchOf(t journal.Term, last bool) string {
	words, single := asked(t.Value)
	open := single || last && !t.Phrase
	if len(words) > mostWords {
		words, open = words[:mostWords], false
	}
	if len(words) == 0 {
		return ""
	}
	match := strings.Join(words, " ")
	if open {
		match += "*"
	}
	return `"` + match + `"`
}
