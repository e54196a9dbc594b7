package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"sojourn/journal"
)

// nameColumns are where names are kept. What is joined into SQL is only one of these.
var nameColumns = map[journal.NameField]string{
	journal.NameByline: "byline", journal.NameCredit: "credit", journal.NameCopyright: "copyright",
	journal.NamePeople: "people", journal.NameLanguage: "language",
}

// namedLately bounds what is looked through, so that an answer takes some 20 ms in any journal.
const namedLately = 10_000

// Names returns names that the newest entries have in a field, of which a word begins with prefix,
// whatever its case and accents; those that most entries have first, then those of the newest.
func (s *Store) Names(ctx context.Context, of journal.NameField, prefix string, limit int) ([]string, error) {
	column, ok := nameColumns[of]
	if !ok {
		return nil, &journal.Error{
			Op: "complete a name", Kind: journal.Invalid,
			Err: fmt.Errorf("there are no names of %s", journal.Visible(string(of))),
		}
	}
	from, name := "", "e.name"
	if of == journal.NamePeople {
		from, name = ", json_each(e.name) j", "j.value"
	}
	q := `SELECT ` + name + ` FROM (SELECT sort, ` + column + ` AS name FROM entry ORDER BY sort DESC LIMIT ?) e` + from +
		` WHERE ` + name + ` <> '' GROUP BY 1 ORDER BY count(*) DESC, max(e.sort) DESC`
	var found []string
	rows, err := s.readers.QueryContext(ctx, q, namedLately)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n string
		if err := rows.Scan(&n); err != nil {
			return err
		}
		if (limit <= 0 || len(found) < limit) && hasWord(n, prefix) {
			found = append(found, n)
		}
		return nil
	})
	return found, tell("complete a name", err)
}

// hasWord reports whether name goes on with prefix from one of its words.
func hasWord(name, prefix string) bool {
	if strings.TrimSpace(prefix) == "" {
		return true
	}
	words, begin := strings.Fields(name), keyOf(prefix)
	for i := range words {
		if strings.HasPrefix(keyOf(strings.Join(words[i:], " ")), begin) {
			return true
		}
	}
	return false
}
