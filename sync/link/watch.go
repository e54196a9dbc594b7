package link

import (
	"context"
	"sync"
	"time"

	"sojourn/journal"
)

const (
	fresh    = 5 * time.Second  // an answer stands for so long
	patience = time.Second      // that the system has to answer
	silence  = 30 * time.Second // after it did not
)

// Watch tells what this machine knows of its way out, and asks nobody on it: not one packet leaves. The zero value
// is ready; it is safe for concurrent use.
type Watch struct {
	mu    sync.Mutex
	until time.Time // when what is known is asked for again
	known told
}

// Now returns how the way out is, as far as the machine knows.
func (w *Watch) Now() journal.Uplink {
	if !Up() {
		return journal.Uplink{}
	}
	m := w.managed()
	return journal.Uplink{Up: true, Metered: m.metered, Portal: m.portal}
}

// managed is what the system's manager of networks says; nothing where there is none, or it is silent.
func (w *Watch) managed() told {
	w.mu.Lock()
	defer w.mu.Unlock()
	if time.Now().Before(w.until) {
		return w.known
	}
	t, err := askWithin(patience)
	w.known, w.until = t, time.Now().Add(fresh)
	if err != nil {
		w.until = time.Now().Add(silence)
	}
	return w.known
}

// askWithin leaves a bus that hangs behind.
func askWithin(d time.Duration) (told, error) {
	ctx, stop := context.WithTimeout(context.Background(), d)
	defer stop()
	type answer struct {
		told
		err error
	}
	answers := make(chan answer, 1)
	go func() {
		t, err := ask(ctx)
		answers <- answer{t, err}
	}()
	select {
	case a := <-answers:
		return a.told, a.err
	case <-ctx.Done():
		return told{}, ctx.Err()
	}
}
