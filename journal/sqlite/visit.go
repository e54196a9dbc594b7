package sqlite

import (
	"context"
	"database/sql"
	"time"
	"unicode/utf8"

	"sojourn/journal"
)

// replaced is a text that gives way to another.
type replaced struct {
	field    journal.TextField
	old, new string
}

// keepTexts keeps the texts of before that after replaces.
func keepTexts(
	ctx context.Context, tx *sql.Tx, n int64, before, after journal.Entry, session string, now time.Time,
) error {
	for _, r := range []replaced{
		{journal.FieldHeadline, before.Headline, after.Headline},
		{journal.FieldCaption, before.Caption, after.Caption},
		{journal.FieldAlt, before.Alt, after.Alt},
	} {
		if r.old == r.new {
			continue
		}
		if err := r.keep(ctx, tx, n, session, now); err != nil {
			return err
		}
	}
	return nil
}

// keep keeps r.old, unless it is only a step of a visit.
func (r replaced) keep(ctx context.Context, tx *sql.Tx, n int64, session string, now time.Time) error {
	if session == "" {
		if blank(r.old) {
			return nil
		}
		return r.add(ctx, tx, n, session, r.old, false, now)
	}
	found, lost, err := visited(ctx, tx, n, r.field, session)
	switch {
	case err != nil:
		return err
	case found == nil: // also where it is blank: it tells that the visit has begun
		return r.add(ctx, tx, n, session, r.old, false, now)
	}
	return r.keepLost(ctx, tx, n, session, *found, lost, now)
}

// keepLost keeps the longest text of a visit as long as what replaced it is shorter.
func (r replaced) keepLost(
	ctx context.Context, tx *sql.Tx, n int64, session string, found versionRow, lost *versionRow, now time.Time,
) error {
	const (
		forget = `DELETE FROM text_version WHERE n = ?`
		longer = `UPDATE text_version SET text = ?, replaced_at = ? WHERE n = ?`
	)
	length := utf8.RuneCountInString
	longest := r.old
	if lost != nil && length(lost.text) >= length(longest) {
		longest = lost.text
	}
	isLost := length(longest) > max(length(r.new), length(found.text))
	var err error
	switch {
	case lost == nil && isLost:
		return r.add(ctx, tx, n, session, longest, true, now)
	case lost == nil:
		return nil
	case !isLost:
		_, err = tx.ExecContext(ctx, forget, lost.n)
	case longest != lost.text:
		_, err = tx.ExecContext(ctx, longer, longest, now.UnixMicro(), lost.n)
	}
	return err
}

func (r replaced) add(
	ctx context.Context, tx *sql.Tx, n int64, session, text string, lost bool, now time.Time,
) error {
	const q = `INSERT INTO text_version (entry, field, text, replaced_at, session, lost) VALUES (?, ?, ?, ?, ?, ?)`
	_, err := tx.ExecContext(ctx, q, n, string(r.field), text, now.UnixMicro(), session, lost)
	return err
}

// visited returns what a visit has kept of a field already: the text that it found, and what was
// lost in it. found is nil where it has not begun, or where something else was changed since.
func visited(
	ctx context.Context, tx *sql.Tx, n int64, field journal.TextField, session string,
) (found, lost *versionRow, err error) {
	over := false
	rows, err := tx.QueryContext(ctx, versionRead+`AND field = ? ORDER BY n DESC LIMIT 2`, n, string(field))
	err = each(rows, err, func(rows *sql.Rows) error {
		r, err := scanVersion(rows)
		switch {
		case err != nil || over || r.session != session:
			over = true
		case r.lost:
			lost = &r
		default:
			found, over = &r, true
		}
		return err
	})
	return found, lost, err
}
