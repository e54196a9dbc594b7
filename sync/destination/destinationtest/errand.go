package destinationtest

import (
	"crypto/rand"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Errand drives one dispatch to its receipt the way the outbox does: what Deliver leaves in doubt is
// looked for, a new key comes after proven absence, notes survive the process.
type Errand struct {
	T        testing.TB
	Open     func() destination.Destination // as a new process would
	Fresh    bool                           // every sync is another process
	Dispatch destination.Dispatch
	Trail    *Trail
	Doubt    bool // it may have arrived
	Receipt  *journal.Receipt
	Errs     []error
	Synced   int
	Most     int    // syncs
	Pause    func() // between two syncs
	// Ask is what a traveller sees who is asked whether it is there; nil where nobody is to be asked.
	Ask func() bool
	// Left tells that the traveller saw it there, and left it as it is.
	Left bool

	to destination.Destination
}

// NewErrand returns the errand of d.
func NewErrand(t testing.TB, d destination.Dispatch, open func() destination.Destination, pause func()) *Errand {
	return &Errand{T: t, Open: open, Dispatch: d, Trail: &Trail{}, Most: 8, Pause: pause, to: open()}
}

// Run syncs until there is a receipt, and mends what arrived in part, once.
func (e *Errand) Run() {
	e.T.Helper()
	e.syncs()
	if e.Receipt != nil && e.Receipt.Partial != "" && e.Dispatch.Replaces == nil {
		first := *e.Receipt
		e.Dispatch = Edit(e.Dispatch, first, e.Dispatch.Message.Caption)
		e.Trail, e.Receipt = &Trail{}, nil
		e.syncs()
	}
}

func (e *Errand) syncs() {
	e.T.Helper()
	for range e.Most {
		if e.sync(); e.Receipt != nil || e.Left {
			return
		}
		e.Pause()
	}
	e.T.Fatalf("no receipt after %d syncs: %v", e.Most, e.Errs)
}

// sync is what the traveller's key does.
func (e *Errand) sync() {
	e.Synced++
	if e.Fresh {
		e.to = e.Open()
	}
	if _, err := e.to.Limits(e.T.Context()); err != nil {
		e.Errs = append(e.Errs, err)
		return
	}
	if e.Doubt && !e.look() {
		return
	}
	for range 3 {
		if e.Receipt != nil || e.Doubt || !e.attempt() {
			return
		}
	}
}

// attempt tells whether another one may follow at once.
func (e *Errand) attempt() bool {
	e.Dispatch.Notes = e.Trail.Notes()
	act := e.to.Deliver
	if e.Dispatch.Replaces != nil {
		act = e.to.(destination.Editor).Edit
	}
	r, err := act(e.T.Context(), e.Dispatch, e.Trail)
	if err == nil {
		e.Receipt = &r
		return false
	}
	e.Errs = append(e.Errs, err)
	switch journal.KindOf(err) {
	case journal.Offline, journal.Later, journal.NeedsUser:
		return false
	case journal.Refused:
		e.T.Fatalf("refused: %v", err)
	}
	e.Doubt = true
	return e.look()
}

// look tells whether an attempt may follow.
func (e *Errand) look() bool {
	e.Dispatch.Notes = e.Trail.Notes()
	r, err := e.to.Find(e.T.Context(), e.Dispatch)
	if err == nil {
		e.Receipt, e.Doubt = &r, false
		return false
	}
	e.Errs = append(e.Errs, err)
	switch {
	case journal.KindOf(err) == journal.NotFound:
	case destination.IsUntold(err) && e.Ask != nil:
		e.Left = e.Ask()
	default:
		return false
	}
	e.Dispatch.Key, e.Doubt = rand.Text(), false
	return !e.Left
}

// HalfAnHour lets that much time pass on c.
func (c *Clock) HalfAnHour() { c.Pass(time.Hour / 2) }
