package sqlite

import (
	"context"
	"database/sql"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite/pages"
)

// listedEntry is what the index of entries says of one.
type listedEntry struct {
	n, sort          int64
	id               journal.ID
	rating, rejected int64
}

func listed(index layout, r pages.Row) (e listedEntry, ok bool) {
	if index.name != "entry_list" {
		return e, false
	}
	for i, c := range index.columns {
		number, _ := r.Values[i].(int64)
		switch c.name {
		case "n":
			e.n = number
		case "sort":
			e.sort = number
		case "rating":
			e.rating = number
		case "rejected":
			e.rejected = number
		case "id":
			text, _ := r.Values[i].(string)
			e.id = journal.ID(text)
		}
	}
	p, err := journal.ParseIDPrefix(string(e.id))
	return e, err == nil && p == string(e.id) && e.rating >= 0 && e.rating <= 5
}

// emptied makes entries for what is left of those that are lost: their photos, deliveries, earlier
// texts. Their id, time and rating are known where the index of entries is.
func (s *salvage) emptied(ctx context.Context) ([]journal.ID, error) {
	const missing = `SELECT entry FROM photo UNION SELECT entry FROM delivery UNION SELECT entry FROM dispatch
		UNION SELECT entry FROM receipt UNION SELECT entry FROM text_version EXCEPT SELECT n FROM entry`
	var lost []int64
	rows, err := s.tx.QueryContext(ctx, missing)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		lost = append(lost, n)
		return err
	})
	var ids []journal.ID
	for _, n := range lost {
		if err != nil {
			return nil, err
		}
		e, ok := s.listed[n]
		if !ok {
			e = listedEntry{n: n, id: journal.NewID(), sort: untimed + n}
		}
		ids = append(ids, e.id)
		err = s.addEmpty(ctx, e)
	}
	return ids, err
}

func (s *salvage) addEmpty(ctx context.Context, e listedEntry) error {
	const q = `INSERT INTO entry
			(n, id, sort, day, area, written, taken_at, time_offset, time_source, zone, adjust,
			headline, caption, alt, rating, rejected, trip,
			placed, accuracy, place_source, place_name, city, region, country, country_code, country_key,
			captioned, lacks_alt, added_at, edited_at, version, digest)
		VALUES (?, ?, ?, ?, '', ?, ?, 0, '', '', 0, '', '', '', ?, ?, '', 0, 0, '', '', '', '', '', '', '',
			0, EXISTS (SELECT 1 FROM photo WHERE entry = ?1), ?, ?,
			1 + (SELECT coalesce(max(version), 0) FROM dispatch WHERE entry = ?1), '')`
	taken := momentOf(e.sort)
	row := rowOf(taken)
	now := time.Now().UnixMicro()
	_, err := s.tx.ExecContext(ctx, q, e.n, e.id, e.sort, taken.Day(), row.written, row.takenAt,
		e.rating, e.rejected, now, now)
	return err
}

// momentOf is the local time that a sort key was made of.
func momentOf(sort int64) journal.Moment {
	if sort < 0 {
		return journal.Moment{}
	}
	clock := time.UnixMilli(sort>>tieBits + yearZero).UTC()
	if clock.Year() > 9999 {
		return journal.Moment{}
	}
	return journal.Moment{Clock: clock, Written: clock.Format(journal.WrittenLayout)}
}
