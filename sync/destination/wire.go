package destination

import (
	"context"
	"sync/atomic"
)

// Wire counts what connections carry, with all that a protocol, TLS too, puts around it. It is safe for
// concurrent use; a nil one counts nothing.
type Wire struct{ sent, received atomic.Int64 }

// Add counts bytes that left and bytes that came.
func (w *Wire) Add(sent, received int) {
	if w != nil {
		w.sent.Add(int64(sent))
		w.received.Add(int64(received))
	}
}

// Sent is how many bytes left.
func (w *Wire) Sent() int64 {
	if w == nil {
		return 0
	}
	return w.sent.Load()
}

// Received is how many bytes came.
func (w *Wire) Received() int64 {
	if w == nil {
		return 0
	}
	return w.received.Load()
}

// Bytes is how many bytes left or came: both are paid for.
func (w *Wire) Bytes() int64 { return w.Sent() + w.Received() }

type wireKey struct{}

// WithWire has connections that are opened under ctx counted by w for as long as they last.
func WithWire(ctx context.Context, w *Wire) context.Context {
	return context.WithValue(ctx, wireKey{}, w)
}

// WireOf returns what counts connections that are opened under ctx; nil where nothing does.
func WireOf(ctx context.Context) *Wire {
	w, _ := ctx.Value(wireKey{}).(*Wire)
	return w
}
