package outbox

import (
	"context"
	"fmt"
	"time"

	"sojourn/journal"
)

// SeeClock remembers what the machine's clock says, so that one that is set forward ends no embargo. It
// returns what is known of it by now.
func (o *Outbox) SeeClock(ctx context.Context) (journal.Sighting, error) {
	last, err := o.Store.Sighting(ctx)
	if err != nil {
		return last, err
	}
	now := journal.Sighting{Wall: o.Now().Round(0)}
	now.Up, now.Boot = o.Up()
	next := last.Next(now)
	if next == last {
		return next, nil
	}
	return next, o.Store.KeepSighting(ctx, next)
}

// embargoed tells whether i waits for its time, or for the traveller to release it.
func (o *Outbox) embargoed(ctx context.Context, i item) (stay, error) {
	if i.NotBefore.IsZero() {
		return goes, nil
	}
	if i.HeldByHand() {
		return stay{reason: "held until it is released"}, nil
	}
	seen, err := o.SeeClock(ctx)
	if err != nil {
		return goes, err
	}
	now := o.Now()
	if !i.NotBefore.After(seen.Believed(now)) {
		return goes, nil
	}
	why := stay{reason: "not before " + clock(i.NotBefore, now), until: i.NotBefore}
	if !i.NotBefore.After(now) {
		why.until = i.NotBefore.Add(seen.Ahead)
		why.reason += fmt.Sprintf("; this machine's clock was set forward by %s and is not believed: set it right, or release it",
			seen.Ahead.Round(time.Minute))
	}
	return why, nil
}
