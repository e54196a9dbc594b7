package sqlite

import (
	"context"
	"database/sql"
)

// What is offered while a query is typed comes from the newest of the journal, so that it comes at
// once however large that is.
const (
	cameras = `SELECT model FROM (SELECT model FROM photo ORDER BY n DESC LIMIT ?1)
		WHERE model <> '' GROUP BY model ORDER BY count(*) DESC, model`
	countries = `SELECT country_code FROM (SELECT country_code FROM entry ORDER BY sort DESC LIMIT ?1)
		WHERE country_code <> '' GROUP BY country_code ORDER BY count(*) DESC, country_code`
	areas = `SELECT area FROM (SELECT area FROM entry ORDER BY sort DESC LIMIT ?1)
		WHERE area <> '' GROUP BY area ORDER BY count(*) DESC, area`
	newestRows = 5000
)

// Cameras returns the models that the newest photos were made with, the most used first.
func (s *Store) Cameras(ctx context.Context) ([]string, error) { return s.values(ctx, cameras) }

// Countries returns the codes of the countries of the newest entries, the most frequent first.
func (s *Store) Countries(ctx context.Context) ([]string, error) { return s.values(ctx, countries) }

// Areas returns the coarse names of the places of the newest entries, the most frequent first.
func (s *Store) Areas(ctx context.Context) ([]string, error) { return s.values(ctx, areas) }

func (s *Store) values(ctx context.Context, q string) ([]string, error) {
	var list []string
	rows, err := s.readers.QueryContext(ctx, q, newestRows)
	err = each(rows, err, func(rows *sql.Rows) error {
		var value string
		err := rows.Scan(&value)
		list = append(list, value)
		return err
	})
	return list, tell("list values", err)
}
