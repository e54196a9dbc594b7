package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// EachTrack calls act for every track, in the order in which they were added. act may use s.
func (s *Store) EachTrack(ctx context.Context, act func(journal.Track) error) error {
	const (
		q       = `SELECT n, name, sha256 FROM track ORDER BY n`
		ofTrack = `SELECT fixes FROM segment WHERE track = ? ORDER BY n`
	)
	var ns []int64
	var tracks []journal.Track
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var n int64
		var t journal.Track
		err := rows.Scan(&n, &t.Name, &t.SHA256)
		ns, tracks = append(ns, n), append(tracks, t)
		return err
	})
	if err != nil {
		return tell("read tracks", err)
	}
	for i, t := range tracks {
		if t.Segments, err = s.segments(ctx, ofTrack, ns[i]); err != nil {
			return tell("read tracks", err)
		}
		if err := act(t); err != nil {
			return err
		}
	}
	return nil
}
