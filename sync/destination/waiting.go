package destination

import (
	"context"
	"time"
)

type waitingKey struct{}

// WithWaiting has tell hear of waits under ctx: why, and for how long.
func WithWaiting(ctx context.Context, tell func(why string, d time.Duration)) context.Context {
	return context.WithValue(ctx, waitingKey{}, tell)
}

// Waiting tells why nothing is sent for a while.
func Waiting(ctx context.Context, why string, d time.Duration) {
	if tell, heard := ctx.Value(waitingKey{}).(func(string, time.Duration)); heard {
		tell(why, d)
	}
}
