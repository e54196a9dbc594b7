package sqlite

import (
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
)

// literal is a term without alternatives, or words with alternatives that the index itself can tell.
type literal struct {
	journal.Term
	last  bool   // it ends the query: its word may go on
	words string // in the language of the index, in place of the term
	any   [][]literal
}

// literalsOf marks what ends the query, and leaves to the index what it can do.
func literalsOf(q journal.Query, last bool) []literal {
	var all []literal
	for i, t := range q.Terms {
		isLast := last && i == len(q.Terms)-1
		l := literal{Term: t, last: isLast}
		for k, a := range t.Any {
			l.any = append(l.any, literalsOf(a, isLast && k == len(t.Any)-1))
		}
		if len(l.any) > 0 {
			l.words = inWords(l.any)
		}
		all = append(all, l)
	}
	return all
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
				if expression, exact = phraseOf(l).expression(); !exact {
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
