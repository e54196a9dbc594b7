package rendition

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"sojourn/journal"
)

const (
	// decodeTime is how long a decode may take; the slowest honest one takes 0.6 s.
	decodeTime = 10 * time.Second
	// mostBehind is how many decodes that took longer may still go on.
	mostBehind = 2
)

// watch times one decode, and knows how much memory it holds. A decoder is ended when it reads on, or asks for memory.
// One that does neither cannot be ended: it is left behind.
type watch struct {
	timer *time.Timer
	since time.Time     // when the timer was set
	left  time.Duration // of its time
	held  int64         // bytes of memory; guarded by the Maker's behind, like
	late  bool          // it was left behind
}

// behind is the decodes that nobody waits for any more.
type behind struct {
	sync.Mutex
	count int
	bytes int64
}

type watchKey struct{}

// watched runs decode for as long as it may take, and turns a panic into an error.
func (m *Maker) watched(ctx context.Context, decode func(context.Context) (frame, error)) (frame, error) {
	if m.behind.isFull() {
		return frame{}, errHanging()
	}
	limited, end := context.WithCancelCause(ctx)
	defer end(nil)
	w := &watch{left: m.decodeTime, since: time.Now()}
	over := make(chan struct{})
	w.timer = time.AfterFunc(w.left, func() {
		end(invalid(fmt.Errorf("it takes longer than %v to decode", m.decodeTime)))
		close(over)
	})
	done := make(chan outcome, 1)
	go func() { done <- m.attempt(context.WithValue(limited, watchKey{}, w), w, decode) }()
	select {
	case o := <-done:
		return o.of(limited)
	case <-over:
	}
	select {
	case o := <-done:
		return o.of(limited)
	case <-time.After(m.decodeTime / 10): // for who reads on
	}
	if !m.leaveBehind(w) {
		o := <-done
		return o.of(limited)
	}
	go func() {
		if o := <-done; o.err == nil {
			o.frame.release()
		}
		m.behind.ended()
	}()
	return frame{}, context.Cause(limited)
}

// outcome is what came of a decode.
type outcome struct {
	frame frame
	err   error
}

// of is the outcome of who was told by ctx to end, and why.
func (o outcome) of(ctx context.Context) (frame, error) {
	if o.err != nil && ctx.Err() != nil {
		return frame{}, context.Cause(ctx)
	}
	return o.frame, o.err
}

// attempt runs decode. Memory that is lost in a panic is given back.
func (m *Maker) attempt(ctx context.Context, w *watch, decode func(context.Context) (frame, error)) outcome {
	f, err := guarded(func() (frame, error) { return decode(ctx) })
	w.timer.Stop()
	if err != nil {
		m.giveBack(w, w.held)
	}
	return outcome{f, err}
}

// leaveBehind moves what w holds to the memory of those that are late. It is false where there are too many of them.
func (m *Maker) leaveBehind(w *watch) bool {
	m.behind.Lock()
	defer m.behind.Unlock()
	if m.behind.count >= mostBehind || m.behind.bytes+w.held > memoryLimit {
		return false
	}
	m.behind.count++
	m.behind.bytes += w.held
	m.memory.Release(w.held)
	w.late = true
	return true
}

func (b *behind) ended() {
	b.Lock()
	defer b.Unlock()
	b.count--
}

func (b *behind) isFull() bool {
	b.Lock()
	defer b.Unlock()
	return b.count >= mostBehind
}

func errHanging() error {
	return &journal.Error{
		Err:  errors.New("nothing is decoded any more, since other pictures never end"),
		Hint: "start sojourn again, and leave those alone that say that they take too long",
	}
}

// hold notes that the decode of ctx was given need bytes of memory, and returns what gives them back.
func (m *Maker) hold(ctx context.Context, need int64) (release func()) {
	w, ok := ctx.Value(watchKey{}).(*watch)
	if !ok {
		return func() { m.memory.Release(need) }
	}
	m.behind.Lock()
	defer m.behind.Unlock()
	w.held += need
	return func() { m.giveBack(w, need) }
}

func (m *Maker) giveBack(w *watch, n int64) {
	m.behind.Lock()
	defer m.behind.Unlock()
	w.held -= n
	if w.late {
		m.behind.bytes -= n
	} else {
		m.memory.Release(n)
	}
}

// pause stops the time of the decode of ctx while it waits, until resume is called.
func pause(ctx context.Context) (resume func()) {
	w, ok := ctx.Value(watchKey{}).(*watch)
	if !ok || !w.timer.Stop() {
		return func() {}
	}
	w.left -= time.Since(w.since)
	return func() {
		w.since = time.Now()
		w.timer.Reset(max(0, w.left))
	}
}
