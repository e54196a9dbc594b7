package sqlite

import (
	"context"
	"errors"
	"slices"

	"sojourn/journal/sqlite/pages"
)

// orphans takes over rows of pages that nothing leads to, where their looks tell their table.
func (s *salvage) orphans(ctx context.Context) error {
	s.stale = !s.from.FreeKnown()
	var failed error
	var alike []pages.Orphan // pages of entry_keyword, or of an index that looks the same
	s.from.Orphans(func(o pages.Orphan) {
		if failed != nil {
			return
		}
		candidates := s.candidates(o)
		if !o.Table && slices.ContainsFunc(candidates, func(l layout) bool { return l.name == "entry_keyword" }) {
			alike = append(alike, o)
			return
		}
		if len(candidates) == 1 && candidates[0].name == candidates[0].table && !later(candidates[0].table) {
			failed = s.adopt(ctx, candidates[0], o)
		}
	})
	if failed != nil {
		return failed
	}
	return s.adoptKeywords(ctx, alike)
}

// candidates are the tables and indices that every row of a page can belong to.
func (s *salvage) candidates(o pages.Orphan) []layout {
	var fit []layout
	for _, l := range s.all {
		strange := func(r pages.Row) bool { return !l.takes(r) }
		if l.byKey != o.Table && !slices.ContainsFunc(o.Rows, strange) {
			fit = append(fit, l)
		}
	}
	return fit
}

func (s *salvage) adopt(ctx context.Context, l layout, o pages.Orphan) error {
	for _, r := range o.Rows {
		is, err := s.put(ctx, l, r)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if is == saved {
			f := s.fate(l.table)
			f.lost = max(0, f.lost-1)
		}
		if is == saved && l.table == "delivery" && s.stale {
			n, _ := r.Values[0].(int64)
			name, _ := r.Values[1].(string)
			s.strays[sentTo{n, name}] = true
		}
	}
	return nil
}

// adoptKeywords tells the pages of entry_keyword from the indices that look the same: whatever a
// row says must be said once more by the index that has it turned round.
func (s *salvage) adoptKeywords(ctx context.Context, alike []pages.Orphan) error {
	said := map[[3]int64]bool{}
	triple := func(r pages.Row) (t [3]int64) {
		for i := range t {
			t[i], _ = r.Values[i].(int64)
		}
		return t
	}
	for _, o := range alike {
		for _, r := range o.Rows {
			said[triple(r)] = true
		}
	}
	table := s.all[slices.IndexFunc(s.all, func(l layout) bool { return l.name == "entry_keyword" })]
	for _, o := range alike {
		alone := func(r pages.Row) bool {
			t := triple(r)
			return !said[[3]int64{t[2], t[0], t[1]}]
		}
		if slices.ContainsFunc(o.Rows, alone) {
			continue
		}
		if err := s.adopt(ctx, table, o); err != nil {
			return err
		}
	}
	return nil
}
