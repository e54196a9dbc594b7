package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"sojourn/journal"
)

// linkPrefix begins the names of links among what the journal says of itself.
const linkPrefix = "link:"

// Links returns what is known of the ways to destinations, by name. One that cannot be read is not known.
func (s *Store) Links(ctx context.Context) (map[string]journal.Link, error) {
	const q = `SELECT name, value FROM about WHERE name >= ?1 AND name < ?1 || char(0x10ffff)`
	links := map[string]journal.Link{}
	rows, err := s.readers.QueryContext(ctx, q, linkPrefix)
	err = each(rows, err, func(rows *sql.Rows) error {
		var name, text string
		var l journal.Link
		if err := rows.Scan(&name, &text); err != nil {
			return err
		}
		if json.Unmarshal([]byte(text), &l) == nil {
			links[strings.TrimPrefix(name, linkPrefix)] = l
		}
		return nil
	})
	return links, tell("read what is known of links", err)
}

// KeepLink replaces what is known of the way to a destination. It is not told to other sojourns as a change.
func (s *Store) KeepLink(ctx context.Context, destination string, l journal.Link) error {
	const q = `INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`
	text, err := asJSON(l)
	if err != nil {
		return tell("keep what is known of a link", err)
	}
	if err := utf8Only("keep a link", "destination", destination, "reason", l.Reason); err != nil {
		return err
	}
	return s.write(ctx, "keep what is known of a link", func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, linkPrefix+destination, text)
		return err
	})
}
