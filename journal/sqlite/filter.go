package sqlite

import (
	"strconv"
	"strings"

	"sojourn/journal"
)

// filter adds the condition of a field that is no text. A column with a + before it is not taken for a
// way to the entries: what leads to them is chosen before.
func (b *branch) filter(l literal) error {
	t := l.Term
	switch t.Field {
	case "tag":
		b.addFor(t, l.ways, keyOf(t.Value))
	case "in":
		b.addFor(t, `+e.country_code = ? OR +e.country_key = ? AND e.country_key <> ''`, strings.ToUpper(t.Value), keyOf(t.Value))
	case "near":
		return b.near(t)
	case "box":
		return b.box(t)
	case "on", "from", "to":
		if l.days == (days{}) {
			return unknown(t)
		}
		b.addFor(t, `{key} >= ? AND {key} < ?`, l.days.begin, l.days.end)
	case "rating":
		return b.rating(t)
	case "is":
		return b.is(t)
	default:
		return unknown(t)
	}
	return nil
}

func (b *branch) rating(t journal.Term) error {
	operator, n, ok := starsOf(t.Value)
	if !ok {
		return unknown(t)
	}
	b.addFor(t, "+e.rating "+operator+" ?", n)
	return nil
}

func starsOf(value string) (operator string, n int, ok bool) {
	stars := strings.TrimLeft(value, "<>=")
	operator, known := map[string]string{
		"": "=", "=": "=", "==": "=", ">": ">", "<": "<", ">=": ">=", "<=": "<=",
	}[value[:len(value)-len(stars)]]
	n, err := strconv.Atoi(stars)
	return operator, n, known && err == nil
}

// states are the conditions of is:, by value.
var states = map[string]string{
	"captioned":   `+e.captioned`,
	"uncaptioned": `NOT +e.captioned`,
	"no-alt":      `+e.lacks_alt`,
	"no-place":    `NOT +e.placed`,
	"placed":      `+e.placed`,
	"estimated":   `+e.placed AND e.place_source = 'estimate'`,
	"rejected":    `+e.rejected`,
	"picked":      `+e.rating >= 1`,
	"raw":         `+e.raw`,
	"marked":      `+e.marked`,
	"failed":      `+e.failed`,
	"sent":        `+e.sent`,
}

func (b *branch) is(t journal.Term) error {
	condition, known := states[t.Value]
	if !known {
		return unknown(t)
	}
	b.addFor(t, condition)
	return nil
}

func unknown(t journal.Term) error {
	return &journal.Error{
		Op: "query " + journal.Visible(t.Field+":"+t.Value), Kind: journal.Invalid, Err: errField,
		Hint: "see `sojourn help query` for what can be asked",
	}
}
