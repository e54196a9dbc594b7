package journal

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// savedField is the field of terms that stand for a saved query.
const savedField = "@"

// Lookup finds what a query only names.
type Lookup struct {
	Place func(name string) (Point, error)      // for near:; the error says why there is none
	Saved func(name string) (SavedQuery, error) // NotFound if there is none of this name
	Today time.Time
}

// deepestSaved is how far saved queries may be made of others.
const deepestSaved = 10

// Resolved returns q with coordinates for names, dates for days in words, and saved queries in place
// of their names. The error is Invalid and points at the character, or that of l.
func (q Query) Resolved(l Lookup) (Query, error) { return l.query(q, nil) }

// query resolves q, which is a part of the saved queries within.
func (l Lookup) query(q Query, within []string) (Query, error) {
	out := Query{Terms: make([]Term, 0, len(q.Terms))}
	for _, t := range q.Terms {
		t, err := l.term(t, within)
		if err != nil {
			return Query{}, err
		}
		if len(t.Any) == 1 && !t.Not {
			out.Terms = append(out.Terms, t.Any[0].Terms...)
			continue
		}
		out.Terms = append(out.Terms, t)
	}
	return out, nil
}

func (l Lookup) term(t Term, within []string) (Term, error) {
	switch {
	case t.Any != nil:
		any := make([]Query, len(t.Any))
		for i, q := range t.Any {
			var err error
			if any[i], err = l.query(q, within); err != nil {
				return t, err
			}
		}
		t.Any = any
	case t.Field == "near" && t.Near == nil:
		p, err := l.Place(t.Value)
		if err != nil {
			return t, mistakeAt(t.character, err, HintOf(err))
		}
		t.Near = &p
	case t.Field == "on", t.Field == "from", t.Field == "to":
		t.Value = dayOf(t.Value, l.Today)
	case t.Field == savedField:
		return l.saved(t, within)
	}
	return t, nil
}

func (l Lookup) saved(t Term, within []string) (Term, error) {
	for _, name := range within {
		if name == t.Value || len(within) >= deepestSaved {
			return t, mistakeAt(t.character, fmt.Errorf("@%s is made of itself", Visible(within[0])),
				"`sojourn query list` shows the saved queries")
		}
	}
	saved, err := l.Saved(t.Value)
	if KindOf(err) == NotFound {
		return t, mistakeAt(t.character, fmt.Errorf("there is no saved query @%s", Visible(t.Value)),
			"`sojourn query list` shows the saved queries; a word that begins with @ goes in quotes")
	}
	if err != nil {
		return t, err
	}
	q, err := ParseQuery(saved.Text)
	if err == nil {
		q, err = l.query(q, append(within[:len(within):len(within)], t.Value))
	}
	if _, what := MistakeIn(err); what != "" {
		return t, mistakeAt(t.character, fmt.Errorf("in @%s: %s", Visible(t.Value), what), HintOf(err))
	}
	return Term{Any: []Query{q}, Not: t.Not, character: t.character}, err
}

// NeedsLookup tells whether anything in q is only named.
func (q Query) NeedsLookup() bool {
	for _, t := range q.Terms {
		isDay := t.Field == "on" || t.Field == "from" || t.Field == "to"
		if t.Field == savedField || t.Field == "near" && t.Near == nil || isDay && dayOf(t.Value, time.Time{}) != t.Value {
			return true
		}
		for _, a := range t.Any {
			if a.NeedsLookup() {
				return true
			}
		}
	}
	return false
}

const longestQueryName = 40

// Check reports what keeps s from being saved, as an Invalid error.
func (s SavedQuery) Check() error {
	isPart := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-' || r == '_'
	}
	if s.Name == "" || len([]rune(s.Name)) > longestQueryName ||
		strings.ContainsFunc(s.Name, func(r rune) bool { return !isPart(r) }) {
		return &Error{
			Op: "name of a query " + Visible(s.Name), Kind: Invalid,
			Err:  fmt.Errorf("a name is up to %d letters, digits, - and _", longestQueryName),
			Hint: "it is used as @NAME in queries",
		}
	}
	q, err := ParseQuery(s.Text)
	if err == nil && len(q.Terms) == 0 {
		err = &Error{Op: "save query @" + Visible(s.Name), Kind: Invalid, Err: errors.New("it has no terms")}
	}
	return err
}
