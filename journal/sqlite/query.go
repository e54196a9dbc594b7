package sqlite

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sojourn/journal"
)

// mostTerms is how many terms a query may have: more are a text that was pasted by mistake.
const mostTerms = 64

// selection is a query as SQL: what any of its branches selects, each entry once.
type selection struct {
	branches []branch
	page     *journal.Page // no more of them than this is needed
	low      int64         // nor any below this key
}

// selectionOf translates q. Every value is an argument, never SQL.
func selectionOf(q journal.Query) (selection, error) {
	s := selection{low: math.MinInt64}
	if n := countTerms(q); n > mostTerms {
		return s, &journal.Error{
			Op: "query", Kind: journal.Invalid,
			Err:  fmt.Errorf("it has %d terms, and %d are the most", n, mostTerms),
			Hint: "shorten it",
		}
	}
	alternatives, err := expand(literalsOf(q, true), false)
	if err != nil {
		return s, err
	}
	for _, literals := range alternatives {
		b, err := branchOf(literals)
		if err != nil {
			return s, err
		}
		s.branches = append(s.branches, b)
	}
	return s, nil
}

func countTerms(q journal.Query) int {
	n := len(q.Terms)
	for _, t := range q.Terms {
		for _, a := range t.Any {
			n += countTerms(a)
		}
	}
	return n
}

// sql returns a statement and its arguments. columns are of entry e; {key} in it, in more and in
// the conditions is the sort key, {n} the row.
func (s selection) sql(columns, more string, args ...any) (string, []any) {
	low := strconv.FormatInt(s.low, 10)
	if s.low != math.MinInt64 {
		s.branches = slices.Clone(s.branches)
		for i := range s.branches {
			s.branches[i].where = append(slices.Clone(s.branches[i].where), "{key} >= {low}")
		}
	}
	if len(s.branches) == 1 {
		statement, all := s.branches[0].sql(columns, more, args...)
		return strings.ReplaceAll(statement, "{low}", low), all
	}
	var parts []string
	var all []any
	for _, b := range s.branches {
		part, its := b.sql("{key} AS k", "")
		if s.page != nil {
			end, bounds := order(journal.Page{Limit: s.page.Offset + s.page.Limit, Newest: s.page.Newest})
			part, its = b.sql("{key} AS k", end, bounds...)
		}
		parts, all = append(parts, "SELECT k FROM ("+part+")"), append(all, its...)
	}
	from := "(" + strings.Join(parts, " UNION ") + ") u"
	if strings.Contains(columns+more, "e.") {
		from += " CROSS JOIN entry e ON e.sort = u.k"
	}
	if strings.HasPrefix(more, "AND ") {
		more = "WHERE 1 " + more
	}
	statement := "SELECT " + columns + " FROM " + from + " " + more
	return strings.NewReplacer("{key}", "u.k", "{n}", "+e.n", "{low}", low).Replace(statement), append(all, args...)
}

