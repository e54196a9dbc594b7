package sqlite

import (
	"context"
	"database/sql"
	"time"

	"sojourn/journal"
)

// Keywords returns keywords that begin with prefix, whatever its case, accents and spaces; those
// that most entries have first, then those given last. A limit of 0 means all.
func (s *Store) Keywords(ctx context.Context, prefix string, limit int) ([]journal.KeywordCount, error) {
	// Of those that fold to one key, the one that most entries have stands for all.
	const q = `SELECT text, sum(entries), max(entries) FROM keyword
		WHERE entries > 0 AND key >= ?1 AND key < ?1 || char(0x10ffff)
		GROUP BY key ORDER BY sum(entries) DESC, max(used_at) DESC, key LIMIT ?2`
	if limit <= 0 {
		limit = -1
	}
	key := ""
	if prefix != "" {
		key = keyOf(prefix)
	}
	var found []journal.KeywordCount
	rows, err := s.readers.QueryContext(ctx, q, key, limit)
	err = each(rows, err, func(rows *sql.Rows) error {
		var k journal.KeywordCount
		var most int
		err := rows.Scan(&k.Keyword, &k.Entries, &most)
		found = append(found, k)
		return err
	})
	return found, tell("complete a keyword", err)
}

// setKeywords replaces the keywords of entry n.
func setKeywords(ctx context.Context, tx *sql.Tx, n int64, keywords []string, now time.Time) error {
	const (
		clear = `DELETE FROM entry_keyword WHERE entry = ?`
		know  = `INSERT INTO keyword (text, key, used_at) VALUES (?, ?, ?)
			ON CONFLICT (text) DO UPDATE SET used_at = excluded.used_at`
		give = `INSERT INTO entry_keyword (entry, position, keyword) SELECT ?, ?, n FROM keyword WHERE text = ?`
	)
	if _, err := tx.ExecContext(ctx, clear, n); err != nil {
		return err
	}
	for i, k := range keywords {
		if _, err := tx.ExecContext(ctx, know, k, keyOf(k), now.UnixMicro()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, give, n, i, k); err != nil {
			return err
		}
	}
	return nil
}

// loadKeywords adds the keywords of rows ns to their entries.
func loadKeywords(ctx context.Context, tx *sql.Tx, ns []int64, entries []journal.Entry) error {
	const q = `SELECT j.key, k.text FROM json_each(?) j
		CROSS JOIN entry_keyword g ON g.entry = j.value CROSS JOIN keyword k ON k.n = g.keyword
		ORDER BY j.key, g.position`
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var at int
		var text string
		if err := rows.Scan(&at, &text); err != nil {
			return err
		}
		entries[at].Keywords = append(entries[at].Keywords, text)
		return nil
	})
}
