package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"math"
	"strings"

	"sojourn/journal"
)

// noGoPrefix begins the names of no-go areas among what the journal says of itself.
const noGoPrefix = "nogo:"

// noGoValue is what is kept of an area beside its name.
type noGoValue struct {
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius"` // metres
}

// SaveNoGo keeps an area, in place of one of its name, which is returned. What is queued is frozen
// anew before it is sent. Undo takes it back. The error is Invalid.
func (s *Store) SaveNoGo(ctx context.Context, n journal.NoGo) (before *journal.NoGo, err error) {
	const keep = `INSERT INTO about (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`
	if err := errors.Join(n.Validate(), utf8Only("no-go area", "name", n.Name)); err != nil {
		return nil, err
	}
	value, err := asJSON(noGoValue{n.Point.Lat, n.Point.Lon, n.Radius})
	if err != nil {
		return nil, tell("save a no-go area", err)
	}
	err = s.write(ctx, "save a no-go area", func(ctx context.Context, tx *sql.Tx) error {
		if before, err = noGoOf(ctx, tx, n.Name); err != nil || before != nil && *before == n {
			return err
		}
		if err := recordNoGo(ctx, tx, "no-go area "+n.Name, n.Name); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, keep, noGoPrefix+n.Name, value)
		return err
	})
	return before, err
}

// RemoveNoGo forgets an area, and returns it. Undo brings it back. The error is NotFound.
func (s *Store) RemoveNoGo(ctx context.Context, name string) (journal.NoGo, error) {
	var gone *journal.NoGo
	err := s.write(ctx, "remove a no-go area", func(ctx context.Context, tx *sql.Tx) (err error) {
		if gone, err = noGoOf(ctx, tx, name); err == nil && gone == nil {
			err = noneOf("no-go area", name)
		}
		if err != nil {
			return err
		}
		if err := recordNoGo(ctx, tx, "removal of the no-go area "+name, name); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM about WHERE name = ?`, noGoPrefix+name)
		return err
	})
	if err != nil {
		return journal.NoGo{}, err
	}
	return *gone, nil
}

// noGoOf returns the area of a name; nil if there is none.
func noGoOf(ctx context.Context, tx *sql.Tx, name string) (*journal.NoGo, error) {
	all, err := noGos(ctx, tx)
	for _, n := range all {
		if n.Name == name {
			return &n, err
		}
	}
	return nil, err
}

// NoGos returns all no-go areas, by name.
func (s *Store) NoGos(ctx context.Context) ([]journal.NoGo, error) {
	all, err := noGos(ctx, s.readers)
	return all, tell("list no-go areas", err)
}

// noGos reads all areas. One that cannot be read any more holds everything: rather too little is told.
func noGos(ctx context.Context, db interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
},
) ([]journal.NoGo, error) {
	const q = `SELECT name, value FROM about WHERE name >= ?1 AND name < ?1 || char(0x10ffff) ORDER BY name`
	var all []journal.NoGo
	rows, err := db.QueryContext(ctx, q, noGoPrefix)
	err = each(rows, err, func(rows *sql.Rows) error {
		var name, text string
		var value noGoValue
		if err := rows.Scan(&name, &text); err != nil {
			return err
		}
		n := journal.NoGo{Name: strings.TrimPrefix(name, noGoPrefix), Radius: math.Inf(1)}
		if json.Unmarshal([]byte(text), &value) == nil && value.Radius > 0 {
			n.Point, n.Radius = journal.Point{Lat: value.Lat, Lon: value.Lon}, value.Radius
		}
		all = append(all, n)
		return nil
	})
	return all, err
}

// HeldBy returns the entries that were made in n, or show what is in it.
func (s *Store) HeldBy(ctx context.Context, n journal.NoGo) ([]journal.ID, error) {
	const shown = `SELECT id, shown FROM entry WHERE shown <> 'null' ORDER BY sort`
	ids, err := s.IDs(ctx, journal.Query{Terms: []journal.Term{{Field: "near", Near: &n.Point, Within: n.Radius}}})
	if err != nil {
		return nil, err
	}
	made := map[journal.ID]bool{}
	for _, id := range ids {
		made[id] = true
	}
	rows, err := s.readers.QueryContext(ctx, shown)
	err = each(rows, err, func(rows *sql.Rows) error {
		var id journal.ID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		p, err := placeIn(text)
		if n.Holds(p) && !made[id] {
			ids = append(ids, id)
		}
		return err
	})
	return ids, tell("list what is in a no-go area", err)
}

// loadNoGos says of each entry which area it was made in, or shows.
func loadNoGos(ctx context.Context, tx *sql.Tx, _ []int64, entries []journal.Entry) error {
	areas, err := noGos(ctx, tx)
	for i := range entries {
		for _, n := range areas {
			if n.HoldsEntry(entries[i]) {
				entries[i].NoGo = n.Name
				break
			}
		}
	}
	return err
}
