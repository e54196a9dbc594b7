package sqlite

import (
	"database/sql"
	"slices"
	"strings"
)

const (
	tagged = `{n} IN (
		SELECT g.entry FROM keyword k JOIN entry_keyword g ON g.keyword = k.n WHERE k.key = ?)`
	isTagged = `EXISTS (SELECT 1 FROM entry_keyword g JOIN keyword k ON k.n = g.keyword
		WHERE g.entry = e.n AND k.key = ?)`

	manyTagged   = 1000 // more are not sorted for a page of them
	mostSpelling = 8    // ways to write a keyword that the index is asked for
)

// tag tells tags that few entries have, which are found by themselves, from those of many, which the
// index of words leads to in order of time.
func (s shelf) tag(l *literal) error {
	const q = `SELECT text, entries FROM keyword WHERE key = ? AND entries > 0`
	count := 0
	var texts []string
	rows, err := s.tx.QueryContext(s.ctx, q, keyOf(l.Value))
	err = each(rows, err, func(rows *sql.Rows) error {
		var text string
		var n int
		err := rows.Scan(&text, &n)
		texts, count = append(texts, text), count+n
		return err
	})
	l.ways = tagged
	if s.page != nil && (l.Not || count > manyTagged) {
		l.ways = isTagged
	}
	switch {
	case l.Not || err != nil:
	case count == 0:
		l.lead = &lead{}
	case count <= manyTagged:
		direct := strings.ReplaceAll(tagged, "{n}", "e.n")
		l.lead = &lead{any: []condition{{direct, []any{keyOf(l.Value)}}}, count: count}
	default:
		l.hint = hintOf(texts)
	}
	return err
}

// hintOf is what the index has of whatever has one of keywords; "" where that cannot be told.
func hintOf(keywords []string) string {
	if len(keywords) > mostSpelling {
		return ""
	}
	var any []string
	for _, text := range keywords {
		words, single := asked(text)
		if len(words) == 0 || len(words) > mostWords {
			return ""
		}
		p := phrase{column: "keywords", words: words, open: single}
		expression, _ := p.expression()
		any = append(any, "("+expression+")")
	}
	slices.Sort(any)
	return "(" + strings.Join(slices.Compact(any), " OR ") + ")"
}
