package pages

import (
	"cmp"
	"strings"
)

// orderly passes rows on, and marks those that do not stand in order: of what a damaged key says,
// its neighbours are all that can be asked.
type orderly struct {
	tell         func(Row)
	before, held *Row // the last two that stood in order; held is not told yet
}

func (o *orderly) add(r Row, isTable bool) {
	follows := func(a *Row) bool { return a == nil || isTable && a.ID < r.ID || !isTable && order(*a, r) < 0 }
	switch {
	case follows(o.held):
		before := o.held
		o.flush()
		o.before, o.held = before, &r
	case follows(o.before): // without held, all would be in order
		o.held.Suspect = true
		o.flush()
		o.held = &r
	default:
		r.Suspect = true
		o.tell(r)
	}
}

func (o *orderly) flush() {
	if o.held != nil {
		o.tell(*o.held)
		o.held = nil
	}
}

// order compares two rows of an index as far as they are alike in kind.
func order(a, b Row) int {
	for i := range min(len(a.Values), len(b.Values)) {
		if n := cmp.Or(cmp.Compare(rank(a.Values[i]), rank(b.Values[i])), compare(a.Values[i], b.Values[i])); n != 0 {
			return n
		}
	}
	return 0
}

// rank is how SQLite sorts kinds of values.
func rank(v any) int {
	switch v.(type) {
	case nil:
		return 0
	case int64, float64:
		return 1
	case string:
		return 2
	}
	return 3
}

// compare compares values of one rank.
func compare(a, b any) int {
	switch a := a.(type) {
	case string:
		b, _ := b.(string)
		return strings.Compare(a, b)
	case []byte:
		b, _ := b.([]byte)
		return strings.Compare(string(a), string(b))
	}
	x, y := number(a), number(b)
	return cmp.Compare(x, y)
}

func number(v any) float64 {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return 0
}
