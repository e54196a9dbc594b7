package sqlite

import (
	"context"
	"database/sql"
)

// RecentKeywords returns keywords that begin with prefix, whatever its case, accents and spaces;
// those that were given last come first. A limit of 0 means all.
func (s *Store) RecentKeywords(ctx context.Context, prefix string, limit int) ([]string, error) {
	// Of those that fold to one key, the one that was given last stands for all.
	const q = `SELECT text, max(used_at) FROM keyword
		WHERE entries > 0 AND key >= ?1 AND key < ?1 || char(0x10ffff)
		GROUP BY key ORDER BY max(used_at) DESC, key LIMIT ?2`
	if limit <= 0 {
		limit = -1
	}
	key := ""
	if prefix != "" {
		key = keyOf(prefix)
	}
	var found []string
	rows, err := s.readers.QueryContext(ctx, q, key, limit)
	err = each(rows, err, func(rows *sql.Rows) error {
		var text string
		var used sql.NullInt64
		err := rows.Scan(&text, &used)
		found = append(found, text)
		return err
	})
	return found, tell("complete a keyword", err)
}
