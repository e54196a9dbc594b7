package queue

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
)

// list is what was read at one time. It is never altered, so that copies of a model may share it.
type list struct {
	read      bool
	waiting   []journal.Delivery // in the order of rows
	receipts  []journal.Receipt  // newest first; nil where they were not asked for
	rows      []row
	toSend    int // without those that need the traveller
	needYou   int
	takeBack  int
	bytes     int64
	unweighed int
}

// row is a line of the list: a heading, a delivery or a receipt.
type row struct {
	heading  string // said above a group; "" for other rows, " " for a blank line
	waiting  int    // index of the delivery, else -1
	receipt  int    // index of the receipt, else -1
	position key
}

// key tells deliveries and receipts apart, also in the next list.
type key struct {
	entry       journal.ID
	destination string
	receipt     string // its dispatch
}

func keyOf(d journal.Delivery) key { return key{entry: d.Entry, destination: d.Destination} }

func (r row) isEntry() bool { return r.heading == "" }

// newList puts deliveries into the order of the destinations, and each destination's in that in
// which they matter: what is under way, what needs the traveller, what goes next, what waits.
func newList(deliveries []journal.Delivery, dests []journal.Destination, receipts []journal.Receipt) list {
	l := list{read: true, waiting: slices.Clone(deliveries), receipts: receipts}
	order := map[string]int{}
	for i, d := range dests {
		order[d.Name] = i - len(dests)
	}
	slices.SortStableFunc(l.waiting, func(a, b journal.Delivery) int {
		return cmp.Or(
			cmp.Compare(order[a.Destination], order[b.Destination]),
			cmp.Compare(a.Destination, b.Destination),
			cmp.Compare(rank(a), rank(b)),
			latest(a).Compare(latest(b)),
			cmp.Compare(weight(a), weight(b)),
			a.MarkedAt.Compare(b.MarkedAt),
		)
	})
	for _, d := range l.waiting {
		l.count(d)
	}
	l.rows = l.arranged(dests)
	return l
}

func rank(d journal.Delivery) int {
	switch d.State {
	case journal.StateSending, journal.StateUnknown:
		return 0
	case journal.StateNeedsYou:
		return 1
	case journal.StateHeld:
		return 3
	}
	return 2
}

// latest is the instant before which d does not go; zero where it goes at the next sync.
func latest(d journal.Delivery) time.Time {
	if d.NotBefore.After(d.NextTry) {
		return d.NotBefore
	}
	return d.NextTry
}

// weight is what d takes; what is not prepared yet comes after all that is.
func weight(d journal.Delivery) int64 {
	if d.Bytes == 0 {
		return math.MaxInt64
	}
	return d.Bytes
}

func (l *list) count(d journal.Delivery) {
	if d.State == journal.StateNeedsYou {
		l.needYou++
		return
	}
	if d.State == journal.StateWithdrawing {
		l.takeBack++
		return
	}
	l.toSend++
	l.bytes += d.Bytes
	if d.Bytes == 0 {
		l.unweighed++
	}
}

// arranged puts a heading above each destination's deliveries, and one above the receipts.
func (l *list) arranged(dests []journal.Destination) []row {
	rows := make([]row, 0, len(l.waiting)+len(l.receipts)+2*len(dests)+2)
	for i, d := range l.waiting {
		if i == 0 || d.Destination != l.waiting[i-1].Destination {
			rows = headed(rows, "to "+described(d.Destination, dests))
		}
		rows = append(rows, row{waiting: i, receipt: -1, position: keyOf(d)})
	}
	if l.receipts != nil {
		title := "Delivered"
		if len(l.receipts) == 0 {
			title = "Nothing was delivered yet"
		}
		rows = headed(rows, title)
	}
	for i, r := range l.receipts {
		rows = append(rows, row{waiting: -1, receipt: i, position: key{r.Entry, r.Destination, r.Dispatch}})
	}
	return rows
}

func headed(rows []row, heading string) []row {
	if len(rows) > 0 {
		rows = append(rows, row{heading: " ", waiting: -1, receipt: -1})
	}
	return append(rows, row{heading: heading, waiting: -1, receipt: -1})
}

// described names a destination with its kind and where it is.
func described(name string, dests []journal.Destination) string {
	i := slices.IndexFunc(dests, func(d journal.Destination) bool { return d.Name == name })
	if i < 0 {
		return name + " · not configured any more"
	}
	parts := []string{name, dests[i].Kind}
	for _, setting := range []string{"server", "dir"} {
		if v := dests[i].Settings[setting]; v != "" {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " · ")
}
