package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// State is how far one entry has come on its way to one destination (DESIGN: sending).
type State string

const (
	// StateMarked: the traveller decided that it goes; nothing is prepared yet.
	StateMarked State = "marked"
	// StateReady: frozen as a dispatch, waiting for its turn.
	StateReady State = "ready"
	// StateSending: an attempt began and has not ended.
	StateSending State = "sending"
	// StateDelivered: the destination has shown that it holds all of it.
	StateDelivered State = "delivered"
	// StateChanged: delivered, then edited: the edit is to be sent.
	StateChanged State = "changed"
	// StateUnknown: an attempt may have arrived; the destination must be looked at.
	StateUnknown State = "unknown"
	// StateNeedsYou: the traveller must act; Reason says how.
	StateNeedsYou State = "needs-you"
	// StateHeld: waiting for an embargo, a budget or a link; Reason says which.
	StateHeld State = "held"
	// StateWithdrawing: it is to be taken back, and may be gone already.
	StateWithdrawing State = "withdrawing"
	// StateWithdrawn: the destination holds nothing of it any more.
	StateWithdrawn State = "withdrawn"
)

// Delivery is one entry on its way to one destination.
type Delivery struct {
	Entry       ID
	Destination string
	State       State
	Reason      string // why it waits or failed, in words; may quote a server: show it with Visible
	URL         string // where it can be seen, once delivered
	MarkedAt    time.Time
	NotBefore   time.Time // embargo; zero if none
	NextTry     time.Time // zero: at the next sync
	DeliveredAt time.Time
	Attempts    int
	Bytes       int64 // of its dispatch's pictures and text; 0 while not frozen
	Dispatch    string
	// Doubted: it may have been sent where this journal did not see it, so that nothing of it goes
	// before it is marked again.
	Doubted bool
}

// Done reports whether nothing is left to do.
func (d Delivery) Done() bool { return d.State == StateDelivered || d.State == StateWithdrawn }

// Dispatch freezes what one delivery sends. Its ID and content never change once it is stored.
type Dispatch struct {
	ID          string // random, 26 characters of base 32
	Entry       ID
	Destination string
	Version     int64 // of the entry
	Message     Message
	Pictures    []Picture
	Replaces    *Receipt // for an edit: what is already there
	FrozenAt    time.Time
}

// Bytes is the size of what the dispatch sends: pictures and text, without protocol.
func (d Dispatch) Bytes() int64 {
	n := int64(len(d.Message.Text) + len(d.Message.Alt))
	for _, p := range d.Pictures {
		n += p.Bytes
	}
	return n
}

// SHA256 is the hash of what d sends, in hex: its text, then for each picture its hash and its words.
func (d Dispatch) SHA256() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%s\n", len(d.Message.Text), d.Message.Text)
	for _, p := range d.Pictures {
		fmt.Fprintf(sum, "%s %d\n%s\n", p.SHA256, len(p.Alt), p.Alt)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Small tells whether d goes ahead of its full pictures, with small ones that an edit replaces.
func (d Dispatch) Small() bool { return d.Follows() > 0 }

// Follows is the size of the pictures that are to replace those of d; 0 where these are the full ones.
func (d Dispatch) Follows() int64 {
	var n int64
	for _, p := range d.Pictures {
		n += p.Follows
	}
	return n
}

// Picture is one rendition inside a dispatch.
type Picture struct {
	SHA256 string // of the rendition; names its file in the journal's outbox folder
	MIME   string
	Width  int
	Height int
	Bytes  int64
	Alt    string
	// Follows is the size of the rendition that this one goes ahead of; 0 where nothing follows.
	Follows int64 `json:",omitempty"`
	// Rung is the longest edge, in pixels, that a link which is cut leaves it; 0: it is as it was to be.
	Rung int `json:",omitempty"`
}

// Attempt is one try at a delivery.
type Attempt struct {
	Dispatch string
	Number   int    // from 1
	Key      string // idempotency key; stays the same until absence was proven
	BeganAt  time.Time
	EndedAt  time.Time // zero while under way
	Outcome  State     // of the delivery, after it
	Reason   string
	Bytes    int64 // that left, as far as known
}

// Receipt is the proof that a delivery arrived.
type Receipt struct {
	Entry       ID
	Destination string
	Dispatch    string
	RemoteID    string
	URL         string
	At          time.Time
	SHA256      string // of what was sent: text and pictures
	Partial     string // what is missing at the destination, in words; "" if nothing
	// WithdrawnAt is when the destination held it no more; zero while it does, as far as is known.
	WithdrawnAt time.Time
}
