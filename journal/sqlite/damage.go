package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sojourn/journal"
)

const repairHint = "`sojourn check --repair` gets back all that can be read, and keeps the damaged file"

// Damage tells why the journal is only read although its disk can be written to; nil where its
// file is not known to be damaged.
func (s *Store) Damage() error {
	if told := s.damaged.Load(); told != nil {
		return told
	}
	return nil
}

// sees remembers that err tells of damage: nothing more is written then, which could make it worse.
func (s *Store) sees(err error) error {
	if isDamage(err) && s.damaged.Load() == nil {
		s.damaged.Store(&journal.Error{
			Op: "the journal in " + journal.Visible(s.dir), Kind: journal.NeedsUser,
			Err: errors.New("its file is damaged, so it is only read"), Hint: repairHint,
		})
	}
	return err
}

// probe looks at the first page of every table: much damage shows there, and it takes a moment.
func probe(ctx context.Context, db *sql.DB) error {
	const tables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`
	var names []string
	rows, err := db.QueryContext(ctx, tables)
	err = each(rows, err, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	for _, name := range names {
		if err != nil {
			return err
		}
		rows, err = db.QueryContext(ctx, `SELECT * FROM "`+name+`" LIMIT 1`) // an index would do for less
		err = each(rows, err, func(*sql.Rows) error { return nil })
	}
	return err
}

// openDamaged opens to be read what is damaged; why says that it is.
func (s *Store) openDamaged(ctx context.Context, why error) error {
	_ = s.sees(why)
	if s.writer != nil {
		_ = s.writer.Close()
		s.writer = nil
	}
	if s.readers != nil {
		_ = s.readers.Close()
	}
	if err := s.openToRead(ctx); err != nil {
		return why
	}
	return nil
}
