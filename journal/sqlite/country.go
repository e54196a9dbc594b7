package sqlite

import (
	"database/sql"
	"strings"
)

// country is a pair of code and folded name that entries have.
type country struct{ code, key string }

const mostCountries = 300

// country leads to the entries of a country, which may be written in several ways.
func (s shelf) country(l *literal) error {
	all, err := s.countries()
	if err != nil || len(all) > mostCountries {
		return err
	}
	const selects = `e.placed AND e.country_code = ? AND e.country_key = ?`
	code, key := strings.ToUpper(l.Value), keyOf(l.Value)
	found := &lead{}
	var hints []string
	for _, c := range all {
		if c.code != code && (c.key != key || key == "") {
			continue
		}
		found.any = append(found.any, condition{selects, []any{c.code, c.key}})
		hints = append(hints, c.hint())
	}
	l.hint = "(" + strings.Join(hints, " OR ") + ")"
	if len(hints) == 0 || len(hints) > mostSpelling || strings.Contains(l.hint, "()") {
		l.hint = ""
	}
	l.lead, err = s.counted(found)
	return err
}

// hint is what the index has of a place in c. A code is a word of the place, or the first of its letters
// is, where they are written apart.
func (c country) hint() string {
	if len(c.code) != 2 || strings.Trim(c.code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "()"
	}
	small := strings.ToLower(c.code)
	return "place:" + small + " OR place:" + small[:1]
}

// countries are those of all entries, found from one to the next by their index.
func (s shelf) countries() ([]country, error) {
	const q = `WITH RECURSIVE c (n) AS (
			SELECT (SELECT n FROM entry WHERE placed ORDER BY country_code, country_key LIMIT 1)
			UNION ALL
			SELECT coalesce(
				(SELECT x.n FROM entry x WHERE x.placed AND x.country_code = e.country_code
					AND x.country_key > e.country_key ORDER BY x.country_key LIMIT 1),
				(SELECT x.n FROM entry x WHERE x.placed AND x.country_code > e.country_code
					ORDER BY x.country_code, x.country_key LIMIT 1))
			FROM c CROSS JOIN entry e ON e.n = c.n)
		SELECT e.country_code, e.country_key FROM c CROSS JOIN entry e ON e.n = c.n LIMIT ?`
	var all []country
	rows, err := s.tx.QueryContext(s.ctx, q, mostCountries+1)
	err = each(rows, err, func(rows *sql.Rows) error {
		var c country
		err := rows.Scan(&c.code, &c.key)
		all = append(all, c)
		return err
	})
	return all, err
}
