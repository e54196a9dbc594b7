package sqlite

import (
	"slices"

	"sojourn/journal"
)

// lead is a way to what a term selects by an index that has it in order of time.
type lead struct {
	any   []condition // one of them must hold
	count int         // of entries, up to one more than are few
	floor int64       // entries before this key may be missing; 0 none
}

// condition is one of SQL with its arguments.
type condition struct {
	sql  string
	args []any
}

// fewEntries are looked at one by one, whatever else is asked of them.
const fewEntries = 2000

func (l *lead) few() bool { return l.count <= fewEntries }

// leads are the conditions of states that indices of their own have the entries of.
var leads = map[string]string{
	"uncaptioned": `NOT e.captioned`,
	"no-alt":      `e.lacks_alt`,
	"no-place":    `NOT e.placed`,
	"rejected":    `e.rejected`,
	"raw":         `e.raw`,
	"marked":      `e.marked`,
	"failed":      `e.failed`,
	"sent":        `e.sent`,
}

// leadOf is that of a term that needs no looking up; nil where there is none.
func leadOf(t journal.Term) *lead {
	switch t.Field {
	case "rating":
		return ratingLead(t.Value)
	case "is":
		if t.Value == "picked" {
			return ratingLead(">=1")
		}
		if sql := leads[t.Value]; sql != "" {
			return &lead{any: []condition{{sql: sql}}}
		}
	}
	return nil
}

func ratingLead(value string) *lead {
	operator, n, ok := starsOf(value)
	if !ok {
		return nil
	}
	l := &lead{}
	for stars := range 6 {
		fits := map[string]bool{
			"=": stars == n, "<": stars < n, "<=": stars <= n, ">": stars > n, ">=": stars >= n,
		}
		if fits[operator] {
			l.any = append(l.any, condition{"e.rating = ?", []any{stars}})
		}
	}
	return l
}

// counted counts what l leads to, as long as that is few.
func (s shelf) counted(l *lead) (*lead, error) {
	if l == nil {
		return nil, nil
	}
	for _, c := range l.any {
		n := 0
		q := `SELECT count(*) FROM (SELECT 1 FROM entry e WHERE ` + c.sql + ` LIMIT ?)`
		args := append(slices.Clone(c.args), fewEntries+1-l.count)
		if err := s.tx.QueryRowContext(s.ctx, q, args...).Scan(&n); err != nil {
			return nil, err
		}
		if l.count += n; !l.few() {
			break
		}
	}
	return l, nil
}

// leastOf is the lead of the term that selects the least; nil where none has one.
func leastOf(literals []literal) *lead {
	var least *lead
	for _, l := range literals {
		if !l.Not && l.lead != nil && (least == nil || l.lead.count < least.count) {
			least = l.lead
		}
	}
	return least
}

// parts are b once for each way that its lead knows.
func (b branch) parts() []branch {
	if b.lead == nil {
		return []branch{b}
	}
	any := b.lead.any
	if len(any) == 0 {
		any = []condition{{sql: "0"}}
	}
	parts := make([]branch, len(any))
	for i, c := range any {
		parts[i] = b
		parts[i].where = slices.Concat([]string{"(" + c.sql + ")"}, b.where)
		parts[i].args = slices.Concat(c.args, b.args)
	}
	return parts
}
