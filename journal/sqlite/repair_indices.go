package sqlite

import (
	"context"
	"errors"
	"slices"

	"sojourn/journal/sqlite/pages"
)

// learned is a row of an index of a table that has lost rows.
type learned struct {
	index layout
	row   pages.Row
}

// indices reads what the indices say of rows: how many there were, and what they were.
func (s *salvage) indices(ctx context.Context, roots []pages.Root) error {
	for _, l := range s.all {
		at := slices.IndexFunc(roots, func(r pages.Root) bool { return r.Name == l.name && r.Index })
		if at < 0 || l.name == l.table {
			continue
		}
		n := 0
		f := s.fate(l.table)
		s.from.WalkOf(roots[at].Page, l.takes, func(r pages.Row) {
			n++
			if !f.whole() || f.saved == 0 {
				s.note(l, r)
			}
		})
		if !l.partial && n > f.saved+f.lost {
			f.lost = n - f.saved
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (s *salvage) note(index layout, r pages.Row) {
	if e, ok := listed(index, r); ok {
		s.listed[e.n] = e
	}
	s.learned = append(s.learned, learned{index, r})
}

// learn adds the rows that indices know enough of.
func (s *salvage) learn(ctx context.Context) error {
	for _, l := range s.learned {
		r, ok := s.remade(l)
		if !ok {
			continue
		}
		table := s.layoutOf(l.index.table)
		is, err := s.put(ctx, table, r)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		f := s.fate(table.name)
		switch {
		case is != saved:
		case table.name == "photo": // only that it was is known of it
			f.saved--
		default:
			f.lost = max(0, f.lost-1)
		}
	}
	return nil
}

func (s *salvage) layoutOf(table string) layout {
	return s.all[slices.IndexFunc(s.all, func(l layout) bool { return l.name == table })]
}

// remade returns the row of a table that a row of an index stands for. What the index does not say
// of a keyword can be done without; of a photo it is read again where its file is.
func (s *salvage) remade(l learned) (r pages.Row, ok bool) {
	has := map[string]any{}
	for i, c := range l.index.columns {
		has[c.name] = l.row.Values[i]
	}
	if text, ok := has["text"].(string); ok && l.index.table == "keyword" {
		has["key"], has["used_at"], has["entries"] = keyOf(text), int64(0), int64(0)
	}
	isPhoto := l.index.table == "photo"
	for _, c := range s.layoutOf(l.index.table).columns {
		v, there := has[c.name]
		switch {
		case there && c.isID:
			r.ID, _ = v.(int64)
			v = nil
		case !there && c.optional && isPhoto:
			return r, r.ID > 0 // the rest was added later
		case !there && isPhoto && c.kind == "TEXT":
			v = ""
		case !there && isPhoto:
			v = int64(0)
		case !there:
			return r, false
		}
		r.Values = append(r.Values, v)
	}
	return r, true
}
