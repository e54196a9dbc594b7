package ftp

import (
	"context"
	"net"
	"time"

	"sojourn/sync/destination/network"
)

const (
	// stallLimit is how long a line may be silent while something is due on it. It is longer than what the
	// kernel holds takes at 2 kB/s.
	stallLimit = 90 * time.Second
	sendBuffer = 64 << 10
)

// patient is a TCP connection on which only silence is a failure. Deadlines that others set are not kept:
// crypto/tls gives its farewell five seconds, which what is still in the kernel may take.
type patient struct{ net.Conn }

func dial(ctx context.Context, kind, address string) (*patient, error) {
	conn, err := network.Dial(ctx, kind, address, sendBuffer)
	if err != nil {
		return nil, err
	}
	return &patient{conn}, nil
}

func (p *patient) Read(b []byte) (int, error) {
	_ = p.Conn.SetReadDeadline(time.Now().Add(stallLimit)) // fails on a dead connection only
	return p.Conn.Read(b)
}

func (p *patient) Write(b []byte) (int, error) {
	_ = p.Conn.SetWriteDeadline(time.Now().Add(stallLimit)) // the same
	return p.Conn.Write(b)
}

// CloseWrite says that nothing follows.
func (p *patient) CloseWrite() error {
	if half, ok := p.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// SetDeadline does nothing.
func (p *patient) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing.
func (p *patient) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing.
func (p *patient) SetWriteDeadline(time.Time) error { return nil }
