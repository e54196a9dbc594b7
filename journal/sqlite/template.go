package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"sojourn/journal"
)

// Templates returns all templates, by name.
func (s *Store) Templates(ctx context.Context) ([]journal.Template, error) {
	var all []journal.Template
	rows, err := s.readers.QueryContext(ctx, `SELECT name, fields FROM template ORDER BY name`)
	err = each(rows, err, func(rows *sql.Rows) error {
		t, err := scanTemplate(rows)
		all = append(all, t)
		return err
	})
	return all, tell("list templates", err)
}

// Template returns one template. The error is NotFound.
func (s *Store) Template(ctx context.Context, name string) (journal.Template, error) {
	const q = `SELECT name, fields FROM template WHERE name = ?`
	t, err := scanTemplate(s.readers.QueryRowContext(ctx, q, name))
	if errors.Is(err, sql.ErrNoRows) {
		return t, noneOf("template", name)
	}
	return t, tell("read a template", err)
}

func scanTemplate(row interface{ Scan(...any) error }) (journal.Template, error) {
	var t journal.Template
	var fields string
	if err := row.Scan(&t.Name, &fields); err != nil {
		return t, err
	}
	return t, json.Unmarshal([]byte(fields), &t.Fields)
}

// SaveTemplate adds t, or replaces the one of its name. The error is Invalid.
func (s *Store) SaveTemplate(ctx context.Context, t journal.Template) error {
	const q = `INSERT INTO template (name, fields) VALUES (?, ?) ON CONFLICT DO UPDATE SET fields = excluded.fields`
	if err := t.Validate(); err != nil {
		return err
	}
	for _, f := range t.Fields {
		if err := utf8Only("template "+journal.Visible(t.Name), string(f.Field), f.Text); err != nil {
			return err
		}
	}
	return s.write(ctx, "save a template", func(ctx context.Context, tx *sql.Tx) error {
		fields, err := asJSON(t.Fields)
		if err == nil {
			_, err = tx.ExecContext(ctx, q, t.Name, fields)
		}
		return err
	})
}

// RemoveTemplate forgets a template. The error is NotFound, or Conflict where a trip has it.
func (s *Store) RemoveTemplate(ctx context.Context, name string) error {
	const (
		used   = `SELECT name FROM trip WHERE template = ? ORDER BY name LIMIT 1`
		remove = `DELETE FROM template WHERE name = ?`
	)
	return s.write(ctx, "remove a template", func(ctx context.Context, tx *sql.Tx) error {
		var trip string
		err := tx.QueryRowContext(ctx, used, name).Scan(&trip)
		if err == nil {
			return &journal.Error{
				Op: "remove template " + journal.Visible(name), Kind: journal.Conflict,
				Err:  errors.New("the trip " + journal.Visible(trip) + " gives it to its photos"),
				Hint: "`sojourn trip set NAME --template ''` takes it from the trip",
			}
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		return exactlyOneOf("template", name)(tx.ExecContext(ctx, remove, name))
	})
}
