package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"

	"sojourn/journal"
)

// FileName is what a journal's file is called in its folder.
const FileName = "journal.db"

// Store is an open journal. It is safe for concurrent use, also by several processes. Errors are
// *journal.Error: NotFound, Invalid and Conflict as the methods say, NeedsUser for the disk.
type Store struct {
	dir     string
	id      string
	version string  // of the program
	writer  *sql.DB // one connection; nil where the journal can only be read
	readers *sql.DB
	watcher *sql.DB // one connection that never writes: it sees what all others commit
	damaged atomic.Pointer[journal.Error]
	backup  bool // it is one, and stays one: it is only read
	closing sync.Once
	closed  error

	recentPlaces atomic.Pointer[savedPlaces]
	placeChanges atomic.Int64 // of the saved places, by this Store
}

// Dir returns the journal's folder.
func (s *Store) Dir() string { return s.dir }

// ID returns the journal's own name: random, letters and digits, the same for ever.
func (s *Store) ID() string { return s.id }

func (s *Store) file() string { return filepath.Join(s.dir, FileName) }

// Close ends the use of s.
func (s *Store) Close() error {
	s.closing.Do(func() {
		for _, db := range []*sql.DB{s.watcher, s.readers, s.writer} {
			if db != nil {
				s.closed = errors.Join(s.closed, db.Close())
			}
		}
		s.closed = tell("close the journal", s.closed)
	})
	return s.closed
}

// read does act in one transaction: it sees one state of the journal, whatever others write.
func (s *Store) read(ctx context.Context, op string, act func(tx *sql.Tx) error) error {
	conn, err := s.readers.Conn(ctx)
	if err != nil {
		return tell(op, err)
	}
	defer shut(conn)
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return tell(op, err)
	}
	defer func() { _ = tx.Rollback() }()
	return tell(op, s.sees(act(tx)))
}

// write does act in one transaction, all or nothing. What act gets as its context does not end:
// act looks at ctx itself where it takes long, and write looks once more before it commits.
func (s *Store) write(
	ctx context.Context, op string, act func(ctx context.Context, tx *sql.Tx) error,
) error {
	if err := s.refusal(op); err != nil {
		return err
	}
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return tell(op, err)
	}
	defer shut(conn)
	steady := context.WithoutCancel(ctx)
	tx, err := conn.BeginTx(steady, nil)
	if err != nil {
		return tell(op, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := act(steady, tx); err != nil {
		return tell(op, s.sees(err))
	}
	if err := ctx.Err(); err != nil {
		return tell(op, err)
	}
	return tell(op, s.sees(tx.Commit()))
}

// refusal is why nothing is written to the journal; nil where it can be.
func (s *Store) refusal(op string) error {
	if told := s.damaged.Load(); told != nil {
		return &journal.Error{Op: op, Kind: told.Kind, Hint: told.Hint, Err: told}
	}
	if s.backup {
		return onlyABackup(op, s.dir)
	}
	if s.writer == nil {
		return readOnly(op)
	}
	return nil
}

// each calls scan for every row of a query, and closes it.
func each(rows *sql.Rows, err error, scan func(rows *sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// shut closes what was only read from, or was closed before if all went well.
func shut(c io.Closer) { _ = c.Close() }

// about reads one line of what the journal says of itself; "" where there is none.
func about(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, name string,
) (string, error) {
	const q = `SELECT value FROM about WHERE name = ?`
	var value string
	err := db.QueryRowContext(ctx, q, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func noEntry(id journal.ID) error {
	return &journal.Error{
		Op: "entry " + journal.Visible(string(id)), Kind: journal.NotFound,
		Err:  errors.New("the journal has none of this id"),
		Hint: "`sojourn list` shows the ids",
	}
}
