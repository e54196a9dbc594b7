package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"sojourn/journal"
)

// onwardPrefix begins the names of notes that tell where a dispatch went from a bundle; the place follows.
const onwardPrefix = "onward:"

// onwardNote is the value of such a note.
type onwardNote struct {
	RemoteID string    `json:"remoteId"`
	URL      string    `json:"url"`
	At       time.Time `json:"at"`
	Partial  string    `json:"partial,omitempty"`
}

// KeepOnward keeps o as a note of its dispatch; o without a RemoteID says that it is there no more. It tells whether
// that is news. The error is NotFound where there is no such dispatch.
func (s *Store) KeepOnward(ctx context.Context, o journal.Onward) (news bool, err error) {
	name, value := onwardPrefix+o.To, ""
	if o.RemoteID != "" {
		text, err := json.Marshal(onwardNote{o.RemoteID, o.URL, o.At.UTC(), o.Partial})
		if err != nil {
			return false, err
		}
		value = string(text)
	}
	notes, err := s.Notes(ctx, o.Dispatch)
	if err != nil || notes[name] == value {
		return false, err
	}
	return true, s.Note(ctx, o.Dispatch, name, value)
}

// Onward returns where dispatches have arrived from bundles, by dispatch.
func (s *Store) Onward(ctx context.Context) (map[string][]journal.Onward, error) {
	const q = `SELECT dispatch, name, value FROM note WHERE substr(name, 1, 7) = '` + onwardPrefix + `' ORDER BY dispatch, name`
	all := map[string][]journal.Onward{}
	rows, err := s.readers.QueryContext(ctx, q)
	err = each(rows, err, func(rows *sql.Rows) error {
		var dispatch, name, value string
		if err := rows.Scan(&dispatch, &name, &value); err != nil {
			return err
		}
		var n onwardNote
		if json.Unmarshal([]byte(value), &n) != nil {
			return nil // nothing of ours
		}
		all[dispatch] = append(all[dispatch], journal.Onward{
			Dispatch: dispatch, To: strings.TrimPrefix(name, onwardPrefix), RemoteID: n.RemoteID, URL: n.URL,
			At: n.At, Partial: n.Partial,
		})
		return nil
	})
	return all, tell("read where bundles went", err)
}
