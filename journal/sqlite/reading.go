package sqlite

import "strings"

// allWords is the whole text of an entry as the index has it. No phrase stands across a bar.
const allWords = `w.headline || ' | ' || w.caption || ' | ' || w.alt || ' | ' || w.keywords || ' | ' || w.place ||
	' | ' || w.trip || ' | ' || w.camera || ' | ' || w.file || ' | ' || w.people`

// read adds the condition of words where the text of few entries is read.
func (b *branch) read(l literal) {
	condition, args := l.reading()
	b.add("("+condition+")", args...)
}

// reading is the condition that l stands in the text w.
func (l literal) reading() (condition string, args []any) {
	switch {
	case l.any != nil:
		condition, args = readingAny(l.any)
	case len(l.phrase.words) == 0:
		condition = "0"
	default:
		column := "w." + l.phrase.column
		if l.phrase.column == "words" {
			column = allWords
		}
		var text string
		condition, text = l.phrase.stands(column)
		args = []any{text}
	}
	if l.Not {
		condition = "NOT (" + condition + ")"
	}
	return condition, args
}

func readingAny(alternatives [][]literal) (condition string, args []any) {
	var any []string
	for _, list := range alternatives {
		var all []string
		for _, l := range list {
			c, its := l.reading()
			all, args = append(all, "("+c+")"), append(args, its...)
		}
		any = append(any, strings.Join(all, " AND "))
	}
	return "(" + strings.Join(any, ") OR (") + ")", args
}
