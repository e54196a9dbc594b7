package sqlite

import (
	"context"
	"database/sql"
	"path"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// A sort key is the local, corrected time in milliseconds since the year 0, and a tie of 12 bits
// below it. Without a time it is when the entry was added, below all others.
const (
	tieBits    = 12
	untimed    = -1 << 62
	latestMill = 1<<50 - 1
)

var yearZero = time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()

// sortOf is the key that e would have if it were alone.
func sortOf(e journal.Entry) int64 {
	if !e.Taken.Known() {
		return untimed + millis(e.AddedAt)<<tieBits + tieOf(e)
	}
	return millis(e.Taken.Clock.Add(e.Taken.Adjust))<<tieBits + tieOf(e)
}

func millis(t time.Time) int64 { return min(max(t.UnixMilli()-yearZero, 0), latestMill) }

// tieOf is the last number in the first file's name: cameras count their frames there.
func tieOf(e journal.Entry) int64 {
	if len(e.Photos) == 0 {
		return 0
	}
	name := path.Base(e.Photos[0].Original().Name)
	name = strings.TrimSuffix(name, path.Ext(name))
	end := strings.LastIndexAny(name, "0123456789") + 1
	begin := end
	for begin > 0 && name[begin-1] >= '0' && name[begin-1] <= '9' {
		begin--
	}
	n, _ := strconv.ParseInt(name[max(begin, end-15):end], 10, 64) // no number: no tie
	return n & (1<<tieBits - 1)
}

// freeSort returns wanted, or a key behind those that follow on it. Of many that want one key, each
// comes behind those before; it is looked for in ever longer steps, then between the last two.
func freeSort(ctx context.Context, tx *sql.Tx, wanted int64) (int64, error) {
	const (
		taken = `SELECT EXISTS (SELECT 1 FROM entry WHERE sort = ?)`
		free  = `WITH RECURSIVE
			leap (k) AS (SELECT 1 UNION ALL
				SELECT 2 * k FROM leap WHERE EXISTS (SELECT 1 FROM entry WHERE sort = ?1 + k)),
			near (taken, free) AS (SELECT max(k) / 2, max(k) FROM leap UNION ALL
				SELECT iif(EXISTS (SELECT 1 FROM entry WHERE sort = ?1 + (taken + free) / 2), (taken + free) / 2, taken),
					iif(EXISTS (SELECT 1 FROM entry WHERE sort = ?1 + (taken + free) / 2), free, (taken + free) / 2)
				FROM near WHERE free - taken > 1)
			SELECT ?1 + min(free) FROM near`
	)
	var isTaken bool
	if err := tx.QueryRowContext(ctx, taken, wanted).Scan(&isTaken); err != nil || !isTaken {
		return wanted, err
	}
	err := tx.QueryRowContext(ctx, free, wanted).Scan(&wanted)
	return wanted, err
}
