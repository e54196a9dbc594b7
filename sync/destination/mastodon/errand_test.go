package mastodon_test

import (
	"crypto/rand"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon"
)

// errand drives one dispatch to its receipt the way the outbox does: what Deliver leaves in doubt is
// looked for, a new key comes after proven absence, notes survive the process.
type errand struct {
	t       testing.TB
	rig     *rig
	fresh   bool // every sync is another process
	to      *mastodon.Destination
	d       destination.Dispatch
	trail   *destinationtest.Trail
	doubt   bool // it may have arrived
	receipt *journal.Receipt
	errs    []error
	synced  int
	most    int                  // syncs
	pause   func() time.Duration // between two syncs
}

func newErrand(r *rig, d destination.Dispatch, fresh bool) *errand {
	return &errand{
		t: r.t, rig: r, fresh: fresh, to: r.open(), d: d, trail: &destinationtest.Trail{}, most: 8,
		pause: func() time.Duration { return time.Hour / 2 },
	}
}

// run syncs until there is a receipt, and mends what arrived in part, once.
func (e *errand) run() journal.Receipt {
	e.t.Helper()
	e.syncs()
	if e.receipt.Partial != "" && e.d.Replaces == nil {
		first := *e.receipt
		e.d = destinationtest.Edit(e.d, first, e.d.Message.Caption)
		e.trail, e.receipt = &destinationtest.Trail{}, nil
		e.syncs()
	}
	return *e.receipt
}

func (e *errand) syncs() {
	e.t.Helper()
	for range e.most {
		if e.sync(); e.receipt != nil {
			return
		}
		e.rig.clock.pass(e.pause())
	}
	e.t.Fatalf("no receipt after %d syncs: %v", e.most, e.errs)
}

// sync is what the traveller's key does.
func (e *errand) sync() {
	e.synced++
	if e.fresh {
		e.to = e.rig.open()
	}
	if _, err := e.to.Limits(e.t.Context()); err != nil {
		e.errs = append(e.errs, err)
		return
	}
	if e.doubt && !e.look() {
		return
	}
	for range 3 {
		if e.receipt != nil || e.doubt || !e.attempt() {
			return
		}
	}
}

// attempt tells whether another one may follow at once.
func (e *errand) attempt() bool {
	e.d.Notes = e.trail.Notes()
	act := e.to.Deliver
	if e.d.Replaces != nil {
		act = e.to.Edit
	}
	r, err := act(e.t.Context(), e.d, e.trail)
	if err == nil {
		e.receipt = &r
		return false
	}
	e.errs = append(e.errs, err)
	switch journal.KindOf(err) {
	case journal.Offline, journal.Later, journal.NeedsUser:
		return false
	case journal.Refused:
		e.t.Fatalf("refused: %v", err)
	}
	e.doubt = true
	return e.look()
}

// look tells whether an attempt may follow.
func (e *errand) look() bool {
	e.d.Notes = e.trail.Notes()
	r, err := e.to.Find(e.t.Context(), e.d)
	if err == nil {
		e.receipt, e.doubt = &r, false
		return false
	}
	e.errs = append(e.errs, err)
	if journal.KindOf(err) != journal.NotFound {
		return false
	}
	e.d.Key, e.doubt = rand.Text(), false
	return true
}

// arrived fails unless the server has exactly the errand's post, whole.
func (e *errand) arrived() {
	e.t.Helper()
	posts := e.rig.server.Posts()
	if len(posts) != 1 {
		e.t.Fatalf("%d posts: %+v\n%v", len(posts), posts, e.errs)
	}
	p, d := posts[0], e.d
	if p.Text != d.Message.Text || p.ID != e.receipt.RemoteID || e.receipt.Partial != "" {
		e.t.Errorf("%+v with receipt %+v, want %q", p, e.receipt, d.Message.Text)
	}
	if len(p.Pictures) != len(d.Pictures) {
		e.t.Fatalf("%d pictures, want %d\n%v", len(p.Pictures), len(d.Pictures), e.errs)
	}
	for n, m := range p.Pictures {
		if m.SHA256 != d.Pictures[n].SHA256 || m.Alt != d.Pictures[n].Alt {
			e.t.Errorf("picture %d is %+v, want %+v", n+1, m, d.Pictures[n])
		}
	}
}
