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
		selection, err := selectionOf(q)
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
		selection, err := selectionOf(q)
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
		selection, err := selectionOf(q)
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
	q, err := forPage(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	selection, err := selectionOf(q)
	if err != nil {
		return nil, err
	}
	if !selection.isWide() || !p.Newest || p.Limit <= 0 {
		return selection.rows(ctx, tx, p)
	}
	// Among the newest there are enough, as a rule.
	const within = `SELECT sort FROM entry ORDER BY sort DESC LIMIT 1 OFFSET ?`
	for _, times := range []int{20, 600} {
		err := tx.QueryRowContext(ctx, within, times*(max(p.Offset, 0)+p.Limit)).Scan(&selection.low)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return nil, err
		}
		if ns, err := selection.rows(ctx, tx, p); err != nil || len(ns) == p.Limit {
			return ns, err
		}
	}
	selection.low = math.MinInt64
	return selection.rows(ctx, tx, p)
}

func (s selection) isWide() bool {
	return slices.ContainsFunc(s.branches, func(b branch) bool { return b.wide })
}

func (s selection) rows(ctx context.Context, tx *sql.Tx, p journal.Page) ([]int64, error) {
	var ns []int64
	more, bounds := order(p)
	statement, args := s.paged(p).sql("e.n", more, bounds...)
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
