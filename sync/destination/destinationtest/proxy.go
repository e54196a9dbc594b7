package destinationtest

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Proxy is a link to a server that can be cut. It lets all through until it is told otherwise.
type Proxy struct {
	*Loopback
	target string

	mu     sync.Mutex
	limits [2]int64 // bytes that may still pass, by direction; negative: any number
	passed [2]int64
	fault  Fault // what happens at a limit
	failed bool
	still  time.Time // until then nothing passes
	slow   time.Duration
	lanes  [2]*lane // nil: it is as fast as can be
}

// joined is a connection over a link: its two ends.
type joined struct {
	near, far net.Conn
	doomed    atomic.Bool // a fault ends it, in its own time
}

// Direction is a way through a Proxy.
type Direction int

// The ways through a Proxy.
const (
	Up   Direction = iota // to the server
	Down                  // from it
)

// Link returns a link to the server at address, TCP on loopback, for as long as the test lasts.
func Link(t testing.TB, address string) *Proxy {
	t.Helper()
	p := &Proxy{Loopback: Listen(t), target: address, limits: [2]int64{-1, -1}}
	p.Serve(t, func(near net.Conn) { p.join(t.Context(), near) })
	return p
}

// CutAfter cuts the link, once, when so many more bytes have passed in a direction: the rest of
// what is on its way is lost. Later connections are whole.
func (p *Proxy) CutAfter(d Direction, bytes int64) { p.Fail(Fault{Kind: Cut, Way: d, After: bytes}) }

// Heal lets all through again.
func (p *Proxy) Heal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.limits, p.slow, p.still = [2]int64{-1, -1}, 0, time.Time{}
}

// Passed returns how many bytes have passed in a direction since Fail or CutAfter.
func (p *Proxy) Passed(d Direction) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.passed[d]
}

func (p *Proxy) join(ctx context.Context, near net.Conn) {
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", p.target)
	if err != nil {
		return
	}
	defer far.Close()
	p.add(far)
	near = p.over(near)
	defer near.Close()
	c := &joined{near: near, far: far}
	var both sync.WaitGroup
	both.Go(func() { p.pour(c, Up) })
	both.Go(func() { p.pour(c, Down) })
	both.Wait()
}

func (p *Proxy) pour(c *joined, d Direction) {
	from, to := c.near, c.far
	if d == Down {
		from, to = c.far, c.near
	}
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		pass, fault, cut := p.take(d, int64(n))
		_, failed := to.Write(buffer[:pass])
		switch {
		case cut:
			p.befall(c, fault, buffer[pass:n])
			return
		case c.doomed.Load():
			return
		case failed != nil, err != nil && !errors.Is(err, io.EOF):
			to.Close()
			from.Close()
			return
		case err != nil:
			if half, ok := to.(*net.TCPConn); ok {
				_ = half.CloseWrite() // a connection that is gone needs none
			}
			return
		}
	}
}

// take says how many of n bytes pass, after they have waited for what they must, and what befalls the link
// behind them, if it is cut there.
func (p *Proxy) take(d Direction, n int64) (pass int64, f Fault, cut bool) {
	defer p.wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	left := p.limits[d]
	if left < 0 || n < left {
		if left >= 0 {
			p.limits[d] -= n
		}
		p.passed[d] += n
		return n, Fault{}, false
	}
	p.limits[d], p.failed = -1, true
	if p.fault.Kind == Stall || p.fault.Kind == StallCut {
		p.still = time.Now().Add(p.fault.For)
	}
	if p.fault.Kind == Stall {
		p.passed[d] += n
		return n, Fault{}, false
	}
	p.passed[d] += left
	return left, p.fault, true
}
