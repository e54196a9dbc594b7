package sqlite

import (
	"context"
	"database/sql"

	"sojourn/journal"
)

// summaries returns the summaries of rows ns in that order.
func summaries(ctx context.Context, tx *sql.Tx, ns []int64) ([]journal.Summary, error) {
	// The most of a caption that its first line can need, and blanks before it.
	const q = `SELECT e.id, e.written, e.taken_at, e.time_offset, e.time_source, e.zone, e.adjust, e.area,
			substr(e.caption, 1, 1000), e.rating, e.rejected, trim(e.alt) <> '', e.placed, e.place_source = 'estimate',
			(SELECT count(*) FROM photo WHERE entry = e.n), p.orientation, p.problem,
			f.role, f.name, f.path, f.sha256, f.bytes
		FROM json_each(?) j CROSS JOIN entry e ON e.n = j.value
		LEFT JOIN photo p ON p.entry = e.n AND p.position = 0
		LEFT JOIN file f ON f.photo = p.n AND f.position = 0
		ORDER BY j.key`
	found := make([]journal.Summary, 0, len(ns))
	rows, err := tx.QueryContext(ctx, q, list(ns))
	err = each(rows, err, func(rows *sql.Rows) error {
		summary, err := scanSummary(rows)
		found = append(found, summary)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = eachDelivery(ctx, tx, ns, func(at int, d journal.Delivery) {
		found[at].Deliveries = append(found[at].Deliveries, d)
	})
	return found, err
}

func scanSummary(rows *sql.Rows) (journal.Summary, error) {
	var (
		s                                   journal.Summary
		m                                   momentRow
		orientation, bytes                  sql.NullInt64
		problem, role, name, path, contents sql.NullString
	)
	err := rows.Scan(&s.ID, &m.written, &m.takenAt, &m.offset, &m.source, &m.zone, &m.adjust, &s.Area,
		&s.Caption, &s.Rating, &s.Rejected, &s.HasAlt, &s.HasPlace, &s.Estimated, &s.Photos, &orientation, &problem,
		&role, &name, &path, &contents, &bytes)
	s.Taken, s.Caption = m.moment(), firstLine(s.Caption)
	s.Orient, s.Problem = int(orientation.Int64), problem.String
	s.Original = journal.File{
		Role: journal.Role(role.String), Name: name.String, Path: path.String, SHA256: contents.String,
		Bytes: bytes.Int64,
	}
	return s, err
}
