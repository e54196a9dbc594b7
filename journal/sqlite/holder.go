package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path"
	"strings"

	"sojourn/journal"
)

// PhotoOf returns the number of the photo that has a file of this content, or 0 where none has.
func (s *Store) PhotoOf(ctx context.Context, sha256 string) (int64, error) {
	const q = `SELECT photo FROM file WHERE sha256 = ? AND role <> ? LIMIT 1`
	var n int64
	err := s.readers.QueryRowContext(ctx, q, sha256, journal.RoleSidecar).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, tell("look for a file", err)
}

// Holders returns the entries, whole, that have a file of this content.
func (s *Store) Holders(ctx context.Context, sha256 string) ([]journal.Entry, error) {
	const q = `SELECT DISTINCT p.entry FROM file f JOIN photo p ON p.n = f.photo WHERE f.sha256 = ?
		ORDER BY p.entry`
	return s.wholeOf(ctx, "look for a file", q, sha256)
}

// Counterparts returns the entries, whole, that were taken in the same second as taken, by what
// the camera wrote, and have a photo whose original differs from name in no more than case
// and extension.
func (s *Store) Counterparts(
	ctx context.Context, name string, taken journal.Moment,
) ([]journal.Entry, error) {
	const q = `SELECT n FROM entry WHERE written = ? ORDER BY sort`
	if !taken.Known() {
		return nil, nil
	}
	list, err := s.wholeOf(ctx, "look for a photo", q, taken.Written)
	if err != nil {
		return nil, err
	}
	same := list[:0]
	for _, e := range list {
		if len(e.Photos) > 0 && strings.EqualFold(stemOf(e.Photos[0].Original().Name), stemOf(name)) {
			same = append(same, e)
		}
	}
	return same, nil
}

func stemOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// wholeOf returns the entries, whole, whose rows q returns.
func (s *Store) wholeOf(ctx context.Context, op, q string, args ...any) ([]journal.Entry, error) {
	var ns []int64
	rows, err := s.readers.QueryContext(ctx, q, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		ns = append(ns, n)
		return err
	})
	if err != nil || len(ns) == 0 {
		return nil, tell(op, err)
	}
	var list []journal.Entry
	err = s.read(ctx, op, func(tx *sql.Tx) (err error) {
		list, err = load(ctx, tx, ns)
		return err
	})
	return list, err
}
