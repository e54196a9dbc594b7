package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
)

// Mark decides that entries go to a destination, or where it is "" to where journal.GoesTo says;
// not before notBefore if that is given. What waited for the traveller goes again; what is under
// way or delivered stays as it is. It tells of each destination, the error is NotFound for an entry
// or destination that is not there. All of it is one act.
func (s *Store) Mark(
	ctx context.Context, ids []journal.ID, destination string, notBefore time.Time,
) ([]journal.Marked, error) {
	var m marking
	act := func(ctx context.Context, tx *sql.Tx, d *decision) error {
		if m.goals == nil {
			if err := m.prepare(ctx, tx, destination); err != nil {
				return err
			}
		}
		return m.decide(ctx, tx, d, notBefore)
	}
	if _, err := s.decide(ctx, ids, m.label, act); err != nil {
		return nil, err
	}
	return m.marked, nil
}

// marking is where entries go, and what came of it.
type marking struct {
	goals  func(trip string) (to []string, byTrip bool, err error)
	marked []journal.Marked
}

// prepare reads what says where entries go.
func (m *marking) prepare(ctx context.Context, tx *sql.Tx, destination string) error {
	all, err := destinationsIn(ctx, tx)
	if err != nil {
		return err
	}
	trips, err := tripsIn(ctx, tx)
	m.goals = func(trip string) (to []string, byTrip bool, err error) {
		if to = []string{destination}; destination == "" {
			to, byTrip, err = journal.GoesTo(trip, trips, all)
		}
		for _, name := range to {
			if !slices.ContainsFunc(all, func(d journal.Destination) bool { return d.Name == name }) {
				return nil, false, noDestination(name)
			}
		}
		return to, byTrip, err
	}
	return err
}

func (m *marking) decide(ctx context.Context, tx *sql.Tx, d *decision, notBefore time.Time) error {
	var trip string
	if err := tx.QueryRowContext(ctx, `SELECT trip FROM entry WHERE n = ?`, d.n).Scan(&trip); err != nil {
		return err
	}
	to, byTrip, err := m.goals(trip)
	for _, name := range to {
		before := len(d.changes)
		if err == nil {
			err = d.mark(ctx, tx, name, notBefore)
		}
		m.count(name, byTrip, len(d.changes) > before)
	}
	return err
}

func (m *marking) count(to string, byTrip, isNew bool) {
	same := func(one journal.Marked) bool { return one.To == to && one.ByTrip == byTrip }
	at := slices.IndexFunc(m.marked, same)
	if at < 0 {
		at, m.marked = len(m.marked), append(m.marked, journal.Marked{To: to, ByTrip: byTrip})
	}
	if isNew {
		m.marked[at].New++
	} else {
		m.marked[at].Before++
	}
}

func (m *marking) label(n int) string {
	var names []string
	for _, one := range m.marked {
		if one.New > 0 && !slices.Contains(names, one.To) {
			names = append(names, one.To)
		}
	}
	return fmt.Sprintf("mark %s for %s", entries(n), strings.Join(names, ", "))
}
