package journal

import (
	"strings"
)

// Query selects entries: all terms must hold. The zero value selects every entry.
type Query struct{ Terms []Term }

// Term is one condition. Field "" means that the words of the entry have Value.
type Term struct {
	Field  string // "", one of queryFields, or "@": Value is the name of a saved query
	Value  string
	Phrase bool // Value was quoted: its words stand together
	Not    bool
	Near   *Point  // of near:, once it is known
	Within float64 // of near:, metres
	Box    *Box    // of box:
	Any    []Query // of brackets and or: one of them must hold; Field and Value are empty

	character int // where it begins in the text, from 1; 0 if it was not read from one
}

var queryFields = []string{
	"tag", "place", "near", "box", "in", "on", "from", "to", "trip", "camera", "rating", "is",
}

// String writes q so that ParseQuery reads it again.
func (q Query) String() string {
	parts := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		parts[i] = t.String()
	}
	return strings.Join(parts, " ")
}

func (t Term) String() string {
	var b strings.Builder
	if t.Not {
		b.WriteString("-")
	}
	switch {
	case t.Any != nil:
		b.WriteString("(")
		for i, q := range t.Any {
			if i > 0 {
				b.WriteString(" or ")
			}
			b.WriteString(q.String())
		}
		b.WriteString(")")
	case t.Field == savedField:
		b.WriteString(savedField + t.Value)
	case t.Field == "near":
		b.WriteString("near:" + quoted(t.Value, t.Phrase) + "~" + formatDistance(t.Within))
	case t.Field != "":
		b.WriteString(t.Field + ":" + quoted(t.Value, t.Phrase))
	default:
		b.WriteString(quoted(t.Value, t.Phrase))
	}
	return b.String()
}

func quoted(s string, phrase bool) string {
	if phrase {
		return `"` + s + `"`
	}
	return s
}

// Page is a window of a list: Limit entries from Offset; Limit 0 means all.
type Page struct {
	Offset, Limit int
	Newest        bool // newest first; else in order of time
}

// KeywordCount is a keyword and how many entries have it.
type KeywordCount struct {
	Keyword string
	Entries int
}

// SavedQuery is a query that has a name: @NAME in another query stands for it.
type SavedQuery struct{ Name, Text string }
