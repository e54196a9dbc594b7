package tui

import "strings"

// What one typed word is worth in the words of an action: the beginning of them all, of one of
// them, a piece of one, or letters that stand apart.
const (
	worthStart = 100
	worthWord  = 60
	worthPiece = 30
	worthApart = 10
)

// rank tells how well what was typed names an action: 0 is not at all. Every typed word must be
// found; name counts twice as much as the rest.
func rank(name, rest, typed string) int {
	name, rest = strings.ToLower(name), strings.ToLower(rest)
	words := strings.Fields(strings.ToLower(typed))
	if len(words) == 0 {
		return 1
	}
	total := 0
	for i, w := range words {
		worth := max(2*worthOf(name, w, i == 0), worthOf(rest, w, false))
		if worth == 0 {
			return 0
		}
		total += worth
	}
	if strings.HasPrefix(name, strings.Join(words, " ")) {
		total += worthStart
	}
	return total
}

func worthOf(text, word string, first bool) int {
	switch {
	case first && strings.HasPrefix(text, word):
		return worthStart
	case strings.HasPrefix(text, word), startsWord(text, word):
		return worthWord
	case strings.Contains(text, word):
		return worthPiece
	case len(word) > 1 && first && apart(text, word) == 0:
		return worthPiece
	case len(word) > 1 && apart(text, word) >= 0:
		return worthApart
	}
	return 0
}

// startsWord reports whether a word of text begins with word.
func startsWord(text, word string) bool {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,:;()", r) }) {
		if strings.HasPrefix(w, word) {
			return true
		}
	}
	return false
}

// apart is where the letters of word begin to stand in text in this order, with others between them,
// the first at the beginning of a word; -1 where they do not.
func apart(text, word string) int {
	letters := []rune(word)
	for i, r := range text {
		if r == letters[0] && (i == 0 || text[i-1] == ' ') && inOrder(text[i:], letters) {
			return i
		}
	}
	return -1
}

func inOrder(text string, letters []rune) bool {
	for _, r := range text {
		if len(letters) == 0 {
			break
		}
		if r == letters[0] {
			letters = letters[1:]
		}
	}
	return len(letters) == 0
}