// paged tells s that only p of it is read.
func (s selection) paged(p journal.Page) selection {
	if p.Limit > 0 {
		p.Offset = max(p.Offset, 0)
		s.page = &p
	}
	return s
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

// errField is for a query that was not made by journal.ParseQuery, or not resolved.
var errField = errors.New("this field is not known")

// branch is conditions that must all hold. Where words are looked for, their index drives it: it
// yields the entries in order of time, so that a page is read without sorting all of them.
type branch struct {
	with, without []string // expressions for the whole index
	fields        []phrase // words that stand together in a column of it
	match         string   // what drives it
	column        string   // of the index that match is for
	where         []string
	args          []any
	onlyKeys      bool // the conditions need no more of an entry than its sort key
	wide          bool // one of them finds all that has a word before the first entry is looked at
}

func branchOf(literals []literal) (branch, error) {
	b := branch{onlyKeys: true}
	for _, l := range literals {
		_, isText := textColumns[l.Field]
		switch {
		case l.words != "":
			b.words(l.words, l.Not)
		case isText:
			b.text(phraseOf(l))
		default:
			if err := b.filter(l.Term); err != nil {
				return b, err
			}
		}
	}
	b.drive()
	return b, nil
}

func (b *branch) words(expression string, not bool) {
	if not {
		b.without = append(b.without, expression)
	} else {
		b.with = append(b.with, expression)
	}
}

func (b *branch) text(p phrase) {
	expression, exact := p.expression()
	switch {
	case len(p.words) == 0:
		b.constant(p.not) // nothing in it can be found
	case exact && p.column == "words":
		b.words(expression, p.not)
	default:
		b.fields = append(b.fields, p)
	}
}

// drive chooses what leads the search, and makes conditions of the rest.
func (b *branch) drive() {
	b.lead()
	for _, match := range b.without {
		b.excludes("words", "NOT ", match)
	}
	for _, p := range b.fields {
		b.field(p)
	}
	b.without, b.fields = nil, nil
}

// lead takes words, or a field where there are none, as what is looked for in the index. Words of
// fields are looked for as well, each alone: whether they stand together, a condition tells.
func (b *branch) lead() {
	isPositive := func(p phrase) bool { return !p.not }
	first := slices.IndexFunc(b.fields, isPositive)
	if len(b.with) == 0 && first < 0 {
		return
	}
	if len(b.with) == 0 && len(b.fields) == 1 && len(b.without) == 0 {
		b.column, b.match, b.fields = b.fields[0].column, b.fields[0].match(), nil
		return
	}
	var rest []phrase
	for _, p := range b.fields {
		expression, exact := p.expression()
		if !exact {
			rest = append(rest, p)
		}
		if exact || !p.not {
			b.words(expression, p.not)
		}
	}
	b.column, b.fields = "words", rest
	b.match = strings.Join(b.with, " ")
	if len(b.without) > 0 {
		b.match = "(" + b.match + ") NOT (" + strings.Join(b.without, " OR ") + ")"
		b.without = nil
	}
}

// field adds the condition that words stand together in a column. Where the index drives the
// search its own text is at hand, and reading that costs less than another search would.
func (b *branch) field(p phrase) {
	not := ""
	if p.not {
		not = "NOT "
	}
	if b.match == "" {
		b.excludes(p.column, not, p.match())
		return
	}
	text, end := "' ' || w."+p.column+" || ' '", " "
	if p.open {
		end = ""
	}
	b.add(not+"(instr("+text+", ?) > 0)", " "+strings.Join(p.words, " ")+end)
}

// excludes adds a condition of words where none lead the search. Below {low} it says nothing.
func (b *branch) excludes(column, not, match string) {
	b.wide = true
	b.add(not+"(+{key} IN (SELECT docid FROM words WHERE "+column+" MATCH ? AND docid >= {low}))",
		match)
}

func (b *branch) add(condition string, args ...any) {
	b.where = append(b.where, condition)
	b.args = append(b.args, args...)
}

// addFor adds a condition on columns of entry, or its opposite.
func (b *branch) addFor(t journal.Term, condition string, args ...any) {
	b.onlyKeys = b.onlyKeys && strings.Contains(condition, "{key}")
	condition = "(" + condition + ")"
	if t.Not {
		condition = "NOT " + condition
	}
	b.add(condition, args...)
}

func (b *branch) constant(all bool) {
	if !all {
		b.add("0")
	}
}

// sql is as that of a selection. Where words are looked for, the row is of no use for finding an
// entry, and SQLite is kept from trying.
func (b branch) sql(columns, more string, args ...any) (string, []any) {
	from, key, row, where := "entry e", "e.sort", "e.n", b.where
	all := append(slices.Clone(b.args), args...)
	if b.match != "" {
		from, key, row = "words w CROSS JOIN entry e ON e.sort = w.docid", "w.docid", "+e.n"
		if b.onlyKeys && !strings.Contains(columns+more, "e.") {
			from = "words w"
		}
		where = append([]string{"w." + b.column + " MATCH ?"}, where...)
		all = append([]any{b.match}, all...)
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
