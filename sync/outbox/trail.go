package outbox

import (
	"context"
	"io"
	"maps"
	"strings"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// own begins the names of the notes that are the outbox's and not the destination's.
const own = "outbox."

const (
	noteKey   = own + "key"   // of the next attempt, once absence was proven
	noteAgain = own + "again" // what the traveller had to mend may be mended
)

// trail is what one attempt leaves in the journal and on the meter.
type trail struct {
	store    dispatches
	dispatch string
	meter    *meter
	mu       sync.Mutex
	notes    map[string]string
	bytes    int64
}

var _ destination.Trail = (*trail)(nil)

// Note is on disk when it returns, also where ctx ends in the meantime.
func (t *trail) Note(ctx context.Context, name, value string) error {
	if err := t.store.Note(context.WithoutCancel(ctx), t.dispatch, name, value); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.notes[name] = value
	if value == "" {
		delete(t.notes, name)
	}
	return nil
}

// Sent counts n bytes.
func (t *trail) Sent(n int64) {
	t.mu.Lock()
	t.bytes += n
	t.mu.Unlock()
	t.meter.sent(n)
}

func (t *trail) note(name string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.notes[name]
}

func (t *trail) count() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}

// forDestination returns the notes that the destination wrote.
func (t *trail) forDestination() map[string]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	notes := maps.Clone(t.notes)
	maps.DeleteFunc(notes, func(name, _ string) bool { return strings.HasPrefix(name, own) })
	return notes
}

// pace lets a number of bytes a second pass. It is safe for concurrent use.
type pace struct {
	perSecond int64 // 0: no bound
	now       func() time.Time
	sleep     Sleep
	mu        sync.Mutex
	free      time.Time // when the next byte may pass
}

// wait takes n bytes' worth of time.
func (p *pace) wait(ctx context.Context, n int) error {
	if p.perSecond <= 0 || n <= 0 {
		return nil
	}
	p.mu.Lock()
	now := p.now()
	start := later(now, p.free)
	p.free = start.Add(time.Duration(int64(n) * int64(time.Second) / p.perSecond))
	wait := p.free.Sub(now)
	p.mu.Unlock()
	return p.sleep(ctx, wait)
}

const (
	leastChunk = 512
	chunksIn   = 8 // a second
)

// paced reads a picture no faster than the pace allows.
type paced struct {
	io.ReadSeekCloser
	ctx  context.Context
	pace *pace
	gate func() error
}

func (r paced) Read(b []byte) (int, error) {
	if limit := r.pace.perSecond; limit > 0 {
		b = b[:min(int64(len(b)), max(leastChunk, limit/chunksIn))]
	}
	if err := r.gate(); err != nil {
		return 0, err
	}
	n, err := r.ReadSeekCloser.Read(b)
	if waited := r.pace.wait(r.ctx, n); waited != nil {
		return n, waited
	}
	return n, err
}

// openPaced returns how an attempt under ctx opens its pictures.
func openPaced(
	ctx context.Context, r Renderer, p *pace, gate func() error,
) func(journal.Picture) (io.ReadSeekCloser, error) {
	return func(picture journal.Picture) (io.ReadSeekCloser, error) {
		file, err := r.OpenPicture(picture)
		if err != nil {
			return nil, err
		}
		return paced{ReadSeekCloser: file, ctx: ctx, pace: p, gate: gate}, nil
	}
}
