package sqlite

import (
	"database/sql"
	"time"

	"sojourn/journal"
)

// momentRow is a moment as columns.
type momentRow struct {
	written string
	takenAt sql.NullInt64
	offset  int64
	source  string
	zone    string
	adjust  int64
}

// rowOf keeps the instant where it is known, else the local time as if it were UTC.
func rowOf(m journal.Moment) momentRow {
	row := momentRow{
		written: m.Written, offset: m.Offset.Microseconds(), source: string(m.Source), zone: m.Zone,
		adjust: m.Adjust.Microseconds(),
	}
	if m.Known() {
		row.takenAt = sql.NullInt64{Int64: m.Clock.UnixMicro() + row.adjust - row.shift(), Valid: true}
	}
	return row
}

func (r momentRow) moment() journal.Moment {
	m := journal.Moment{
		Written: r.written, Source: journal.OffsetSource(r.source), Zone: r.zone,
		Offset: time.Duration(r.offset) * time.Microsecond, Adjust: time.Duration(r.adjust) * time.Microsecond,
	}
	if r.takenAt.Valid {
		m.Clock = time.UnixMicro(r.takenAt.Int64 - r.adjust + r.shift()).UTC()
	}
	return m
}

// shift is the offset where it counts.
func (r momentRow) shift() int64 {
	if r.source == string(journal.OffsetNone) {
		return 0
	}
	return r.offset
}

// kept is m as it comes back from the journal.
func kept(m journal.Moment) journal.Moment { return rowOf(m).moment() }
