package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
)

// List returns what a list shows of the entries that q selects.
func (s *Store) List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error) {
	var list []journal.Summary
	err := s.read(ctx, "list entries", func(tx *sql.Tx) error {
		ns, err := selected(ctx, tx, q, p)
		for ; err == nil && len(ns) > 0; ns = ns[min(chunk, len(ns)):] {
			var some []journal.Summary
			some, err = summaries(ctx, tx, ns[:min(chunk, len(ns))])
			list = append(list, some...)
		}
		return err
	})
	return list, err
}

// Count counts the entries that q selects.
func (s *Store) Count(ctx context.Context, q journal.Query) (int, error) {
	n := 0
	err := s.read(ctx, "count entries", func(tx *sql.Tx) error {
		selection, err := selectionOf(ctx, tx, q, journal.Page{})
		if err != nil {
			return err
		}
		statement, args := selection.sql("count(*)", "")
		return tx.QueryRowContext(ctx, statement, args...).Scan(&n)
	})
	return n, err
}

// IDs returns the ids of all entries that q selects, in order of time.
func (s *Store) IDs(ctx context.Context, q journal.Query) ([]journal.ID, error) {
	var ids []journal.ID
	err := s.read(ctx, "list ids", func(tx *sql.Tx) error {
		selection, err := selectionOf(ctx, tx, q, journal.Page{})
		if err != nil {
			return err
		}
		// All in one text: see Groups.
		inner, args := selection.sql("e.id AS id", "ORDER BY {key} LIMIT -1")
		var text sql.NullString
		err = tx.QueryRowContext(ctx, "SELECT group_concat(id, ' ') FROM ("+inner+")", args...).Scan(&text)
		for id := range strings.FieldsSeq(text.String) {
			ids = append(ids, journal.ID(id))
		}
		return err
	})
	return ids, err
}

// Position returns where id stands in the list of q in order of time, from 0. The error is
// NotFound where q does not select it.
func (s *Store) Position(ctx context.Context, q journal.Query, id journal.ID) (int, error) {
	n := 0
	err := s.read(ctx, "find an entry in the list", func(tx *sql.Tx) error {
		selection, err := selectionOf(ctx, tx, q, journal.Page{})
		if err != nil {
			return err
		}
		var sort int64
		statement, args := selection.sql("{key}", "AND e.id = ?", id)
		err = tx.QueryRowContext(ctx, statement, args...).Scan(&sort)
		if errors.Is(err, sql.ErrNoRows) {
			return notSelected(id)
		}
		if err != nil {
			return err
		}
		statement, args = selection.sql("count(*)", "AND {key} < ?", sort)
		return tx.QueryRowContext(ctx, statement, args...).Scan(&n)
	})
	return n, err
}

func notSelected(id journal.ID) error {
	return &journal.Error{
		Op: "entry " + journal.Visible(string(id)), Kind: journal.NotFound,
		Err: errors.New("it is not in this list"), Hint: "clear the query to see all entries",
	}
}

// selected returns the rows of the entries of a page.
func selected(ctx context.Context, tx *sql.Tx, q journal.Query, p journal.Page) ([]int64, error) {
	selection, err := selectionOf(ctx, tx, q, p)
	if err != nil {
		return nil, err
	}
	if p.Newest && p.Limit > 0 {
		ns, err := selection.newest(ctx, tx, p)
		if err != nil || len(ns) == p.Limit {
			return ns, err
		}
	}
	return selection.rows(ctx, tx, p)
}

// newest looks among the newest entries, where there are enough as a rule, and finds none where that
// is no faster. What leads s to the newest alone is given up.
func (s *selection) newest(ctx context.Context, tx *sql.Tx, p journal.Page) (ns []int64, err error) {
	if s.low = s.floor(); s.low != math.MinInt64 {
		if ns, err = s.rows(ctx, tx, p); err != nil || len(ns) == p.Limit {
			return ns, err
		}
		s.giveUp()
	}
	s.walk(true)
	defer func() {
		s.low = math.MinInt64
		s.walk(false)
	}()
	const within = `SELECT sort FROM entry ORDER BY sort DESC LIMIT 1 OFFSET ?`
	for _, times := range s.windows() {
		err := tx.QueryRowContext(ctx, within, times*(max(p.Offset, 0)+p.Limit)).Scan(&s.low)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if ns, err = s.rows(ctx, tx, p); err != nil || len(ns) == p.Limit {
			return ns, err
		}
	}
	return nil, nil
}

// floor is the key from which on all that s selects is led to.
func (s selection) floor() int64 {
	low := int64(math.MinInt64)
	for _, b := range s.branches {
		if b.lead != nil && b.lead.floor != 0 {
			low = max(low, b.lead.floor)
		}
	}
	return low
}

func (s *selection) giveUp() {
	for i, b := range s.branches {
		if b.lead != nil && b.lead.floor != 0 {
			s.branches[i].lead = nil
		}
	}
}

// windows are how many times a page the newest entries are that are looked at first.
func (s selection) windows() []int {
	switch {
	case slices.ContainsFunc(s.branches, func(b branch) bool { return b.canWalk() && len(b.walkWhere) > 0 }):
		return []int{20} // to read more of them would take longer than to gather
	case slices.ContainsFunc(s.branches, func(b branch) bool { return b.wide || b.canWalk() }):
		return []int{20, 600}
	}
	return nil
}

func (s *selection) walk(does bool) {
	for i := range s.branches {
		s.branches[i].walks = does
	}
}

func (s selection) rows(ctx context.Context, tx *sql.Tx, p journal.Page) ([]int64, error) {
	var ns []int64
	more, bounds := order(p)
	statement, args := s.sql("e.n", more, bounds...)
	rows, err := tx.QueryContext(ctx, statement, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		ns = append(ns, n)
		return err
	})
	return ns, err
}

// longestLine is how much of a caption a list shows, in characters.
const longestLine = 200

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if utf8.RuneCountInString(line) > longestLine {
		line = string([]rune(line)[:longestLine])
	}
	return line
}
