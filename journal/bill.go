package journal

import "time"

// Bill is what a sync would send, worked out before anything leaves.
type Bill struct {
	Items []BillItem
	Links map[string]Link // by destination
	// Opening is about how many bytes leave and come until the first entries can be sent, all destinations together.
	Opening int64
}

// BillItem is one delivery on a bill.
type BillItem struct {
	Entry       ID
	Destination string
	Title       string // the caption's first line, or the photo's name
	Pictures    int
	Bytes       int64         // of pictures and words
	Wire        int64         // about how many leave and come for it, all counted; 0: it goes over no link
	Time        time.Duration // about how long that takes; 0: it was never measured
	Follows     int64         // bytes of the full pictures that come after small ones, in the same sync; counted in Wire and Time
	Edit        bool          // replaces what is there already
	Look        bool          // may have arrived already: the destination is looked at first
	Withdraw    bool          // is taken back
	Note        string        // how its pictures go, in words; "" where that is as always
	Stays       string        // why it is not sent now, in words; "" if it goes
}

// Bytes is what would leave: pictures and words of the items that go, without protocol.
func (b Bill) Bytes() int64 {
	var n int64
	for _, i := range b.Items {
		if i.Stays == "" && !i.Withdraw {
			n += i.Bytes + i.Follows
		}
	}
	return n
}

// Wire is about how many bytes leave and come, with all that protocols and TLS put around pictures and words.
func (b Bill) Wire() int64 {
	n := b.Opening
	for _, i := range b.Items {
		if i.Stays == "" && !i.Withdraw {
			n += i.Wire
		}
	}
	return n
}

// Time is about how long it takes at what was measured; false where that is not known of all that goes.
func (b Bill) Time() (d time.Duration, known bool) {
	for _, i := range b.Items {
		if i.Stays != "" || i.Withdraw || i.Wire == 0 {
			continue
		}
		if i.Time == 0 {
			return 0, false
		}
		d += i.Time
	}
	return d, true
}

// Going counts the items that would be sent.
func (b Bill) Going() int {
	n := 0
	for _, i := range b.Items {
		if i.Stays == "" && !i.Withdraw {
			n++
		}
	}
	return n
}

// Looks counts the items that may have arrived already.
func (b Bill) Looks() int {
	n := 0
	for _, i := range b.Items {
		if i.Look {
			n++
		}
	}
	return n
}

// Withdrawals counts the items that would be taken back.
func (b Bill) Withdrawals() int {
	n := 0
	for _, i := range b.Items {
		if i.Stays == "" && i.Withdraw {
			n++
		}
	}
	return n
}

// Progress is how far a sync has come. It is a value: each one replaces the one before.
type Progress struct {
	Entry       ID // under way, or just ended
	Destination string
	State       State
	Reason      string
	Until       time.Time // until when nothing is sent, for Reason; zero while something is
	Done, Items int
	Sent, Total int64         // bytes of the whole sync
	Wire        int64         // bytes that left and came, all counted
	Rate        float64       // bytes a second, recent
	Pace        float64       // bytes a second that can be counted on for what is left; 0: not known
	Answers     time.Duration // what is left takes beside its bytes
}

// Left estimates the time until the end; 0 if it cannot be told.
func (p Progress) Left() time.Duration {
	pace := p.Pace
	if pace <= 0 {
		pace = p.Rate
	}
	if pace <= 0 || p.Total <= p.Sent {
		return 0
	}
	return p.Answers + time.Duration(float64(p.Total-p.Sent)/pace*float64(time.Second))
}

// SyncResult is what a sync did.
type SyncResult struct {
	Deliveries []Delivery // every one that was tried, as it stands now
	Offline    []string   // destinations without a link
	Bytes      int64      // of pictures and words that left, as far as known
	Wire       int64      // that left and came, all counted
	Took       time.Duration
}

// Delivered counts the deliveries that arrived; one that could not be taken back has a reason.
func (r SyncResult) Delivered() int {
	n := 0
	for _, d := range r.Deliveries {
		if d.State == StateDelivered && d.Reason == "" {
			n++
		}
	}
	return n
}

// And is r with a later result: of each delivery the last word counts.
func (r SyncResult) And(later SyncResult) SyncResult {
	for _, d := range later.Deliveries {
		r.Deliveries = replaced(r.Deliveries, d)
	}
	r.Offline = later.Offline
	r.Bytes += later.Bytes
	r.Wire += later.Wire
	r.Took += later.Took
	return r
}

func replaced(list []Delivery, d Delivery) []Delivery {
	for n, old := range list {
		if old.Entry == d.Entry && old.Destination == d.Destination {
			list[n] = d
			return list
		}
	}
	return append(list, d)
}
