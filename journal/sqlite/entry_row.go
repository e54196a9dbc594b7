package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// entryColumns are all columns of an entry's row but n, in the order of entryValues.
const entryColumns = `id, sort, day, area, written, taken_at, time_offset, time_source, zone, adjust,
	headline, caption, alt, rating, rejected, trip,
	placed, lat, lon, altitude, accuracy, place_source, place_name, city, region, country, country_code,
	country_key, captioned, lacks_alt, added_at, edited_at, version, digest,
	byline, credit, copyright, instructions, people, language, cell, shown`

const entryParameters = `?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
	?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`

func entryValues(e journal.Entry, sort int64, digest string) []any {
	m, p := rowOf(e.Taken), placeRowOf(e.Place)
	return []any{
		e.ID, sort, e.Taken.Day(), journal.CleanLine(e.Place.Area()),
		m.written, m.takenAt, m.offset, m.source, m.zone, m.adjust,
		e.Headline, e.Caption, e.Alt, e.Rating, e.Rejected, e.Trip,
		p.placed, p.lat, p.lon, p.altitude, p.accuracy, p.source, p.name, p.city, p.region, p.country, p.code,
		keyOf(p.country), !blank(e.Caption), len(e.Photos) > 0 && blank(e.Alt),
		micros(e.AddedAt), micros(e.EditedAt), e.Version, digest,
		e.Credits.Byline, e.Credits.Credit, e.Credits.Copyright, e.Credits.Instructions, list(e.People), e.Language,
		cellOf(p), shownOf(e.Shown),
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// digestOf tells whether an entry reads as it once did: a hash of what would be sent of it. An entry
// that was checked always encodes, and reads alike before and after it was stored.
// An estimate is not sent.
func digestOf(e journal.Entry) string {
	return digestAsWritten(e, sendable(e.Place))
}

// sendable is p as it is stored; nil where it is an estimate.
func sendable(p *journal.Place) *journal.Place {
	if p.Estimated() {
		return nil
	}
	return placeRowOf(p).place()
}

// digestAsWritten is the digest of e at a place as it stands.
func digestAsWritten(e journal.Entry, place *journal.Place) string {
	b, _ := json.Marshal(struct {
		Headline, Caption, Alt string
		Keywords               []string
		Taken                  journal.Moment
		Place                  *journal.Place
		// Left out where empty: digests from before there were such fields stay what they are.
		Credits  journal.Credits `json:",omitzero"`
		People   []string        `json:",omitempty"`
		Language string          `json:",omitempty"`
		Shown    *journal.Place  `json:",omitempty"`
	}{
		e.Headline, e.Caption, e.Alt, slices.Concat([]string{}, e.Keywords), // nil as well as empty
		kept(e.Taken), place, e.Credits, e.People, e.Language, sendable(e.Shown),
	})
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// check reports the first rule that e breaks, as an Invalid error.
func check(e journal.Entry) error {
	if !e.ID.Valid() {
		return &journal.Error{
			Op: "entry " + journal.Visible(string(e.ID)), Kind: journal.Invalid,
			Err: errors.New("this cannot be an id"),
		}
	}
	if err := e.Validate(); err != nil {
		return err
	}
	if err := utf8Only("entry "+journal.Visible(string(e.ID)),
		"trip", e.Trip, "time", e.Taken.Written, "zone", e.Taken.Zone,
		"offset's source", string(e.Taken.Source), "keywords", strings.Join(e.Keywords, " "),
		"byline", e.Credits.Byline, "credit", e.Credits.Credit, "copyright", e.Credits.Copyright,
		"instructions", e.Credits.Instructions, "language", e.Language); err != nil {
		return err
	}
	if year := e.Taken.Clock.Year(); e.Taken.Known() && (year < 0 || year > 9999) {
		return &journal.Error{
			Op: "time", Kind: journal.Invalid, Err: fmt.Errorf("the year %d cannot be written", year),
			Hint: "years are 0 to 9999",
		}
	}
	return errors.Join(checkPlace(e.Place), checkPlace(e.Shown))
}

const entryRead = `e.id, e.written, e.taken_at, e.time_offset, e.time_source, e.zone, e.adjust,
	e.headline, e.caption, e.alt, e.rating, e.rejected, e.trip,
	e.placed, e.lat, e.lon, e.altitude, e.accuracy, e.place_source, e.place_name, e.city, e.region,
	e.country, e.country_code, e.added_at, e.edited_at, e.version,
	e.byline, e.credit, e.copyright, e.instructions, e.people, e.language, e.shown`

func scanEntry(rows *sql.Rows) (journal.Entry, error) {
	var (
		e             journal.Entry
		m             momentRow
		p             placeRow
		added, edited sql.NullInt64
		people, shown string
	)
	err := rows.Scan(
		&e.ID, &m.written, &m.takenAt, &m.offset, &m.source, &m.zone, &m.adjust,
		&e.Headline, &e.Caption, &e.Alt, &e.Rating, &e.Rejected, &e.Trip,
		&p.placed, &p.lat, &p.lon, &p.altitude, &p.accuracy, &p.source, &p.name, &p.city, &p.region,
		&p.country, &p.code, &added, &edited, &e.Version,
		&e.Credits.Byline, &e.Credits.Credit, &e.Credits.Copyright, &e.Credits.Instructions, &people, &e.Language,
		&shown)
	e.Taken, e.Place = m.moment(), p.place()
	e.AddedAt, e.EditedAt = instant(added), instant(edited)
	if err == nil {
		e.People, err = names(people)
	}
	if err == nil {
		e.Shown, err = placeIn(shown)
	}
	return e, err
}

// load returns the entries of rows ns, whole, in that order.
func load(ctx context.Context, tx *sql.Tx, ns []int64) ([]journal.Entry, error) {
	const q = `SELECT ` + entryRead + ` FROM json_each(?) j CROSS JOIN entry e ON e.n = j.value ORDER BY j.key`
	entries := make([]journal.Entry, 0, len(ns))
	rows, err := tx.QueryContext(ctx, q, list(ns))
	err = each(rows, err, func(rows *sql.Rows) error {
		e, err := scanEntry(rows)
		entries = append(entries, e)
		return err
	})
	if err == nil && len(entries) != len(ns) {
		err = sqlite3.Error{Code: sqlite3.ErrCorrupt} // an index lists what its table has not
	}
	if err != nil {
		return nil, err
	}
	for _, more := range []func(context.Context, *sql.Tx, []int64, []journal.Entry) error{
		loadKeywords, loadPhotos, loadDeliveries, loadNoGos,
	} {
		if err := more(ctx, tx, ns, entries); err != nil {
			return nil, err
		}
	}
	return entries, nil
}
