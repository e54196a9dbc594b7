package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"sojourn/journal"
)

// sourcesOf is what can be found of e, by column of the index.
func sourcesOf(e journal.Entry) []string {
	var place, camera, file []string
	people := append([]string{e.Credits.Byline, e.Credits.Credit}, e.People...)
	for _, p := range []*journal.Place{e.Place, e.Shown} {
		if p != nil {
			place = append(place, p.Name, p.City, p.Region, p.Country, p.CountryCode)
		}
	}
	for _, p := range e.Photos {
		camera = append(camera, p.Make, p.Model, p.Lens, p.Serial)
		for _, f := range p.Files {
			file = append(file, f.Name)
		}
	}
	return []string{
		e.Headline, e.Caption, e.Alt, strings.Join(e.Keywords, "\n"), strings.Join(place, "\n"), e.Trip,
		strings.Join(camera, "\n"), strings.Join(file, "\n"), strings.Join(people, "\n"),
	}
}

// wordsOf folds sources.
func wordsOf(sources []string) []any {
	row := make([]any, len(sources))
	for i, text := range sources {
		row[i] = indexed(text)
	}
	return row
}

// rewriting is what the index of words is to be told at the end of a transaction. It gathers many
// entries before it writes, but is made to write by most statements in between, and by docids that
// do not ascend.
type rewriting []wordChange

// wordChange gives an entry's words under its sort key, or takes them away where words is nil.
type wordChange struct {
	sort  int64
	words []any
}

func (w *rewriting) add(sort int64, words []any) { *w = append(*w, wordChange{sort, words}) }

func (w *rewriting) remove(sort int64) { *w = append(*w, wordChange{sort: sort}) }

func (w rewriting) write(ctx context.Context, tx *sql.Tx) error {
	const (
		add = `INSERT INTO words (docid, headline, caption, alt, keywords, place, trip, camera, file, people)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		remove = `DELETE FROM words WHERE docid = ?`
	)
	if err := w.know(ctx, tx); err != nil {
		return err
	}
	slices.SortFunc(w, func(a, b wordChange) int { // what is taken away first, under one key
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(len(a.words), len(b.words)))
	})
	for _, c := range w {
		q := add
		if c.words == nil {
			q = remove
		}
		if _, err := tx.ExecContext(ctx, q, append([]any{c.sort}, c.words...)...); err != nil {
			return err
		}
	}
	return nil
}

// know adds the words that the journal never had before to those that a word may become.
func (w rewriting) know(ctx context.Context, tx *sql.Tx) error {
	const q = `INSERT OR IGNORE INTO word (text) SELECT value FROM json_each(?)`
	words := map[string]bool{}
	for _, c := range w {
		for _, column := range c.words {
			for word := range strings.FieldsSeq(column.(string)) {
				words[word] = true
			}
		}
	}
	if len(words) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, q, list(slices.Sorted(maps.Keys(words))))
	return err
}
