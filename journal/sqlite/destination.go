package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"sojourn/journal"
)

const destinationRead = `SELECT name, kind, settings, rendition, redaction, limits, is_default, auto
	FROM destination `

// Destinations returns all destinations, in the order in which they were added.
func (s *Store) Destinations(ctx context.Context) ([]journal.Destination, error) {
	all, err := destinationsIn(ctx, s.readers)
	return all, tell("read the destinations", err)
}

// queryer is a transaction, or a pool of connections.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func destinationsIn(ctx context.Context, in queryer) ([]journal.Destination, error) {
	var all []journal.Destination
	rows, err := in.QueryContext(ctx, destinationRead+`ORDER BY n`)
	err = each(rows, err, func(rows *sql.Rows) error {
		d, err := scanDestination(rows)
		all = append(all, d)
		return err
	})
	return all, err
}

// Destination returns one destination. The error is NotFound.
func (s *Store) Destination(ctx context.Context, name string) (journal.Destination, error) {
	d, err := scanDestination(s.readers.QueryRowContext(ctx, destinationRead+`WHERE name = ?`, name))
	if errors.Is(err, sql.ErrNoRows) {
		return d, noDestination(name)
	}
	return d, tell("read a destination", err)
}

func noDestination(name string) error {
	return &journal.Error{
		Op: "destination " + journal.Visible(name), Kind: journal.NotFound,
		Err:  errors.New("there is none of this name"),
		Hint: "`sojourn destination list` shows them all",
	}
}

func scanDestination(row interface{ Scan(...any) error }) (journal.Destination, error) {
	var d journal.Destination
	var settings, rendition, redaction, limits string
	err := row.Scan(&d.Name, &d.Kind, &settings, &rendition, &redaction, &limits, &d.Default, &d.Auto)
	if err != nil {
		return d, err
	}
	return d, errors.Join(
		json.Unmarshal([]byte(settings), &d.Settings), json.Unmarshal([]byte(rendition), &d.Rendition),
		json.Unmarshal([]byte(redaction), &d.Redaction), json.Unmarshal([]byte(limits), &d.Limits))
}

// SaveDestination adds d, or replaces the one of its name. The first one is the default until
// another is saved as such. The error is Invalid.
func (s *Store) SaveDestination(ctx context.Context, d journal.Destination) error {
	const (
		resign = `UPDATE destination SET is_default = 0 WHERE name <> ?`
		save   = `INSERT INTO destination (name, kind, settings, rendition, redaction, limits, is_default, auto)
			VALUES (?, ?, ?, ?, ?, ?, ? OR NOT EXISTS (SELECT 1 FROM destination), ?)
			ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, settings = excluded.settings,
			rendition = excluded.rendition, redaction = excluded.redaction, limits = excluded.limits,
			is_default = is_default OR excluded.is_default, auto = excluded.auto`
	)
	if err := checkDestination(d); err != nil {
		return err
	}
	var parts []any
	for _, part := range []any{d.Settings, d.Rendition, d.Redaction, d.Limits} {
		text, err := asJSON(part)
		if err != nil {
			return tell("save destination "+d.Name, err)
		}
		parts = append(parts, text)
	}
	return s.write(ctx, "save destination "+d.Name, func(ctx context.Context, tx *sql.Tx) error {
		if d.Default {
			if _, err := tx.ExecContext(ctx, resign, d.Name); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, save, append(append([]any{d.Name, d.Kind}, parts...), d.Default, d.Auto)...)
		return err
	})
}

func checkDestination(d journal.Destination) error {
	if err := d.Validate(); err != nil {
		return err
	}
	texts := []string{"kind", d.Kind}
	for name, value := range d.Settings {
		texts = append(texts, "setting's name", name, "setting "+journal.Visible(name), value)
	}
	return utf8Only("destination "+d.Name, texts...)
}

// SaveLimits keeps what a destination told of itself. The error is NotFound.
func (s *Store) SaveLimits(ctx context.Context, name string, limits journal.Limits) error {
	const q = `UPDATE destination SET limits = ? WHERE name = ?`
	text, err := asJSON(limits)
	if err != nil {
		return tell("save limits", err)
	}
	return s.write(ctx, "save limits", func(ctx context.Context, tx *sql.Tx) error {
		return exactlyOne(name)(tx.ExecContext(ctx, q, text, name))
	})
}

// RemoveDestination forgets a destination; its deliveries and receipts stay. The error is
// NotFound, or Conflict while something may be on its way there.
func (s *Store) RemoveDestination(ctx context.Context, name string) error {
	const (
		underWay = `SELECT count(*) FROM delivery WHERE destination = ? AND state IN ('sending', 'unknown', 'withdrawing')`
		remove   = `DELETE FROM destination WHERE name = ?`
	)
	return s.write(ctx, "remove a destination", func(ctx context.Context, tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, underWay, name).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return &journal.Error{
				Op: "remove destination " + journal.Visible(name), Kind: journal.Conflict,
				Err:  errors.New(entries(n) + " may be on the way there, or are to be taken back"),
				Hint: "sync first, so that it is known what is there",
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM about WHERE name = ?`, linkPrefix+name); err != nil {
			return err
		}
		return exactlyOne(name)(tx.ExecContext(ctx, remove, name))
	})
}

func exactlyOne(name string) func(sql.Result, error) error {
	return func(result sql.Result, err error) error {
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return noDestination(name)
	}
}
