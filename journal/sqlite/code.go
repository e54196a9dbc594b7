package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"sojourn/journal"
)

// codeDelimiter is what `about` calls the delimiter of codes.
const codeDelimiter = "code_delimiter"

// CodeList returns the codes whose names begin with prefix, by name.
func (s *Store) CodeList(ctx context.Context, prefix string) ([]journal.Code, error) {
	const q = `SELECT name, texts FROM code WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name`
	all, err := s.codes(ctx, q, prefix)
	return all, tell("list codes", err)
}

// Codes returns all codes, for an editor that expands them as they are typed.
func (s *Store) Codes(ctx context.Context) (journal.Codes, error) {
	delimiter, err := s.Delimiter(ctx)
	if err != nil {
		return journal.Codes{}, err
	}
	all, err := s.CodeList(ctx, "")
	return journal.NewCodes(delimiter, all...), err
}

// CodesIn returns the codes that texts use.
func (s *Store) CodesIn(ctx context.Context, texts ...string) (journal.Codes, error) {
	const q = `SELECT name, texts FROM code WHERE name IN (SELECT value FROM json_each(?))`
	delimiter, err := s.Delimiter(ctx)
	if err != nil {
		return journal.Codes{}, err
	}
	names := journal.Codes{Delimiter: delimiter}.Names(texts...)
	if len(names) == 0 {
		return journal.NewCodes(delimiter), nil
	}
	used, err := s.codes(ctx, q, list(names))
	return journal.NewCodes(delimiter, used...), tell("read codes", err)
}

func (s *Store) codes(ctx context.Context, q string, args ...any) ([]journal.Code, error) {
	var all []journal.Code
	rows, err := s.readers.QueryContext(ctx, q, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var c journal.Code
		var texts string
		if err := rows.Scan(&c.Name, &texts); err != nil {
			return err
		}
		all = append(all, c)
		return json.Unmarshal([]byte(texts), &all[len(all)-1].Texts)
	})
	return all, err
}

// SaveCodes adds codes; one of the same name is replaced. With alone, all others are forgotten.
// added counts those that are new. The error is Invalid.
func (s *Store) SaveCodes(ctx context.Context, codes []journal.Code, alone bool) (added int, err error) {
	const (
		forget = `DELETE FROM code WHERE name NOT IN (SELECT value FROM json_each(?))`
		count  = `SELECT count(*) FROM code`
		save   = `INSERT INTO code (name, texts) VALUES (?, ?) ON CONFLICT DO UPDATE SET texts = excluded.texts`
	)
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c.Name
		if err := c.Validate(); err != nil {
			return 0, err
		}
	}
	err = s.write(ctx, "save codes", func(steady context.Context, tx *sql.Tx) error {
		if alone {
			if _, err := tx.ExecContext(steady, forget, list(names)); err != nil {
				return err
			}
		}
		var before, after int
		err := tx.QueryRowContext(steady, count).Scan(&before)
		for _, c := range codes {
			if err != nil {
				return err
			}
			var texts string
			if texts, err = asJSON(c.Texts); err == nil {
				_, err = tx.ExecContext(steady, save, c.Name, texts)
			}
		}
		if err == nil {
			err = tx.QueryRowContext(steady, count).Scan(&after)
		}
		added = after - before
		return err
	})
	return added, err
}

// RemoveCodes forgets codes. The error is NotFound where one of them is not there, and none is forgotten.
func (s *Store) RemoveCodes(ctx context.Context, names []string) error {
	const q = `DELETE FROM code WHERE name = ?`
	return s.write(ctx, "remove codes", func(ctx context.Context, tx *sql.Tx) error {
		for _, name := range names {
			if err := exactlyOneOf("code", name)(tx.ExecContext(ctx, q, name)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delimiter returns what stands on both sides of codes.
func (s *Store) Delimiter(ctx context.Context) (rune, error) {
	value, err := about(ctx, s.readers, codeDelimiter)
	if err != nil {
		return 0, tell("read the delimiter of codes", err)
	}
	r, _ := utf8.DecodeRuneInString(value)
	if journal.CheckDelimiter(r) != nil {
		r = journal.CodeDelimiter
	}
	return r, nil
}

// SaveDelimiter makes r stand on both sides of codes from now on. The error is Invalid.
func (s *Store) SaveDelimiter(ctx context.Context, r rune) error {
	const q = `INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`
	if err := journal.CheckDelimiter(r); err != nil {
		return err
	}
	return s.write(ctx, "save the delimiter of codes", func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, codeDelimiter, string(r))
		return err
	})
}

// exactlyOneOf makes a NotFound error where a statement did not find the thing of a name.
func exactlyOneOf(what, name string) func(sql.Result, error) error {
	return func(result sql.Result, err error) error {
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return noneOf(what, name)
	}
}

// listVerbs list what there is of a kind of thing.
var listVerbs = map[string]string{
	"code": "codes list", "template": "template list", "trip": "trip list", "saved place": "place list",
	"no-go area": "nogo list",
}

func noneOf(what, name string) error {
	return &journal.Error{
		Op: what + " " + journal.Visible(name), Kind: journal.NotFound, Err: errors.New("there is none of this name"),
		Hint: "`sojourn " + listVerbs[what] + "` shows them all",
	}
}
