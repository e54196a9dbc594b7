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
	*Loopback
	target string

	mu     sync.Mutex
	limits [2]int64 // bytes that may still pass, by direction; negative: any number
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
	p := &Proxy{Loopback: Listen(t), target: address, limits: [2]int64{-1, -1}}
	p.Serve(t, func(near net.Conn) { p.join(t.Context(), near) })
	return p
}

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

func (p *Proxy) join(ctx context.Context, near net.Conn) {
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", p.target)
	if err != nil {
		return
	}
	defer far.Close()
	p.add(far)
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
			p.cut()
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
