package sqlite

import "context"

// Revision returns a number that is another one after anything was committed to the journal, by
// this process or another. It costs no more than a look at the log's head.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	var n int64
	// A cancelled statement may cost the connection, and with it what it has seen.
	err := s.watcher.QueryRowContext(context.WithoutCancel(ctx), `PRAGMA data_version`).Scan(&n)
	return n, tell("look for changes", err)
}
