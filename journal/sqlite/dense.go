package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"sojourn/journal"
)

// denseTag is the field of tags that so many entries have that a page of them is found sooner by
// looking at one entry after another than by sorting all of them.
const (
	denseTag   = "tag, of many"
	manyTagged = 3000
	isTagged   = `EXISTS (SELECT 1 FROM entry_keyword g JOIN keyword k ON k.n = g.keyword
		WHERE g.entry = e.n AND k.key = ?)`
)

// forPage tells the tags of q apart by how many entries have them.
func forPage(ctx context.Context, tx *sql.Tx, q journal.Query) (journal.Query, error) {
	const count = `SELECT coalesce(sum(entries), 0) FROM keyword WHERE key = ?`
	q.Terms = slices.Clone(q.Terms)
	for i := range q.Terms {
		t := &q.Terms[i]
		t.Any = slices.Clone(t.Any)
		for k := range t.Any {
			var err error
			if t.Any[k], err = forPage(ctx, tx, t.Any[k]); err != nil {
				return q, err
			}
		}
		if t.Field != "tag" || t.Not {
			continue
		}
		n := 0
		if err := tx.QueryRowContext(ctx, count, keyOf(t.Value)).Scan(&n); err != nil {
			return q, err
		}
		if n > manyTagged {
			t.Field = denseTag
		}
	}
	return q, nil
}
