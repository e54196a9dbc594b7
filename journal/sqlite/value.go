package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"sojourn/journal"
)

// micros is t as the journal keeps it; NULL for the zero time.
func micros(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// instant is what micros came from, in UTC and without what is finer than a microsecond. A year that
// no text can hold is damage, and no time.
func instant(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	t := time.UnixMicro(n.Int64).UTC()
	if t.Year() < 0 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

// finite keeps out what is no number, which SQLite would take for nothing.
func finite(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

// asJSON encodes what is read only as a whole.
func asJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// list is numbers for json_each: one parameter for any count.
func list[T int | int64 | string | journal.ID](values []T) string {
	b, _ := json.Marshal(values) // numbers and strings always encode
	if values == nil {
		return "[]"
	}
	return string(b)
}

// pathValue is a path for a column that takes any: text where it is UTF-8, else its bytes.
func pathValue(path string) any {
	if utf8.ValidString(path) {
		return path
	}
	return []byte(path)
}

// utf8Only reports the first of named texts that is not UTF-8. texts are names and values in turn.
func utf8Only(op string, texts ...string) error {
	for i := 0; i+1 < len(texts); i += 2 {
		if !utf8.ValidString(texts[i+1]) {
			return &journal.Error{
				Op: op, Kind: journal.Invalid, Err: fmt.Errorf("the %s is not valid UTF-8", texts[i]),
				Hint: "nothing was changed",
			}
		}
	}
	return nil
}

// directionValue is a direction for its column; NULL where none is known.
func directionValue(degrees *float64) any {
	if degrees == nil || math.IsNaN(*degrees) || math.IsInf(*degrees, 0) {
		return nil
	}
	return *degrees
}
