package journal

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseQuery reads words, "phrases", field:value terms and @NAME of saved queries. Each is negated by
// not or a leading -; or and brackets part alternatives. What must be looked up, Resolved looks up.
// The error is Invalid and points at the character.
func ParseQuery(s string) (Query, error) {
	r := queryReader{text: s}
	q, err := r.alternatives()
	if err == nil && r.rest() != "" {
		err = r.mistake(r.at, "no bracket is open here")
	}
	if err != nil {
		return Query{}, err
	}
	return q, nil
}

// queryReader reads a query from left to right.
type queryReader struct {
	text  string
	at    int // in bytes
	depth int // of brackets
}

// mostBrackets is how deep they may stand in each other.
const mostBrackets = 20

// rest is what is not read yet, without blanks before it.
func (r *queryReader) rest() string {
	rest := strings.TrimLeftFunc(r.text[r.at:], unicode.IsSpace)
	r.at = len(r.text) - len(rest)
	return rest
}

// ends tells whether a list of terms ends here.
func (r *queryReader) ends() bool {
	rest := r.rest()
	return rest == "" || strings.HasPrefix(rest, ")")
}

// takes reads word where it stands here alone.
func (r *queryReader) takes(word string) bool {
	after, ok := strings.CutPrefix(r.rest(), word)
	next, _ := utf8.DecodeRuneInString(after)
	if !ok || after != "" && !unicode.IsSpace(next) && next != '(' && next != ')' {
		return false
	}
	r.at += len(word)
	return true
}

func (r *queryReader) alternatives() (Query, error) {
	var all []Query
	for {
		q, err := r.terms()
		if err != nil {
			return Query{}, err
		}
		all = append(all, q)
		at := r.at
		isOr := r.takes("or")
		if (isOr || len(all) > 1) && (len(q.Terms) == 0 || isOr && r.ends()) {
			return Query{}, r.mistake(at, "or stands between two terms; the word is written "+`"or"`)
		}
		if !isOr {
			break
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return Query{Terms: []Term{{Any: all, character: 1}}}, nil
}

func (r *queryReader) terms() (Query, error) {
	var q Query
	for !r.ends() {
		if at := r.at; r.takes("or") {
			r.at = at
			return q, nil
		}
		terms, err := r.term()
		if err != nil {
			return q, err
		}
		q.Terms = append(q.Terms, terms...)
	}
	return q, nil
}

// term reads a term with what negates it. Brackets without need give what is in them.
func (r *queryReader) term() ([]Term, error) {
	begin, not := r.at, false
	for {
		at := r.at
		switch {
		case r.takes("not"):
			if r.ends() {
				return nil, r.mistake(at, "not stands before a term; the word is written "+`"not"`)
			}
			not = !not
		case strings.HasPrefix(r.rest(), "-("):
			r.at++
			not = !not
		case strings.HasPrefix(r.rest(), "("):
			return r.brackets(begin, not)
		default:
			t, err := r.plain()
			t.Not = t.Not != not
			return []Term{t}, err
		}
	}
}

func (r *queryReader) brackets(begin int, not bool) ([]Term, error) {
	open := r.at
	r.at++
	r.depth++
	if r.depth > mostBrackets {
		return nil, r.mistake(open, "the brackets stand too deep in each other")
	}
	q, err := r.alternatives()
	switch {
	case err != nil:
		return nil, err
	case !strings.HasPrefix(r.rest(), ")"):
		return nil, r.mistake(open, "this bracket is never closed")
	case len(q.Terms) == 0:
		return nil, r.mistake(open, "there is nothing in these brackets")
	}
	r.at++
	r.depth--
	switch {
	case !not:
		return q.Terms, nil
	case len(q.Terms) == 1:
		q.Terms[0].Not = !q.Terms[0].Not
		return q.Terms, nil
	}
	return []Term{{Any: []Query{q}, Not: true, character: r.character(begin)}}, nil
}

// plain reads a word, a phrase, a field:value or an @NAME.
func (r *queryReader) plain() (Term, error) {
	begin := r.at
	t := Term{character: r.character(begin)}
	if rest := r.rest(); len(rest) > 1 && rest[0] == '-' {
		t.Not = true
		r.at++
	}
	err := r.field(&t)
	if err == nil {
		err = r.value(&t)
	}
	if err == nil {
		err = t.check()
	}
	if err != nil {
		return Term{}, r.mistake(begin, err.Error())
	}
	return t, nil
}

// field reads what stands before the value.
func (r *queryReader) field(t *Term) error {
	rest := r.text[r.at:]
	if after, ok := strings.CutPrefix(rest, savedField); ok && after != "" && !r.wordEnds(after) {
		t.Field = savedField
		r.at++
		return nil
	}
	word, _, found := strings.Cut(rest, ":")
	if !found || !isFieldName(word) {
		return nil
	}
	for _, f := range queryFields {
		if f == word {
			t.Field = f
			r.at += len(f) + 1
			return nil
		}
	}
	return fmt.Errorf("there is no field %s", Visible(word))
}

// value reads a word, or a phrase in quotes; behind that of near: may stand a distance.
func (r *queryReader) value(t *Term) error {
	rest, isPhrase := strings.CutPrefix(r.text[r.at:], `"`)
	if !isPhrase {
		t.Value = r.word()
	} else {
		phrase, _, closed := strings.Cut(rest, `"`)
		if !closed {
			return errors.New(`the phrase has no closing "`)
		}
		t.Phrase, t.Value = true, phrase
		r.at += len(phrase) + 2
	}
	switch {
	case t.Field == "box" && t.Value != "":
		return t.corners(t.Value)
	case t.Field != "near" || t.Value == "":
		return nil
	}
	if t.Phrase && strings.HasPrefix(r.text[r.at:], "~") {
		return t.around(t.Value, r.word())
	}
	name, distance := cutDistance(t.Value)
	return t.around(name, distance)
}

// word reads up to a blank, or to the bracket that closes those around it. Brackets that it opens
// itself are its own.
func (r *queryReader) word() string {
	own, begin := 0, r.at
	for i, c := range r.text[begin:] {
		if r.at = begin + i; unicode.IsSpace(c) || c == ')' && own == 0 && r.depth > 0 {
			return r.text[begin:r.at]
		}
		switch {
		case c == '(':
			own++
		case c == ')' && own > 0:
			own--
		}
	}
	r.at = len(r.text)
	return r.text[begin:]
}

func (r *queryReader) wordEnds(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsSpace(next) || next == ')' && r.depth > 0
}

func isFieldName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

func (r *queryReader) character(at int) int { return utf8.RuneCountInString(r.text[:at]) + 1 }

func (r *queryReader) mistake(at int, what string) error {
	return mistakeAt(r.character(at), errors.New(what), "fields are "+strings.Join(queryFields, ": ")+":")
}
