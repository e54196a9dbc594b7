package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sojourn/journal"
)

// SavedPlaces returns the places that the traveller gave a name, by name.
func (s *Store) SavedPlaces(ctx context.Context) ([]journal.SavedPlace, error) {
	var all []journal.SavedPlace
	rows, err := s.readers.QueryContext(ctx, `SELECT name, lat, lon, radius FROM saved_place ORDER BY name`)
	err = each(rows, err, func(rows *sql.Rows) error {
		var p journal.SavedPlace
		err := rows.Scan(&p.Name, &p.Point.Lat, &p.Point.Lon, &p.Radius)
		all = append(all, p)
		return err
	})
	return all, tell("list the saved places", err)
}

// SavePlace keeps p, in place of the one that has its name; before is that one, if there was one. The
// error is Invalid.
func (s *Store) SavePlace(ctx context.Context, p journal.SavedPlace) (before *journal.SavedPlace, err error) {
	const save = `INSERT INTO saved_place (name, lat, lon, radius) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET lat = excluded.lat, lon = excluded.lon, radius = excluded.radius`
	if err := errors.Join(p.Validate(), utf8Only("save a place", "name", p.Name)); err != nil {
		return nil, err
	}
	err = s.writePlaces(ctx, "save a place", func(ctx context.Context, tx *sql.Tx) error {
		before, err = savedPlace(ctx, tx, p.Name)
		if err == nil {
			_, err = tx.ExecContext(ctx, save, p.Name, p.Point.Lat+0, p.Point.Lon+0, p.Radius)
		}
		return err
	})
	return before, err
}

func savedPlace(ctx context.Context, tx *sql.Tx, name string) (*journal.SavedPlace, error) {
	p := journal.SavedPlace{Name: name}
	err := tx.QueryRowContext(ctx, `SELECT lat, lon, radius FROM saved_place WHERE name = ?`, name).
		Scan(&p.Point.Lat, &p.Point.Lon, &p.Radius)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &p, err
}

// RenamePlace gives a saved place another name. The error is Invalid, NotFound, or Conflict where
// another one has that name.
func (s *Store) RenamePlace(ctx context.Context, name, to string) error {
	return s.writePlaces(ctx, "rename a saved place", func(ctx context.Context, tx *sql.Tx) error {
		p, err := savedPlace(ctx, tx, name)
		if err != nil {
			return err
		}
		if p == nil {
			return noneOf("saved place", name)
		}
		p.Name = to
		if err := errors.Join(p.Validate(), utf8Only("rename a saved place", "name", to)); err != nil {
			return err
		}
		if other, err := savedPlace(ctx, tx, to); err != nil || other != nil && to != name {
			return errors.Join(err, &journal.Error{
				Op: "rename " + journal.Visible(name), Kind: journal.Conflict,
				Err:  errors.New("another saved place is called " + journal.Visible(to)),
				Hint: "nothing was changed; `sojourn place remove` forgets that one",
			})
		}
		_, err = tx.ExecContext(ctx, `UPDATE saved_place SET name = ? WHERE name = ?`, to, name)
		return err
	})
}

// RemovePlace forgets a saved place and returns what it was; entries keep its name. The error is NotFound.
func (s *Store) RemovePlace(ctx context.Context, name string) (journal.SavedPlace, error) {
	var was journal.SavedPlace
	err := s.writePlaces(ctx, "remove a saved place", func(ctx context.Context, tx *sql.Tx) error {
		p, err := savedPlace(ctx, tx, name)
		if err != nil {
			return err
		}
		if p == nil {
			return noneOf("saved place", name)
		}
		was = *p
		_, err = tx.ExecContext(ctx, `DELETE FROM saved_place WHERE name = ?`, name)
		return err
	})
	return was, err
}
