package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"sojourn/journal"
)

// ClockReadings returns the clocks that bodies photographed, each body's in order of its time.
func (s *Store) ClockReadings(ctx context.Context) ([]journal.ClockReading, error) {
	const q = `SELECT n, make, model, serial, camera, clock_off, within, entry, added_at
		FROM clock_reading ORDER BY make, model, serial, camera`
	var all []journal.ClockReading
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var r journal.ClockReading
		var camera, offset, within, added int64
		err := rows.Scan(&r.N, &r.Body.Make, &r.Body.Model, &r.Body.Serial, &camera, &offset, &within, &r.Entry, &added)
		r.Camera, r.AddedAt = time.UnixMicro(camera).UTC(), time.UnixMicro(added).UTC()
		r.Offset, r.Within = time.Duration(offset)*time.Microsecond, time.Duration(within)*time.Microsecond
		all = append(all, r)
		return err
	})
	return all, tell("read the clocks", err)
}

// AddClockReading keeps r, in place of another one of that body and that time, and returns its
// number. The error is Invalid.
func (s *Store) AddClockReading(ctx context.Context, r journal.ClockReading) (n int64, err error) {
	const q = `INSERT INTO clock_reading (make, model, serial, camera, clock_off, within, entry, added_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET clock_off = excluded.clock_off,
		within = excluded.within, entry = excluded.entry, added_at = excluded.added_at RETURNING n`
	const op = "keep the reading of a clock"
	if err := utf8Only(op, "make", r.Body.Make, "model", r.Body.Model, "serial number", r.Body.Serial,
		"entry", string(r.Entry)); err != nil {
		return 0, err
	}
	if r.AddedAt.IsZero() {
		r.AddedAt = time.Now()
	}
	err = s.write(ctx, op, func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, q, r.Body.Make, r.Body.Model, r.Body.Serial, r.Camera.UnixMicro(),
			r.Offset.Microseconds(), r.Within.Microseconds(), string(r.Entry), r.AddedAt.UnixMicro()).Scan(&n)
	})
	return n, err
}

// RemoveClockReading forgets a reading. The error is NotFound.
func (s *Store) RemoveClockReading(ctx context.Context, n int64) error {
	return s.write(ctx, "forget the reading of a clock", func(ctx context.Context, tx *sql.Tx) error {
		removed, err := tx.ExecContext(ctx, `DELETE FROM clock_reading WHERE n = ?`, n)
		if err != nil {
			return err
		}
		if found, err := removed.RowsAffected(); err != nil || found == 1 {
			return err
		}
		return &journal.Error{
			Op: "reading " + strconv.FormatInt(n, 10), Kind: journal.NotFound, Err: errors.New("there is none of this number"),
			Hint: "`sojourn clock` shows them all",
		}
	})
}

// EachFrame calls act for the entries with a photo that q selects, in order of time.
func (s *Store) EachFrame(ctx context.Context, q journal.Query, act func(journal.Frame) error) error {
	return s.read(ctx, "look at the clocks of entries", func(tx *sql.Tx) error {
		ns, err := selected(ctx, tx, q, journal.Page{})
		for ; err == nil && len(ns) > 0; ns = ns[min(chunk, len(ns)):] {
			if err = ctx.Err(); err == nil {
				err = frames(ctx, tx, ns[:min(chunk, len(ns))], act)
			}
		}
		return err
	})
}

func frames(ctx context.Context, tx *sql.Tx, ns []int64, act func(journal.Frame) error) error {
	const q = `SELECT e.id, e.written, e.taken_at, e.time_offset, e.time_source, e.zone, e.adjust, e.trip,
			e.placed, e.lat, e.lon, e.place_source, e.city, e.country_code,
			p.make, p.model, p.serial, p.seconds, p.f_number, p.iso, p.focal_length
		FROM json_each(?) j CROSS JOIN entry e ON e.n = j.value JOIN photo p ON p.entry = e.n AND p.position = 0
		ORDER BY j.key`
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var f journal.Frame
		var m momentRow
		var p placeRow
		x := &f.Exposure
		err := rows.Scan(&f.ID, &m.written, &m.takenAt, &m.offset, &m.source, &m.zone, &m.adjust, &f.Trip,
			&p.placed, &p.lat, &p.lon, &p.source, &p.city, &p.code,
			&f.Body.Make, &f.Body.Model, &f.Body.Serial, &x.Seconds, &x.FNumber, &x.ISO, &x.FocalLength)
		if err != nil {
			return err
		}
		f.Taken, f.Place = m.moment(), p.place()
		return act(f)
	})
}
