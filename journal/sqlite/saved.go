package sqlite

import (
	"context"
	"database/sql"
	"math"
	"slices"

	"sojourn/journal"
)

// savedEntry is an entry as it reads now, with the digest of what was saved.
type savedEntry struct {
	journal.Entry
	n, sort int64
	digest  string
}

// isAsSaved reports whether it still reads so. Those of the first journals do not always tell, and
// took an altitude of -0 for another one than 0.
func (e savedEntry) isAsSaved() bool {
	if e.digest == "" || e.digest == digestOf(e.Entry) {
		return true
	}
	if e.Place == nil || e.Place.Alt == nil || *e.Place.Alt != 0 {
		return false
	}
	below := math.Copysign(0, -1)
	place := *e.Place
	place.Alt = &below
	e.Place = &place
	return e.digest == digestAsWritten(e.Entry, e.Place)
}

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
