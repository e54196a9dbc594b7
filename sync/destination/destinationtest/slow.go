package destinationtest

import (
	"io"
	"net"
	"sync"
	"time"
)

// Slow is how slow a link is, both ways. A lost segment stops what follows for a round trip, as TCP waits for it.
type Slow struct {
	BytesPerSecond int
	RTT            time.Duration
	LossEvery      int // one segment of so many is lost; 0: none
}

// segment is how many bytes pass at a time.
const segment = 1448

// SlowDown has all later connections over p share a slow link.
func (p *Proxy) SlowDown(s Slow) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lanes = [2]*lane{{slow: s}, {slow: s}}
}

// over is conn over p's link, as its far end has it: slow where p is.
func (p *Proxy) over(conn net.Conn) net.Conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lanes[Up] == nil {
		return conn
	}
	return newSlowConn(conn, p.lanes[Up], p.lanes[Down])
}

// lane is one direction of a slow link. Connections share it.
type lane struct {
	slow Slow

	mu     sync.Mutex
	free   time.Time // when the next segment may leave
	passed int       // segments
}

// pass sends n bytes that are there at a time, and tells when the lane is free again and when they arrive.
func (l *lane) pass(n int, at time.Time) (free, arrives time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.free.After(at) {
		at = l.free
	}
	took := time.Duration(n) * time.Second / time.Duration(l.slow.BytesPerSecond)
	if l.passed++; l.slow.LossEvery > 0 && l.passed%l.slow.LossEvery == 0 {
		took += l.slow.RTT
	}
	l.free = at.Add(took)
	return l.free, l.free.Add(l.slow.RTT / 2)
}

// parcel is bytes on their way, or the error that ends them.
type parcel struct {
	data    []byte
	arrives time.Time
	err     error
}

// slowConn is a server's end of a connection over a slow link.
type slowConn struct {
	net.Conn
	up, down *lane
	in, out  chan parcel
	rest     parcel // read in part
	gone     chan struct{}
	once     sync.Once
}

func newSlowConn(conn net.Conn, up, down *lane) *slowConn {
	c := &slowConn{Conn: conn, up: up, down: down, gone: make(chan struct{})}
	c.in, c.out = make(chan parcel, 64), make(chan parcel, 64)
	go c.fetch(time.Now().Add(up.slow.RTT)) // it takes a round trip to be connected
	go c.bring()
	return c
}

// fetch takes what comes from the client no faster than the link does.
func (c *slowConn) fetch(open time.Time) {
	defer close(c.in)
	for {
		data := make([]byte, segment)
		n, err := c.Conn.Read(data)
		at := time.Now()
		if open.After(at) {
			at = open
		}
		free, arrives := c.up.pass(n, at)
		select {
		case c.in <- parcel{data[:n], arrives, err}:
		case <-c.gone:
			return
		}
		if err != nil {
			return
		}
		time.Sleep(time.Until(free))
	}
}

func (c *slowConn) Read(p []byte) (int, error) {
	if len(c.rest.data) == 0 && c.rest.err == nil {
		next, more := <-c.in
		if !more {
			return 0, io.EOF
		}
		time.Sleep(time.Until(next.arrives))
		c.rest = next
	}
	n := copy(p, c.rest.data)
	c.rest.data = c.rest.data[n:]
	if len(c.rest.data) > 0 {
		return n, nil
	}
	return n, c.rest.err
}

func (c *slowConn) Write(p []byte) (int, error) {
	for n := 0; n < len(p); n += segment {
		data := append([]byte(nil), p[n:min(len(p), n+segment)]...)
		free, arrives := c.down.pass(len(data), time.Now())
		select {
		case c.out <- parcel{data: data, arrives: arrives}:
		case <-c.gone:
			return n, net.ErrClosed
		}
		time.Sleep(time.Until(free))
	}
	return len(p), nil
}

// bring gives the client what has arrived.
func (c *slowConn) bring() {
	defer c.Conn.Close()
	for {
		select {
		case p := <-c.out:
			time.Sleep(time.Until(p.arrives))
			if _, err := c.Conn.Write(p.data); err != nil {
				return
			}
		case <-c.gone:
			if len(c.out) == 0 {
				return
			}
		}
	}
}

// Close ends the connection behind what is on its way.
func (c *slowConn) Close() error {
	c.once.Do(func() { close(c.gone) })
	return nil
}
