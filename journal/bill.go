package journal

import "time"

// Bill is what a sync would send, worked out before anything leaves.
type Bill struct {
	Items []BillItem
	Links map[string]Link // by destination
}

// BillItem is one delivery on a bill.
type BillItem struct {
	Entry       ID
	Destination string
	Title       string // the caption's first line, or the photo's name
	Pictures    int
	Bytes       int64
	Edit        bool   // replaces what is there already
	Look        bool   // may have arrived already: the destination is looked at first
	Withdraw    bool   // is taken back
	Stays       string // why it is not sent now, in words; "" if it goes
}

// Bytes is what would leave: pictures and words of the items that go, without protocol.
func (b Bill) Bytes() int64 {
	var n int64
	for _, i := range b.Items {
		if i.Stays == "" && !i.Withdraw {
			n += i.Bytes
		}
	}
	return n
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
	Done, Items int
	Sent, Total int64   // bytes of the whole sync
	Rate        float64 // bytes a second, recent
}

// Left estimates the time until the end; 0 if it cannot be told.
func (p Progress) Left() time.Duration {
	if p.Rate <= 0 || p.Total <= p.Sent {
		return 0
	}
	return time.Duration(float64(p.Total-p.Sent) / p.Rate * float64(time.Second))
}

// SyncResult is what a sync did.
type SyncResult struct {
	Deliveries []Delivery // every one that was tried, as it stands now
	Offline    []string   // destinations without a link
	Bytes      int64      // that left, as far as known
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
