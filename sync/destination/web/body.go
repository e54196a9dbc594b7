package web

import (
	"io"
	"net/http"
	"sync"
)

// Body is the body of a request. It is sent once, unless its request is Harmless and in can be sought.
type Body struct {
	in   io.Reader
	mime string
	size int64
	open sync.WaitGroup
}

// NewBody returns size bytes of in as a request's body.
func NewBody(in io.Reader, mime string, size int64) *Body {
	return &Body{in: in, mime: mime, size: size}
}

// put makes b the body of r; moved hears of what is read.
func (b *Body) put(r *http.Request, moved func(n int)) {
	r.Header.Set("Content-Type", b.mime)
	r.ContentLength = b.size
	r.Body = b.reader(moved)
	// Without GetBody net/http cannot send the body again by itself.
	if in, ok := b.in.(io.Seeker); ok && isHarmless(r) {
		r.GetBody = func() (io.ReadCloser, error) {
			_, err := in.Seek(0, io.SeekStart)
			return b.reader(moved), err
		}
	}
}

// reader is b for net/http, which closes it once it reads no more of it.
func (b *Body) reader(moved func(n int)) io.ReadCloser {
	b.open.Add(1)
	return &reading{in: meter{in: b.in, moved: moved}, ended: b.open.Done}
}

// rest waits until nobody reads from b any more: net/http may go on for a while after it has
// answered or failed.
func (b *Body) rest() { b.open.Wait() }

// reading is a body on its way. After Close nothing is read from it.
type reading struct {
	mu    sync.Mutex
	in    meter
	done  bool
	ended func()
}

func (r *reading) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.done {
		return 0, http.ErrBodyReadAfterClose
	}
	return r.in.Read(p)
}

func (r *reading) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.done {
		r.done = true
		r.ended()
	}
	return nil
}

// meter tells of what is read through it.
type meter struct {
	in    io.Reader
	moved func(n int)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if n > 0 {
		m.moved(n)
	}
	return n, err
}
