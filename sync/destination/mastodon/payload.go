package mastodon

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

// payload is the body of a request. It is sent once.
type payload struct {
	in     io.Reader
	mime   string
	size   int64
	closed chan struct{}
}

func newPayload(in io.Reader, mime string, size int64) *payload {
	return &payload{in: in, mime: mime, size: size, closed: make(chan struct{})}
}

// jsonBody returns v as a request's body; v holds only strings, booleans and lists of them.
func jsonBody(v any) (*payload, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return newPayload(bytes.NewReader(b), "application/json", int64(len(b))), nil
}

// open returns the body for net/http, which closes it once it reads no more of it.
func (p *payload) open(moved func(n int)) io.ReadCloser {
	return &body{in: meter{in: p.in, moved: moved}, closed: p.closed}
}

// rest waits until nobody reads from p any more: net/http may go on for a while after it has
// answered or failed.
func (p *payload) rest() {
	if p != nil {
		<-p.closed
	}
}

// body is a payload on its way. After Close nothing is read from it.
type body struct {
	mu     sync.Mutex
	in     meter
	done   bool
	closed chan struct{}
}

func (b *body) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done {
		return 0, http.ErrBodyReadAfterClose
	}
	return b.in.Read(p)
}

func (b *body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.done {
		b.done = true
		close(b.closed)
	}
	return nil
}
