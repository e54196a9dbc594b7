package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"sojourn/journal"
)

// KnownFile reports whether the journal has a file of this content.
func (s *Store) KnownFile(ctx context.Context, sha256 string) (bool, error) {
	const q = `SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = ?)`
	var known bool
	err := s.readers.QueryRowContext(ctx, q, sha256).Scan(&known)
	return known, tell("look for a file", err)
}

func addPhotos(ctx context.Context, tx *sql.Tx, n int64, photos []journal.Photo) error {
	const (
		photo = `INSERT INTO photo
				(entry, position, mime, width, height, orientation, make, model, lens, serial,
				seconds, f_number, iso, focal_length, problem, direction)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		file = `INSERT INTO file (photo, position, role, name, path, sha256, bytes)
			VALUES (?, ?, ?, ?, ?, ?, ?)`
	)
	for i, p := range photos {
		added, err := tx.ExecContext(ctx, photo, n, i, p.MIME, p.Width, p.Height, p.Orientation, p.Make,
			p.Model, p.Lens, p.Serial, finite(p.Exposure.Seconds), finite(p.Exposure.FNumber), p.Exposure.ISO,
			finite(p.Exposure.FocalLength), p.Problem, directionValue(p.Direction))
		if err != nil {
			return err
		}
		row, err := added.LastInsertId()
		if err != nil {
			return err
		}
		for k, f := range p.Files {
			_, err := tx.ExecContext(ctx, file, row, k,
				string(f.Role), f.Name, pathValue(f.Path), f.SHA256, f.Bytes)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// checkPhotos reports the first text that is not UTF-8. Paths may be anything.
func checkPhotos(id journal.ID, photos []journal.Photo) error {
	for i, p := range photos {
		op := fmt.Sprintf("photo %d of entry %s", i+1, journal.Visible(string(id)))
		err := utf8Only(op, "type", p.MIME, "make", p.Make, "model", p.Model, "lens", p.Lens,
			"serial number", p.Serial, "problem", p.Problem)
		for _, f := range p.Files {
			if err == nil {
				err = utf8Only(op, "role", string(f.Role), "name", f.Name, "hash", f.SHA256)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// loadPhotos adds the photos of rows ns to their entries.
func loadPhotos(ctx context.Context, tx *sql.Tx, ns []int64, entries []journal.Entry) error {
	const q = `SELECT j.key, p.position, p.mime, p.width, p.height, p.orientation, p.make, p.model, p.lens,
			p.serial, p.seconds, p.f_number, p.iso, p.focal_length, p.problem, p.direction,
			f.role, f.name, f.path, f.sha256, f.bytes
		FROM json_each(?) j CROSS JOIN photo p ON p.entry = j.value LEFT JOIN file f ON f.photo = p.n
		ORDER BY j.key, p.position, f.position`
	rows, err := tx.QueryContext(ctx, q, list(ns))
	return each(rows, err, func(rows *sql.Rows) error {
		var (
			at, position           int
			p                      journal.Photo
			role, name, path, hash sql.NullString
			bytes                  sql.NullInt64
			direction              sql.NullFloat64
		)
		x := &p.Exposure
		err := rows.Scan(&at, &position, &p.MIME, &p.Width, &p.Height, &p.Orientation, &p.Make, &p.Model,
			&p.Lens, &p.Serial, &x.Seconds, &x.FNumber, &x.ISO, &x.FocalLength, &p.Problem,
			&direction, &role, &name, &path, &hash, &bytes)
		if err != nil {
			return err
		}
		if direction.Valid {
			p.Direction = &direction.Float64
		}
		e := &entries[at]
		if len(e.Photos) <= position {
			e.Photos = append(e.Photos, p)
		}
		if role.Valid {
			last := &e.Photos[len(e.Photos)-1]
			last.Files = append(last.Files, journal.File{
				Role: journal.Role(role.String), Name: name.String, Path: path.String, SHA256: hash.String,
				Bytes: bytes.Int64,
			})
		}
		return nil
	})
}
