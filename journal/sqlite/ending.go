package sqlite

import "database/sql"

// mostEnds is how many words one that is not finished is taken for, each of them looked for in order
// of time. Of more, all that has them is gathered first.
const mostEnds = 128

// complete finds what the last word of p may become. The index has words by their first one and three
// bytes as well, in order of time; of other lengths it would gather all.
func (s shelf) complete(p *phrase) error {
	if !p.open || len(p.words) == 0 {
		return nil
	}
	last := p.words[len(p.words)-1]
	if len(last) == 1 || len(last) == 3 {
		return nil
	}
	const (
		words = `SELECT text FROM word WHERE text >= ?1 AND text < ?1 || char(0x10ffff) LIMIT ?2`
		heads = `SELECT DISTINCT substr(text, 1, 3) || iif(length(text) < 3, '', '*') FROM word
			WHERE text >= ?1 AND text < ?1 || char(0x10ffff) LIMIT ?2`
	)
	q := words
	if len(last) == 2 {
		q = heads
	}
	rows, err := s.tx.QueryContext(s.ctx, q, last, mostEnds+1)
	ends := []string{}
	err = each(rows, err, func(rows *sql.Rows) error {
		var end string
		err := rows.Scan(&end)
		ends = append(ends, end)
		return err
	})
	switch {
	case len(ends) == 0:
		p.words = nil
	case len(ends) <= mostEnds:
		p.ends = ends
	}
	return err
}
