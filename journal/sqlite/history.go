package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"time"
	"unicode/utf8"

	"sojourn/journal"
)

// Versions returns what the texts of an entry were before they were replaced, newest first. Of each
// visit (Change.Session) it has the text that was found, and a much longer one that was written and
// taken away again; its last text is the present one, or a later version. The error is NotFound.
func (s *Store) Versions(ctx context.Context, id journal.ID) ([]journal.TextVersion, error) {
	var versions []journal.TextVersion
	err := s.read(ctx, "read earlier texts", func(tx *sql.Tx) error {
		n, err := rowOfEntry(ctx, tx, id)
		if err != nil {
			return err
		}
		now, err := loadOne(ctx, tx, n)
		if err != nil {
			return err
		}
		rows, err := versionRows(ctx, tx, n)
		for i, r := range rows {
			if blank(r.text) || r.lost && !muchShorter(r.next(rows[i+1:], now), r.text) {
				continue
			}
			versions = append(versions, journal.TextVersion{
				Number: len(versions) + 1, Field: r.field, Text: r.text, ReplacedAt: r.at,
			})
		}
		return err
	})
	slices.Reverse(versions)
	return versions, err
}

// versionRow is a text that was replaced.
type versionRow struct {
	n       int64
	field   journal.TextField
	text    string
	at      time.Time
	session string
	lost    bool // written and taken away in one visit
}

const versionRead = `SELECT n, field, text, replaced_at, session, lost FROM text_version WHERE entry = ? `

func scanVersion(rows *sql.Rows) (versionRow, error) {
	var r versionRow
	var at sql.NullInt64
	err := rows.Scan(&r.n, &r.field, &r.text, &at, &r.session, &r.lost)
	r.at = instant(at)
	return r, err
}

// versionRows returns all of an entry, the oldest first.
func versionRows(ctx context.Context, tx *sql.Tx, entry int64) ([]versionRow, error) {
	var all []versionRow
	rows, err := tx.QueryContext(ctx, versionRead+`ORDER BY n`, entry)
	err = each(rows, err, func(rows *sql.Rows) error {
		r, err := scanVersion(rows)
		all = append(all, r)
		return err
	})
	return all, err
}

// next returns the text of r's field that came to stay: of the next of the later versions, or the
// present one.
func (r versionRow) next(later []versionRow, now journal.Entry) string {
	for _, l := range later {
		if l.field == r.field {
			return l.text
		}
	}
	return map[journal.TextField]string{
		journal.FieldHeadline: now.Headline, journal.FieldCaption: now.Caption, journal.FieldAlt: now.Alt,
	}[r.field]
}

// muchShorter tells whether whoever has short may miss long.
func muchShorter(short, long string) bool {
	const runes = 20
	return utf8.RuneCountInString(long) >= utf8.RuneCountInString(short)+runes
}
