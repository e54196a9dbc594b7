package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
)

// literal is a term without alternatives, or words with alternatives that the index itself can tell.
type literal struct {
	journal.Term
	last   bool   // it ends the query: its word may go on
	words  string // in the language of the index, in place of the term
	any    [][]literal
	phrase phrase // of a term that is text
	lead   *lead  // to what it selects; nil where none is known
	hint   string // in the language of the index: whatever the term selects has these words
	ways   string // of a tag: the condition of it
	days   days   // of terms of days
}

// isText tells what can be looked for in an entry's own text.
func (l literal) isText() bool {
	_, is := textColumns[l.Field]
	return l.words != "" || is && l.any == nil
}

// shelf is where the terms of a query are looked up.
type shelf struct {
	ctx  context.Context
	tx   *sql.Tx
	page *journal.Page // no more of it is needed; nil: all
}

// literalsOf marks what ends the query, and leaves to the index what it can do.
func (s shelf) literalsOf(q journal.Query, last bool) ([]literal, error) {
	var all []literal
	for i, t := range q.Terms {
		l := literal{Term: t, last: last && i == len(q.Terms)-1}
		for k, a := range t.Any {
			some, err := s.literalsOf(a, l.last && k == len(t.Any)-1)
			if err != nil {
				return nil, err
			}
			l.any = append(l.any, some)
		}
		if err := s.look(&l); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return s.days(all)
}

// look asks the journal what l comes to.
func (s shelf) look(l *literal) (err error) {
	switch {
	case len(l.any) > 0:
		l.words = inWords(l.any)
	case l.isText():
		l.phrase = phraseOf(*l)
		err = s.complete(&l.phrase)
	case l.Field == "tag":
		err = s.tag(l)
	case l.Not:
	case l.Field == "in":
		err = s.country(l)
	case l.Field == "near":
		err = s.near(l)
	case l.Field == "box":
		err = s.box(l)
	case l.isDay():
	default:
		l.lead, err = s.counted(leadOf(l.Term))
	}
	return err
}

// inWords puts alternatives into the language of the index; "" where that cannot tell them, or
// where they are but one.
func inWords(alternatives [][]literal) string {
	var parts []string
	for _, list := range alternatives {
		var with, without []string
		for _, l := range list {
			expression := l.words
			if expression == "" && l.any == nil {
				if _, isText := textColumns[l.Field]; !isText {
					return ""
				}
				var exact bool
				if expression, exact = l.phrase.expression(); !exact {
					return ""
				}
			}
			switch {
			case expression == "":
				return ""
			case l.Not:
				without = append(without, expression)
			default:
				with = append(with, expression)
			}
		}
		if len(with) == 0 {
			return "" // the index finds what is there, not what is missing
		}
		part := strings.Join(with, " ")
		if len(without) > 0 {
			part = "(" + part + ") NOT (" + strings.Join(without, " OR ") + ")"
		}
		parts = append(parts, "("+part+")")
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// mostBranches is how many alternatives a query may come to.
const mostBranches = 64

// expand returns what literals, or their opposite, come to: lists without alternatives in them, of
// which one must hold.
func expand(literals []literal, not bool) ([][]literal, error) {
	out := [][]literal{nil}
	if not {
		out = nil
	}
	for _, l := range literals {
		some, err := l.expand(l.Not != not)
		if err != nil {
			return nil, err
		}
		if not {
			out = append(out, some...)
		} else {
			out = product(out, some)
		}
		if len(out) > mostBranches {
			return nil, &journal.Error{
				Op: "query", Kind: journal.Invalid, Err: errors.New("it has too many alternatives"),
				Hint: "use or and brackets less often",
			}
		}
	}
	return out, nil
}

func (l literal) expand(not bool) ([][]literal, error) {
	if l.words != "" || l.any == nil {
		l.Not = not
		return [][]literal{{l}}, nil
	}
	out := [][]literal{nil}
	if !not {
		out = nil
	}
	for _, list := range l.any {
		some, err := expand(list, not)
		if err != nil {
			return nil, err
		}
		if not {
			out = product(out, some)
		} else {
			out = append(out, some...)
		}
		if len(out) > mostBranches {
			break // expand refuses it
		}
	}
	return out, nil
}

// product combines each of a with each of b.
func product(a, b [][]literal) [][]literal {
	out := make([][]literal, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, slices.Concat(x, y))
		}
	}
	return out
}
