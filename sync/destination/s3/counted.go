package s3

import (
	"bytes"
	"sync"
)

// counted tells of what is read of it, until it rests.
type counted struct {
	in *bytes.Reader

	mu   sync.Mutex
	sent func(n int64) // nil: it rests
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n > 0 && c.sent != nil {
		c.sent(int64(n))
	}
	return n, err
}

func (c *counted) Seek(offset int64, whence int) (int64, error) { return c.in.Seek(offset, whence) }

// rest is called when a request is over: net/http may go on reading for a moment.
func (c *counted) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent = nil
}
