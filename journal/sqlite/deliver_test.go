package sqlite_test

import (
	"crypto/rand"
	"time"

	"sojourn/journal"
)

// frozen is a dispatch of id as it reads now, over what has arrived.
func frozen(r *rig, id journal.ID, destination string) journal.Dispatch {
	r.t.Helper()
	e := r.entry(id)
	to, err := r.Destination(r.t.Context(), destination)
	if err != nil {
		to = journal.Destination{Name: destination} // it was removed
	}
	d := journal.Dispatch{
		ID: rand.Text(), Entry: id, Destination: destination, Version: e.Version, FrozenAt: time.Now(),
		Message: journal.MessageFor(e, to),
	}
	for _, receipt := range must(r.Receipts(r.t.Context(), id))(r.t) {
		if receipt.Destination == destination {
			d.Replaces = &receipt
			break
		}
	}
	return d
}

// begun freezes a dispatch of id and begins to send it.
func begun(r *rig, id journal.ID, destination string) journal.Attempt {
	r.t.Helper()
	d := frozen(r, id, destination)
	r.check(r.Freeze(r.t.Context(), d))
	a := journal.Attempt{Dispatch: d.ID, Number: 1, Key: rand.Text(), BeganAt: time.Now()}
	r.check(r.Begin(r.t.Context(), a))
	return a
}

// deliver sends id, and returns the receipt.
func deliver(r *rig, id journal.ID, destination string) journal.Receipt {
	r.t.Helper()
	return arrive(r, begun(r, id, destination), id, destination)
}

func arrive(r *rig, a journal.Attempt, id journal.ID, destination string) journal.Receipt {
	r.t.Helper()
	now := time.Now().UTC().Truncate(time.Microsecond)
	a.EndedAt, a.Outcome = now, journal.StateDelivered
	receipt := journal.Receipt{
		Entry: id, Destination: destination, Dispatch: a.Dispatch, RemoteID: "1", URL: "https://desk.example/" + string(id), At: now,
	}
	r.check(r.Arrive(r.t.Context(), a, receipt))
	return receipt
}
