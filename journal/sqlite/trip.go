package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"sojourn/journal"
)

// Trips returns the names of all trips: those without an entry yet, then the latest first.
func (s *Store) Trips(ctx context.Context) ([]string, error) {
	const q = `SELECT trip FROM (
			SELECT trip, max(sort) AS last FROM entry WHERE trip <> '' GROUP BY trip
			UNION ALL SELECT name, 9223372036854775807 FROM trip WHERE name NOT IN (SELECT trip FROM entry))
		ORDER BY last DESC, trip`
	var trips []string
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var trip string
		err := rows.Scan(&trip)
		trips = append(trips, trip)
		return err
	})
	return trips, tell("list trips", err)
}

const tripRead = `SELECT name, zone, byline, template, goes_to, first_day, last_day, legs FROM trip `

// TripDefaults returns the trips that have defaults, by name.
func (s *Store) TripDefaults(ctx context.Context) ([]journal.Trip, error) {
	all, err := tripsIn(ctx, s.readers)
	return all, tell("read the trips", err)
}

func tripsIn(ctx context.Context, in queryer) ([]journal.Trip, error) {
	var all []journal.Trip
	rows, err := in.QueryContext(ctx, tripRead+`ORDER BY name`)
	err = each(rows, err, func(rows *sql.Rows) error {
		t, err := scanTrip(rows)
		all = append(all, t)
		return err
	})
	return all, err
}

// Trip returns the defaults of a trip. The error is NotFound where it has none.
func (s *Store) Trip(ctx context.Context, name string) (journal.Trip, error) {
	t, err := scanTrip(s.readers.QueryRowContext(ctx, tripRead+`WHERE name = ?`, name))
	if errors.Is(err, sql.ErrNoRows) {
		return t, noneOf("trip", name)
	}
	return t, tell("read a trip", err)
}

func scanTrip(row interface{ Scan(...any) error }) (journal.Trip, error) {
	var t journal.Trip
	var to, legs string
	err := row.Scan(&t.Name, &t.Zone, &t.Byline, &t.Template, &to, &t.From, &t.Until, &legs)
	if err != nil {
		return t, err
	}
	return t, errors.Join(json.Unmarshal([]byte(to), &t.To), json.Unmarshal([]byte(legs), &t.Legs))
}

// SaveTrip adds t, or replaces the one of its name. The error is Invalid, or NotFound where it names
// a template or a destination that is not there.
func (s *Store) SaveTrip(ctx context.Context, t journal.Trip) error {
	const save = `INSERT INTO trip (name, zone, byline, template, goes_to, first_day, last_day, legs)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET zone = excluded.zone, byline = excluded.byline,
		template = excluded.template, goes_to = excluded.goes_to, first_day = excluded.first_day,
		last_day = excluded.last_day, legs = excluded.legs`
	if err := t.Validate(); err != nil {
		return err
	}
	to, err := asJSON(append([]string{}, t.To...))
	legs, legsErr := asJSON(append([]journal.Leg{}, t.Legs...))
	if err := errors.Join(err, legsErr); err != nil {
		return tell("save a trip", err)
	}
	return s.write(ctx, "save a trip", func(ctx context.Context, tx *sql.Tx) error {
		if err := namesThere(ctx, tx, t); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, save, t.Name, t.Zone, t.Byline, t.Template, to, t.From, t.Until, legs)
		return err
	})
}

// namesThere finds a template or a destination of t that is not there.
func namesThere(ctx context.Context, tx *sql.Tx, t journal.Trip) error {
	there := func(q, name string) (n int, err error) {
		err = tx.QueryRowContext(ctx, q, name).Scan(&n)
		return n, err
	}
	if t.Template != "" {
		n, err := there(`SELECT count(*) FROM template WHERE name = ?`, t.Template)
		if err != nil {
			return err
		}
		if n == 0 {
			return noneOf("template", t.Template)
		}
	}
	for _, name := range t.To {
		n, err := there(`SELECT count(*) FROM destination WHERE name = ?`, name)
		if err != nil {
			return err
		}
		if n == 0 {
			return noDestination(name)
		}
	}
	return nil
}

// RemoveTrip forgets the defaults of a trip; its entries keep its name. The error is NotFound.
func (s *Store) RemoveTrip(ctx context.Context, name string) error {
	return s.write(ctx, "remove a trip", func(ctx context.Context, tx *sql.Tx) error {
		return exactlyOneOf("trip", name)(tx.ExecContext(ctx, `DELETE FROM trip WHERE name = ?`, name))
	})
}
