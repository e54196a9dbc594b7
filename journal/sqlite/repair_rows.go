package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
	"sojourn/journal/sqlite/pages"
)

// salvage takes over what is left of a damaged file.
type salvage struct {
	from   *pages.File
	tx     *sql.Tx
	all    []layout
	fates  map[string]*fate
	listed map[int64]listedEntry // what the index of entries says of each

	learned []learned       // what indices say of rows that are lost
	strays  map[sentTo]bool // deliveries that may be old, or were made up of what is left

	suspects   []suspect
	stale      bool // rows that nothing leads to may have been deleted
	emptiedIDs []journal.ID
	undoGone   bool
}

// fate is what became of the rows of a table.
type fate struct {
	saved, lost, broken int
}

// whole tells that every row is there.
func (f fate) whole() bool { return f.lost == 0 && f.broken == 0 }

// sentTo names a delivery.
type sentTo struct {
	entry       int64
	destination string
}

// later are tables whose rows are only taken where they are all there: half of what undoes a
// change would make something that never was.
func later(table string) bool {
	return table == "undo" || table == "undo_entry" || table == "undo_mark"
}

// rows takes over the rows of all tables.
func (s *salvage) rows(ctx context.Context) error {
	roots := s.from.Roots()
	for _, l := range s.all {
		s.fate(l.table)
		if l.name != l.table {
			continue
		}
		at := slices.IndexFunc(roots, func(r pages.Root) bool { return r.Name == l.name })
		if at < 0 {
			s.fate(l.table).broken++
			continue
		}
		if err := s.walk(ctx, l, roots[at].Page); err != nil {
			return err
		}
	}
	if err := s.putSuspects(ctx); err != nil {
		return err
	}
	if err := s.indices(ctx, roots); err != nil {
		return err
	}
	if err := s.orphans(ctx); err != nil {
		return err
	}
	return s.learn(ctx)
}

func (s *salvage) fate(table string) *fate {
	if s.fates[table] == nil {
		s.fates[table] = &fate{}
	}
	return s.fates[table]
}

func (s *salvage) walk(ctx context.Context, l layout, root int) error {
	f := s.fate(l.table)
	var failed error
	lost, broken := s.from.WalkOf(root, l.takes, func(r pages.Row) {
		if failed != nil {
			return
		}
		if r.Suspect && l.byKey { // it would be said of something else
			f.lost++
			return
		}
		if r.Suspect {
			s.suspects = append(s.suspects, suspect{l, r})
			return
		}
		is, err := s.put(ctx, l, r)
		failed = errors.Join(err, ctx.Err())
		if is == refused || is == known {
			f.lost++
		}
	})
	f.lost, f.broken = f.lost+lost, f.broken+broken
	return failed
}

// suspect is a row that may have the key of another.
type suspect struct {
	table layout
	row   pages.Row
}

// putSuspects adds them when the rows that are sure have their keys.
func (s *salvage) putSuspects(ctx context.Context) error {
	for _, x := range s.suspects {
		is, err := s.put(ctx, x.table, x.row)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if is != saved {
			s.fate(x.table.name).lost++
		}
	}
	return nil
}

// outcome is what became of one row.
type outcome int

const (
	refused outcome = iota // it cannot be a row of its table
	known                  // there is one of its key
	saved
)

// put adds a row. An error is the new file's.
func (s *salvage) put(ctx context.Context, l layout, r pages.Row) (outcome, error) {
	if !l.takes(r) {
		return refused, nil
	}
	values := l.values(r)
	if !l.decodes(values) {
		return refused, nil
	}
	_, err := s.tx.ExecContext(ctx, l.insert(len(values)), values...)
	if failure, ok := errors.AsType[sqlite3.Error](err); ok && failure.Code == sqlite3.ErrConstraint {
		switch failure.ExtendedCode {
		case sqlite3.ErrConstraintPrimaryKey, sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintRowID:
			return known, nil
		}
		return refused, nil
	}
	if err != nil {
		return refused, err
	}
	s.fate(l.table).saved++
	return saved, nil
}
