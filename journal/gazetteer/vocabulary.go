package gazetteer

import (
	"math/bits"
	"unicode/utf8"
)

// entry is a word of names that may be meant where a similar one was typed.
type entry struct {
	first   uint32 // in words; the same words follow it
	letters letters
}

// letters has a bit for each letter of a word: one bit for each of a to z, some that several others share.
type letters uint64

func lettersOf(word string) letters {
	var set letters
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z':
			set |= 1 << (r - 'a')
		case '0' <= r && r <= '9':
			set |= 1 << 26
		default:
			set |= 1 << (27 + r%37)
		}
	}
	return set
}

// without counts the letters of a that b has not, as far as bits tell: that many had to be changed at least.
func (a letters) without(b letters) int { return bits.OnesCount64(uint64(a &^ b)) }

func (x *index) newVocabulary() []entry {
	var all []entry
	last := ""
	for i, w := range x.words {
		if word := x.wordAt(w); word != last {
			all = append(all, entry{uint32(i), lettersOf(word)})
			last = word
		}
	}
	return all
}

func (x *index) wordAt(w word) string {
	end := w.at
	for x.text[end] != ' ' && x.text[end] != endOfName {
		end++
	}
	return x.text[w.at:end]
}

// wordsLike calls visit for the words that begin with the letter that typed begins with and have so many others
// that few changes may make typed into them, or into their beginnings if open.
func (x *index) wordsLike(typed string, few int, open bool, visit func(e int, word string)) {
	has := lettersOf(typed)
	_, size := utf8.DecodeRuneInString(typed)
	from, to := x.entry(typed[:size]), x.entry(typed[:size]+"\xff")
	for i, e := range x.vocabulary[from:to] {
		if has.without(e.letters) > few || !open && e.letters.without(has) > few {
			continue
		}
		visit(from+i, x.wordAt(x.words[e.first]))
	}
}
