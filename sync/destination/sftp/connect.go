package sftp

import (
	"context"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"sojourn/sync/destination/network"
)

const (
	// stallLimit is how long a link may be silent while an answer is due. It is longer than a write of
	// most bytes takes at 2 kB/s.
	stallLimit = 90 * time.Second
	sendBuffer = 64 << 10
)

// Sizes of one write, which is answered before the next begins, so that what a cut leaves is a
// beginning without holes. Every server takes the least; OpenSSH takes the most.
const (
	leastWrite = 32 << 10
	mostWrite  = 128 << 10
)

// connect makes a connection where there is none.
func (s *server) connect(ctx context.Context) error {
	if s.conn != nil {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return s.tell(ctx, err)
	}
	raw, err := dial(ctx, s.address)
	if err != nil {
		return s.tell(ctx, err)
	}
	stop := context.AfterFunc(ctx, func() { _ = raw.Close() })
	defer stop()
	raw.begin()
	s.conn, err = s.greet(ctx, raw)
	if err != nil {
		_ = raw.Close()
		return s.tell(ctx, err)
	}
	return nil
}

// greet proves who both sides are, the server first.
func (s *server) greet(ctx context.Context, raw *watched) (*connection, error) {
	keys, err := s.hostKeys()
	if err != nil {
		return nil, err
	}
	methods, done, err := s.methods(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	conn, channels, requests, err := ssh.NewClientConn(raw, s.address, &ssh.ClientConfig{
		User: s.user, Auth: methods, Timeout: network.DialLimit,
		HostKeyCallback: keys.check, HostKeyAlgorithms: keys.algorithms,
	})
	if err != nil {
		return nil, err
	}
	c := &connection{raw: raw, ssh: ssh.NewClient(conn, channels, requests), most: leastWrite}
	if strings.HasPrefix(string(conn.ServerVersion()), "SSH-2.0-OpenSSH") {
		c.most = mostWrite
	}
	c.sftp, err = sftp.NewClient(c.ssh, sftp.MaxPacketUnchecked(c.most), sftp.UseConcurrentWrites(false))
	if err != nil {
		_ = c.ssh.Close()
		return nil, err
	}
	return c, nil
}

func dial(ctx context.Context, address string) (*watched, error) {
	conn, err := network.Dial(ctx, "tcp", address, sendBuffer)
	if err != nil {
		return nil, err
	}
	return &watched{Conn: conn}, nil
}

// watched is a connection that breaks when it is silent for too long while an answer is due.
type watched struct {
	net.Conn
	due atomic.Bool
}

// begin says that answers are due, end that none is.
func (w *watched) begin() { w.due.Store(true); w.extend() }

func (w *watched) end() {
	w.due.Store(false)
	_ = w.SetDeadline(time.Time{}) // fails on a dead connection only
}

func (w *watched) extend() {
	if w.due.Load() {
		_ = w.SetDeadline(time.Now().Add(stallLimit)) // the same
	}
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	w.extend()
	return n, err
}

func (w *watched) Write(p []byte) (int, error) {
	w.extend()
	return w.Conn.Write(p)
}
