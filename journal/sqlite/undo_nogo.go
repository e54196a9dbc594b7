package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
)

// noGoSession begins the session of a record that undoes a change of a no-go area: what was kept of it
// before stands behind. No other change is in such a session.
const noGoSession = "nogo:"

// noGoBefore is what was kept of an area; nil where there was none.
type noGoBefore struct {
	Name  string  `json:"name"`
	Value *string `json:"value"`
}

// recordNoGo keeps what undoes a change of the area of a name, before it is changed.
func recordNoGo(ctx context.Context, tx *sql.Tx, label, name string) error {
	before := noGoBefore{Name: name}
	var value string
	err := tx.QueryRowContext(ctx, `SELECT value FROM about WHERE name = ?`, noGoPrefix+name).Scan(&value)
	switch {
	case err == nil:
		before.Value = &value
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	text, err := asJSON(before)
	if err != nil {
		return err
	}
	_, err = newRecord(ctx, tx, label, noGoSession+text)
	return err
}

// noGoBack makes the area that record n is about what it was, and returns its name; "" where it is about none.
func noGoBack(ctx context.Context, tx *sql.Tx, n int64) (name string, err error) {
	const keep = `INSERT INTO about (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`
	var session sql.NullString
	if err := tx.QueryRowContext(ctx, `SELECT session FROM undo WHERE n = ?`, n).Scan(&session); err != nil {
		return "", err
	}
	text, is := strings.CutPrefix(session.String, noGoSession)
	if !is {
		return "", nil
	}
	var before noGoBefore
	if err := json.Unmarshal([]byte(text), &before); err != nil {
		return "", err
	}
	if before.Value == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM about WHERE name = ?`, noGoPrefix+before.Name)
	} else {
		_, err = tx.ExecContext(ctx, keep, noGoPrefix+before.Name, *before.Value)
	}
	return before.Name, err
}
