package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
)

// mostTerms is how many terms a query may have: more are a text that was pasted by mistake.
const mostTerms = 64

// selection is a query as SQL. Where words are looked for, their index drives it: it yields the
// entries in order of time, so that a page is read without sorting all of them.
type selection struct {
	match    string // for the whole index, or for a column of it
	column   string // of the index that match is for
	fields   []phrase
	where    []string
	args     []any
	onlyKeys bool // the conditions need no more of an entry than its sort key
}

// phrase is words that stand together in a column of the index.
type phrase struct {
	column string
	match  string
	not    bool
}

// selectionOf translates q. Every value is an argument, never SQL.
func selectionOf(q journal.Query) (selection, error) {
	s := selection{onlyKeys: true}
	if len(q.Terms) > mostTerms {
		return s, &journal.Error{
			Op: "query", Kind: journal.Invalid,
			Err:  fmt.Errorf("it has %d terms, and %d are the most", len(q.Terms), mostTerms),
			Hint: "shorten it",
		}
	}
	var with, without []string
	for i, t := range q.Terms {
		column, isText := textColumns[t.Field]
		if !isText {
			if err := s.filter(t); err != nil {
				return s, err
			}
			continue
		}
		p := phrase{column: column, match: matchOf(t, i == len(q.Terms)-1), not: t.Not}
		switch {
		case p.match == "":
			s.constant(t.Not) // nothing in it can be found
		case t.Field != "":
			s.fields = append(s.fields, p)
		case t.Not:
			without = append(without, p.match)
		default:
			with = append(with, p.match)
		}
	}
	s.drive(with, without)
	return s, nil
}

// textColumns are the fields that are looked for in the index, by the column that they are in.
var textColumns = map[string]string{"": "words", "place": "place", "trip": "trip", "camera": "camera"}

// drive chooses what leads the search, and makes conditions of the rest.
func (s *selection) drive(with, without []string) {
	lead := slices.IndexFunc(s.fields, func(p phrase) bool { return !p.not })
	switch {
	case len(with) > 0:
		s.column, s.match = "words", strings.Join(with, " ")
		if len(without) > 0 {
			s.match = "(" + s.match + ") NOT (" + strings.Join(without, " OR ") + ")"
		}
	case lead >= 0:
		s.column, s.match = s.fields[lead].column, s.fields[lead].match
		s.fields = slices.Delete(s.fields, lead, lead+1)
	}
	if len(with) == 0 {
		for _, match := range without {
			s.fields = append(s.fields, phrase{column: "words", match: match, not: true})
		}
	}
	for _, p := range s.fields {
		condition := "+{key} IN (SELECT docid FROM words WHERE " + p.column + " MATCH ?)"
		if p.not {
			condition = "NOT " + condition
		}
		s.add(condition, p.match)
	}
}

func (s *selection) add(condition string, args ...any) {
	s.where = append(s.where, condition)
	s.args = append(s.args, args...)
}

// addFor adds a condition on columns of entry, or its opposite.
func (s *selection) addFor(t journal.Term, condition string, args ...any) {
	s.onlyKeys = s.onlyKeys && strings.Contains(condition, "{key}")
	condition = "(" + condition + ")"
	if t.Not {
		condition = "NOT " + condition
	}
	s.add(condition, args...)
}

func (s *selection) constant(all bool) {
	if !all {
		s.add("0")
	}
}

// sql returns a statement and its arguments. columns are of entry e; {key} in it, in more and in
// the conditions is the sort key, {n} the row. Where words are looked for, the row is of no use
// for finding an entry, and SQLite is kept from trying.
func (s selection) sql(columns, more string, args ...any) (string, []any) {
	from, key, row, where := "entry e", "e.sort", "e.n", s.where
	all := append(slices.Clone(s.args), args...)
	if s.match != "" {
		from, key, row = "words w CROSS JOIN entry e ON e.sort = w.docid", "w.docid", "+e.n"
		if s.onlyKeys && !strings.Contains(columns+more, "e.") {
			from = "words w"
		}
		where = append([]string{"w." + s.column + " MATCH ?"}, where...)
		all = append([]any{s.match}, all...)
	}
	condition := ""
	if len(where) > 0 {
		condition = " WHERE " + strings.Join(where, " AND ")
	} else if strings.HasPrefix(more, "AND ") {
		condition = " WHERE 1 "
	}
	statement := "SELECT " + columns + " FROM " + from + condition + " " + more
	return strings.NewReplacer("{key}", key, "{n}", row).Replace(statement), all
}

// order is the end of a statement that reads p.
func order(p journal.Page) (more string, args []any) {
	direction := "ASC"
	if p.Newest {
		direction = "DESC"
	}
	limit := -1
	if p.Limit > 0 {
		limit = p.Limit
	}
	return "ORDER BY {key} " + direction + " LIMIT ? OFFSET ?", []any{limit, max(p.Offset, 0)}
}

// errField is for a query that was not made by journal.ParseQuery.
var errField = errors.New("this field is not known")
