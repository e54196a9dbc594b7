package journal

import (
	"slices"
	"strings"
)

// WriteOut writes out the codes of text and then its variables, as a preview shows it. Its blanks
// are what would keep it from being sent.
func WriteOut(text string, codes Codes, v Values) (string, []Blank) {
	expanded, unknown := Expand(text, codes)
	return resolve(expanded, v, unknown)
}

// writer writes out the texts of one entry.
type writer struct {
	codes  Codes
	values Values
	blanks []Blank
}

func (w *writer) write(field TextField, text string) string {
	values := w.values
	if field == FieldHeadline {
		values.Headline = "" // it cannot hold itself
	}
	out, blanks := WriteOut(text, w.codes, values)
	for _, b := range blanks {
		b.Field = field
		w.blanks = append(w.blanks, b)
	}
	return out
}

// keywords writes keywords out. What a code or a variable made of one is normal again.
func (w *writer) keywords(list []string) []string {
	if !slices.ContainsFunc(list, w.writes) {
		return list
	}
	out := make([]string, len(list))
	for i, k := range list {
		out[i] = w.write(FieldKeywords, k)
	}
	return NormalKeywords(out)
}

func (w *writer) credits(c Credits) Credits {
	return Credits{
		Byline: w.write(FieldByline, c.Byline), Credit: w.write(FieldCredit, c.Credit),
		Copyright:    w.write(FieldCopyright, c.Copyright),
		Instructions: w.write(FieldInstructions, c.Instructions),
	}
}

func (w *writer) writes(k string) bool {
	return strings.ContainsAny(k, "{"+w.codes.delimiter())
}
