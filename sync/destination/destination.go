// Package destination is the contract between the outbox and everything that entries are sent to.
package destination

import (
	"context"
	"io"

	"sojourn/journal"
)

// Destination is one configured place to send to. Methods are safe for concurrent use; errors are
// *journal.Error: Offline and Later are tried again by the outbox, Unknown only after Find,
// NeedsUser and Refused wait for the traveller. Nothing but these methods touches the network.
type Destination interface {
	// Limits asks the destination what it takes. It is also the cheapest proof of a link and of
	// credentials: Offline where there is none, NeedsUser where they are not accepted.
	Limits(ctx context.Context) (journal.Limits, error)
	// Deliver sends d. Two calls with one d leave one post behind. A lost answer is Unknown.
	Deliver(ctx context.Context, d Dispatch, t Trail) (journal.Receipt, error)
	// Find looks whether d arrived. NotFound is a promise that it never did; where no look can ever tell, the
	// error has an Untold in it.
	Find(ctx context.Context, d Dispatch) (journal.Receipt, error)
}

// Editor is a Destination that can replace what it holds. d.Replaces is the receipt of what is
// there; two calls with one d leave the same as one.
type Editor interface {
	Edit(ctx context.Context, d Dispatch, t Trail) (journal.Receipt, error)
}

// Withdrawer is a Destination that can take back what it holds. r is the receipt of d, the last one of
// those with its remote id. Two calls leave the same as one, and what is gone already is no error. Refused
// is a promise that nothing was taken away, Unknown may be tried again at will.
type Withdrawer interface {
	Withdraw(ctx context.Context, d Dispatch, r journal.Receipt, t Trail) error
}

// Dispatch is a frozen dispatch with what a try needs beside it.
type Dispatch struct {
	journal.Dispatch
	Key   string            // idempotency key of this attempt
	Since int64             // Unix seconds at which the first attempt began; 0 before it
	Anew  bool              // of an edit: no picture that is there stays
	Notes map[string]string // what earlier attempts wrote with Trail.Note
	Open  func(p journal.Picture) (io.ReadSeekCloser, error)
	// Elsewhere, where it is not nil, says that another machine may have sent it, which left no notes here: Find
	// then also looks for what shows the same. It tells of a remote id whether that is another dispatch's.
	Elsewhere func(remoteID string) bool
}

// Trail is what an attempt leaves behind while it runs.
type Trail interface {
	// Note is on disk when it returns: what must be known before the next act on the network,
	// even if the machine dies in it. An empty value removes the note.
	Note(ctx context.Context, name, value string) error
	// Sent reports n more bytes of the dispatch on their way.
	Sent(n int64)
}

// Opener makes a Destination from its configuration and its secret ("" if it has none).
type Opener func(c journal.Destination, secret string) (Destination, error)
