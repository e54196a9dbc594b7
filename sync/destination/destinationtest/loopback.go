package destinationtest

import (
	"net"
	"sync"
	"testing"
)

// Loopback is a TCP port of this machine, and the connections that it has.
type Loopback struct {
	listener net.Listener

	mu    sync.Mutex
	conns []net.Conn
	ended bool
}

// Listen makes a port, on which Serve answers.
func Listen(t testing.TB) *Loopback {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return &Loopback{listener: listener}
}

// Serve talks over each connection, for as long as the test lasts.
func (l *Loopback) Serve(t testing.TB, talk func(conn net.Conn)) {
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := l.listener.Accept()
			if err != nil {
				return
			}
			l.add(conn)
			all.Go(func() {
				defer conn.Close()
				talk(conn)
			})
		}
	})
	t.Cleanup(func() {
		l.listener.Close()
		l.end()
		all.Wait()
	})
}

// Address is where it can be reached.
func (l *Loopback) Address() string { return l.listener.Addr().String() }

// add lets cut end conn too; after the test it is ended at once.
func (l *Loopback) add(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		conn.Close()
	}
	l.conns = append(l.conns, conn)
}

// cut ends all connections that there are.
func (l *Loopback) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.conns {
		c.Close()
	}
	l.conns = nil
}

func (l *Loopback) end() {
	l.mu.Lock()
	l.ended = true
	l.mu.Unlock()
	l.cut()
}
