package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sojourn/journal"
)

// Sequence returns the number of an entry among those that were marked together with it for a
// destination, in order of time; 1 where it is not marked. What is sent meanwhile changes it not.
func (s *Store) Sequence(ctx context.Context, id journal.ID, destination string) (int, error) {
	const q = `SELECT (SELECT count(*) FROM delivery o JOIN entry p ON p.n = o.entry
			WHERE o.destination = d.destination AND o.marked_at = d.marked_at AND (p.sort, p.n) <= (e.sort, e.n))
		FROM entry e JOIN delivery d ON d.entry = e.n WHERE e.id = ? AND d.destination = ?`
	n := 1
	err := s.readers.QueryRowContext(ctx, q, string(id), destination).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 1, nil
	}
	return n, tell("count what was marked together", err)
}
