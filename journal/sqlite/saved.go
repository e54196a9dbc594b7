package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"sojourn/journal"
)

// savedEntry is an entry as it reads now, with the digest of what was saved.
type savedEntry struct {
	journal.Entry
	n, sort int64
	digest  string
}

// isAsSaved reports whether it still reads so. Those of the first journals do not tell.
func (e savedEntry) isAsSaved() bool { return e.digest == "" || e.digest == digestOf(e.Entry) }

// eachSaved tells all entries, some at a time, in order of time.
func eachSaved(ctx context.Context, tx *sql.Tx, tell func([]savedEntry) error) error {
	const q = `SELECT n, sort, digest FROM entry ORDER BY sort`
	var all []savedEntry
	rows, err := tx.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var e savedEntry
		err := rows.Scan(&e.n, &e.sort, &e.digest)
		all = append(all, e)
		return err
	})
	if err != nil {
		return err
	}
	for some := range slices.Chunk(all, chunk) {
		ns := make([]int64, len(some))
		for i, e := range some {
			ns[i] = e.n
		}
		entries, err := load(ctx, tx, ns)
		if err != nil {
			return err
		}
		for i := range some {
			some[i].Entry = entries[i]
		}
		if err := tell(some); err != nil {
			return err
		}
		for i := range some {
			some[i].Entry = journal.Entry{} // all of them would be much
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
