package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sojourn/journal"
)

// AddTrack keeps a track; added is false where the same file was kept before. The error is Invalid.
func (s *Store) AddTrack(ctx context.Context, t journal.Track) (added bool, err error) {
	return s.TakeTrack(ctx, func(keep func([]journal.Fix) error) (journal.Track, error) {
		for _, fixes := range t.Segments {
			if err := keep(fixes); err != nil {
				return t, err
			}
		}
		return t, nil
	})
}

// TakeTrack is AddTrack for a track that need not fit the memory. Nothing is kept where read fails.
// The journal is not locked while it reads.
func (s *Store) TakeTrack(ctx context.Context, read journal.TrackReader) (added bool, err error) {
	spool, err := newSpool(s.dir)
	if err != nil {
		return false, tell("add a track", err)
	}
	defer spool.close()
	t, err := read(func(fixes []journal.Fix) error { return errors.Join(checkFixes(fixes), spool.add(fixes), ctx.Err()) })
	if err == nil {
		err = utf8Only("track", "name", t.Name, "hash", t.SHA256)
	}
	if err != nil {
		return false, tell("add a track", err)
	}
	err = s.write(ctx, "add a track", func(ctx context.Context, tx *sql.Tx) error {
		added, err = insertTrack(ctx, tx, t, spool)
		return err
	})
	return added && err == nil, err
}

func insertTrack(ctx context.Context, tx *sql.Tx, t journal.Track, spool *spool) (added bool, err error) {
	const (
		track = `INSERT INTO track (name, sha256, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
		line  = `INSERT INTO segment (track, begin_at, end_at, fixes) VALUES (?, ?, ?, ?)`
	)
	result, err := tx.ExecContext(ctx, track, t.Name, t.SHA256, time.Now().UnixMicro())
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	n, err := result.LastInsertId()
	if err != nil {
		return false, err
	}
	err = spool.each(func(begin, end int64, fixes []byte) error {
		_, err := tx.ExecContext(ctx, line, n, begin, end, fixes)
		return err
	})
	return err == nil, err
}

func checkFixes(fixes []journal.Fix) error {
	for i, f := range fixes {
		if !f.Point.Valid() || f.At.IsZero() {
			return &journal.Error{
				Kind: journal.Invalid, Err: fmt.Errorf("fix %d has no time or no position on Earth", i+1),
				Hint: "nothing of it was kept",
			}
		}
	}
	return nil
}

func bounds(fixes []journal.Fix) (begin, end int64) {
	begin, end = fixes[0].At.UnixMicro(), fixes[0].At.UnixMicro()
	for _, f := range fixes {
		begin, end = min(begin, f.At.UnixMicro()), max(end, f.At.UnixMicro())
	}
	return begin, end
}

// Fixes returns the segments of all tracks that overlap from to to, whole, and the nearest one on
// either side, by their begin.
func (s *Store) Fixes(ctx context.Context, from, to time.Time) ([][]journal.Fix, error) {
	const q = `SELECT fixes FROM segment WHERE n IN (
			SELECT n FROM segment WHERE begin_at <= ?2 AND end_at >= ?1
			UNION SELECT n FROM (SELECT n FROM segment WHERE end_at < ?1 ORDER BY end_at DESC LIMIT 1)
			UNION SELECT n FROM (SELECT n FROM segment WHERE begin_at > ?2 ORDER BY begin_at LIMIT 1))
		ORDER BY begin_at, n`
	segments, err := s.segments(ctx, q, from.UnixMicro(), to.UnixMicro())
	return segments, tell("read tracks", err)
}

// segments returns those whose fixes q selects.
func (s *Store) segments(ctx context.Context, q string, args ...any) ([][]journal.Fix, error) {
	var segments [][]journal.Fix
	rows, err := s.readers.QueryContext(ctx, q, args...)
	err = each(rows, err, func(rows *sql.Rows) error {
		var b sql.RawBytes
		if err := rows.Scan(&b); err != nil {
			return err
		}
		fixes, err := unpacked(b)
		segments = append(segments, fixes)
		return err
	})
	return segments, err
}
