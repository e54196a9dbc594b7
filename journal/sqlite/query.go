package sqlite

import (
	"context"
	"database/sql"
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

// selectionOf translates q, of which only p is needed, or all where it has no limit. What the journal
// says of a term leads to it. Every value is an argument, never SQL.
func selectionOf(ctx context.Context, tx *sql.Tx, q journal.Query, p journal.Page) (selection, error) {
	s := selection{low: math.MinInt64}
	if p.Limit > 0 {
		p.Offset = max(p.Offset, 0)
		s.page = &p
	}
	if n := countTerms(q); n > mostTerms {
		return s, &journal.Error{
			Op: "query", Kind: journal.Invalid,
			Err:  fmt.Errorf("it has %d terms, and %d are the most", n, mostTerms),
			Hint: "shorten it",
		}
	}
	all, err := shelf{ctx, tx, s.page}.literalsOf(q, true)
	if err != nil {
		return s, err
	}
	alternatives, err := expand(all, false)
	if err != nil {
		return s, err
	}
	for _, literals := range alternatives {
		b, err := bestBranch(literals)
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
	s.branches = s.parted()
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

// mostParts is how many statements one may be made of.
const mostParts = 200

// parted has branches for the parts of what leads them, where they are read in order of time, or are
// few. Else it is faster to look at all at once.
func (s selection) parted() []branch {
	var parts []branch
	for _, b := range s.branches {
		if s.page == nil && !b.few {
			return s.branches
		}
		if parts = append(parts, b.parts()...); len(parts) > mostParts {
			return s.branches
		}
	}
	return parts
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
