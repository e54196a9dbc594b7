// Package network is how destinations open connections, whatever they speak over them.
package network

import (
	"context"
	"net"
	"net/netip"
	"time"

	"sojourn/sync/destination"
)

// DialLimit is how long a server is waited for, at each step until it can be spoken to.
const DialLimit = 30 * time.Second

// Dial opens a connection. Of what is written the kernel holds no more than about sendBuffer bytes: it would
// swallow a whole picture at once, and progress would not be honest. What passes is counted by ctx's destination.Wire.
func Dial(ctx context.Context, network, address string, sendBuffer int) (net.Conn, error) {
	dialer := net.Dialer{Timeout: DialLimit, KeepAlive: DialLimit}
	conn, err := dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return conn, nil
	}
	_ = tcp.SetWriteBuffer(sendBuffer) // a kernel that refuses only shows progress less well
	return &counted{Conn: tcp, wire: destination.WireOf(ctx)}, nil
}

// IsLoopback reports whether host is this machine.
func IsLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}
