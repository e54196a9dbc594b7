package destinationtest

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"testing"
)

// Proxy is a link to a server that can be cut. It lets all through until it is told otherwise.
type Proxy struct {
	target   string
	listener net.Listener

	mu     sync.Mutex
	limits [2]int64 // bytes that may still pass, by direction; negative: any number
	conns  []net.Conn
	passed [2]int64
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
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{target: address, listener: listener, limits: [2]int64{-1, -1}}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { p.join(t.Context(), conn) })
		}
	})
	t.Cleanup(func() {
		listener.Close()
		p.Cut()
		all.Wait()
	})
	return p
}

// Address is where the server can be reached over p.
func (p *Proxy) Address() string { return p.listener.Addr().String() }

// CutAfter cuts the link, once, when so many more bytes have passed in a direction: the rest of
// what is on its way is lost. Later connections are whole.
func (p *Proxy) CutAfter(d Direction, bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.limits = [2]int64{-1, -1}
	p.limits[d] = bytes
	p.passed = [2]int64{}
}

// Heal lets all through again.
func (p *Proxy) Heal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.limits = [2]int64{-1, -1}
}

// Passed returns how many bytes have passed in a direction since CutAfter.
func (p *Proxy) Passed(d Direction) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.passed[d]
}

// Cut ends all connections that there are.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.conns {
		c.Close()
	}
	p.conns = nil
}

func (p *Proxy) join(ctx context.Context, near net.Conn) {
	defer near.Close()
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", p.target)
	if err != nil {
		return
	}
	defer far.Close()
	p.mu.Lock()
	p.conns = append(p.conns, near, far)
	p.mu.Unlock()
	var both sync.WaitGroup
	both.Go(func() { p.pour(far, near, Up) })
	both.Go(func() { p.pour(near, far, Down) })
	both.Wait()
}

func (p *Proxy) pour(to, from net.Conn, d Direction) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		pass, cut := p.take(d, int64(n))
		_, failed := to.Write(buffer[:pass])
		switch {
		case cut:
			p.Cut()
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

// take says how many of n bytes pass, and whether the link is cut behind them.
func (p *Proxy) take(d Direction, n int64) (pass int64, cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	left := p.limits[d]
	if left < 0 || n < left {
		if left >= 0 {
			p.limits[d] -= n
		}
		p.passed[d] += n
		return n, false
	}
	p.limits[d] = -1
	p.passed[d] += left
	return left, true
}
