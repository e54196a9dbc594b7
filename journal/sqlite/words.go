package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"sojourn/journal"
)

// wordsOf is what can be found of e, by column of the index, folded.
func wordsOf(e journal.Entry) []any {
	var place, camera, file []string
	if p := e.Place; p != nil {
		place = []string{p.Name, p.City, p.Region, p.Country, p.CountryCode}
	}
	for _, p := range e.Photos {
		camera = append(camera, p.Make, p.Model, p.Lens, p.Serial)
		for _, f := range p.Files {
			file = append(file, f.Name)
		}
	}
	columns := []string{
		e.Headline, e.Caption, e.Alt, strings.Join(e.Keywords, "\n"), strings.Join(place, "\n"), e.Trip,
		strings.Join(camera, "\n"), strings.Join(file, "\n"),
	}
	row := make([]any, len(columns))
	for i, text := range columns {
		row[i] = indexed(text)
	}
	return row
}

func addWords(ctx context.Context, tx *sql.Tx, sort int64, row []any) error {
	const q = `INSERT INTO words (docid, headline, caption, alt, keywords, place, trip, camera, file)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	_, err := tx.ExecContext(ctx, q, append([]any{sort}, row...)...)
	return err
}

func removeWords(ctx context.Context, tx *sql.Tx, sort int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM words WHERE docid = ?`, sort)
	return err
}
