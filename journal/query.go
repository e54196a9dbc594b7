package journal

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Query selects entries: all terms must hold. The zero value selects every entry.
type Query struct{ Terms []Term }

// Term is one condition. Field "" means that the words of the entry have Value.
type Term struct {
	Field  string // "", tag, place, in, on, from, to, trip, camera, rating, is
	Value  string
	Phrase bool // Value was quoted: its words stand together
	Not    bool
}

// states of `is:`; the other fields take any value.
var isValues = []string{
	"captioned", "uncaptioned", "no-alt", "no-place", "placed", "marked", "sent", "failed", "rejected", "picked",
}

var queryFields = []string{"tag", "place", "in", "on", "from", "to", "trip", "camera", "rating", "is"}

// ParseQuery reads words, "phrases" and field:value terms, each negated by not or a leading -.
// The error is Invalid and points at the character.
func ParseQuery(s string) (Query, error) {
	var q Query
	not := false
	for at := 0; at < len(s); {
		rest := strings.TrimLeftFunc(s[at:], unicode.IsSpace)
		at = len(s) - len(rest)
		if rest == "" {
			break
		}
		term, n, err := parseTerm(rest)
		if err != nil {
			return Query{}, &Error{
				Op: fmt.Sprintf("query, character %d", len([]rune(s[:at]))+1), Kind: Invalid, Err: err,
				Hint: "fields are " + strings.Join(queryFields, ": ") + ":",
			}
		}
		at += n
		if term == (Term{Value: "not"}) {
			not = true
			continue
		}
		term.Not = term.Not != not
		not = false
		q.Terms = append(q.Terms, term)
	}
	return q, nil
}

// parseTerm reads the term that s begins with and how many bytes it takes.
func parseTerm(s string) (t Term, n int, err error) {
	if strings.HasPrefix(s, "-") && len(s) > 1 {
		t.Not, n = true, 1
	}
	for _, f := range queryFields {
		if rest, ok := strings.CutPrefix(s[n:], f+":"); ok {
			t.Field, n = f, len(s)-len(rest)
			break
		}
	}
	if word, _, found := strings.Cut(s[n:], ":"); t.Field == "" && found && isFieldName(word) {
		return Term{}, 0, fmt.Errorf("there is no field %s", Visible(word))
	}
	if rest, ok := strings.CutPrefix(s[n:], `"`); ok {
		phrase, _, closed := strings.Cut(rest, `"`)
		if !closed {
			return Term{}, 0, errors.New(`the phrase has no closing "`)
		}
		t.Phrase, t.Value, n = true, phrase, n+len(phrase)+2
	} else {
		end := strings.IndexFunc(s[n:], unicode.IsSpace)
		if end < 0 {
			end = len(s) - n
		}
		t.Value, n = s[n:n+end], n+end
	}
	return t, n, t.check()
}

func isFieldName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

func (t Term) check() error {
	switch {
	case t.Value == "" && t.Field != "":
		return fmt.Errorf("%s: needs a value", t.Field)
	case t.Value == "":
		return errors.New("there is no word here")
	case t.Field == "is":
		for _, v := range isValues {
			if v == t.Value {
				return nil
			}
		}
		return fmt.Errorf("is:%s is not known; is: takes %s", Visible(t.Value), strings.Join(isValues, ", "))
	case t.Field == "on" || t.Field == "from" || t.Field == "to":
		return checkDay(t.Value)
	case t.Field == "rating":
		if v := strings.TrimLeft(t.Value, "<>="); len(v) != 1 || v[0] < '0' || v[0] > '5' {
			return errors.New("rating: takes 0 to 5, with >= or <= before it if wanted")
		}
	}
	return nil
}

// checkDay takes 2006, 2006-01 and 2006-01-02.
func checkDay(s string) error {
	for i, r := range s {
		if i == 4 || i == 7 {
			if r != '-' {
				return errors.New("a day is written 2013-02-25, a month 2013-02, a year 2013")
			}
			continue
		}
		if r < '0' || r > '9' || i > 9 {
			return errors.New("a day is written 2013-02-25, a month 2013-02, a year 2013")
		}
	}
	if n := len(s); n != 4 && n != 7 && n != 10 {
		return errors.New("a day is written 2013-02-25, a month 2013-02, a year 2013")
	}
	return nil
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
