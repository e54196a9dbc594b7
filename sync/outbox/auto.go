package outbox

import (
	"context"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
)

const (
	glance = 2 * time.Second // between two looks at the journal and the link
	rest   = time.Minute     // after a round in which nothing went
	// settling is the least time between the last change of an entry and its going by itself.
	settling = 15 * time.Second
	// spread is how far the first tries after a link came are apart, on many machines.
	spread = 5 * time.Second
)

// Auto is how what is marked goes by itself. All but Link may be nil.
type Auto struct {
	Link  func() journal.Uplink          // asks the machine alone
	Near  func(journal.Destination) bool // it is on this machine, and needs no link
	Grace time.Duration                  // between the last change of an entry and its first byte; at least settling, unless Once
	Once  bool                           // one round, whatever comes of it
	Tell  func(journal.AutoState)
	Sent  func(journal.SyncResult, error) // after every round in which something was tried
}

// Auto sends what is marked for destinations of which the traveller wants it, whenever there is a link, until ctx
// ends or opt's budget is used up. Where nothing is due, or the machine knows no way out, not one packet
// leaves. What fails waits as after any sync; a link that comes anew is tried at once.
func (o *Outbox) Auto(ctx context.Context, opt Options, a Auto) error {
	w := &watch{Outbox: o, options: opt, auto: a, grace: a.Grace}
	if !a.Once {
		w.grace = max(w.grace, settling)
	}
	for {
		if err := w.look(ctx); err != nil && ctx.Err() == nil {
			w.told(journal.SyncResult{}, err)
			w.after = o.Now().Add(rest)
		}
		if a.Once || opt.Budget > 0 && w.spent >= opt.Budget {
			return ctx.Err()
		}
		if err := o.Sleep(ctx, glance); err != nil {
			return err
		}
	}
}

// watch is one Auto under way.
type watch struct {
	*Outbox
	options Options
	auto    Auto
	grace   time.Duration
	spent   int64     // of the budget
	after   time.Time // nothing goes before it
	link    journal.Uplink
	looked  bool
	came    bool // the link came since the last round
}

// look sends what is due, if it may go.
func (w *watch) look(ctx context.Context) error {
	destinations, err := w.Store.Destinations(ctx)
	if err != nil {
		return err
	}
	destinations = slices.DeleteFunc(destinations, func(d journal.Destination) bool {
		return !d.Auto.On() || len(w.options.To) > 0 && !slices.Contains(w.options.To, d.Name)
	})
	if len(destinations) == 0 {
		w.tell(journal.AutoState{})
		return nil
	}
	w.seeLink()
	may, waits := w.over(destinations)
	due, err := w.due(ctx, names(destinations), may)
	if err != nil {
		return err
	}
	state := journal.AutoState{On: strings.Join(names(destinations), ", "), Going: due.all}
	switch {
	case due.all > 0 && due.may == 0:
		state.Waits = waits
	case due.now > 0:
		state.At = w.after
	default:
		state.At = due.at
	}
	if due.now == 0 || w.Now().Before(w.after) {
		w.tell(state)
		return nil
	}
	return w.send(ctx, may, state)
}

// seeLink asks the machine how its link is. Many that a link came to do not come at once.
func (w *watch) seeLink() {
	link := w.auto.Link()
	if w.looked && link.Open() && (!w.link.Open() || w.link.Metered && !link.Metered) {
		w.came = true
		w.after = w.Now().Add(time.Duration(w.Random() * float64(spread)))
	}
	w.link, w.looked = link, true
}

// over returns those that may be sent to over the link that there is, and what the others wait for.
func (w *watch) over(all []journal.Destination) (may []string, waits string) {
	for _, d := range all {
		if w.auto.may(d, w.link) {
			may = append(may, d.Name)
		}
	}
	switch {
	case len(may) == len(all):
	case !w.link.Open():
		waits = w.link.String()
	default:
		waits = "a link that is not metered"
	}
	return may, waits
}

// may reports whether something goes by itself to d over link.
func (a Auto) may(d journal.Destination, link journal.Uplink) bool {
	if a.Near != nil && a.Near(d) {
		return d.Auto.On()
	}
	return d.Auto.Over(link)
}

func names(all []journal.Destination) (list []string) {
	for _, d := range all {
		list = append(list, d.Name)
	}
	return list
}

// send is one round.
func (w *watch) send(ctx context.Context, to []string, state journal.AutoState) error {
	opt := w.options
	opt.To, opt.Due, opt.unasked = to, true, w.unasked()
	if opt.Budget > 0 {
		opt.Budget -= w.spent
	}
	state.Sending = true
	result, err := w.Send(ctx, opt, func(p journal.Progress) {
		state.Progress = p
		w.tell(state)
	})
	w.spent += max(result.Bytes, result.Wire)
	w.came = false
	if result.Bytes == 0 && result.Delivered()+result.Withdrawn() == 0 {
		w.after = w.Now().Add(rest)
	}
	if journal.KindOf(err) == journal.Conflict {
		return nil // another sojourn sends
	}
	w.told(result, err)
	return err
}

func (w *watch) unasked() *unasked {
	return &unasked{grace: w.grace, linkCame: w.came, auto: w.auto}
}

func (w *watch) tell(s journal.AutoState) {
	if w.auto.Tell != nil {
		w.auto.Tell(s)
	}
}

func (w *watch) told(r journal.SyncResult, err error) {
	if w.auto.Sent != nil && (err != nil || len(r.Deliveries) > 0) {
		w.auto.Sent(r, err)
	}
}
