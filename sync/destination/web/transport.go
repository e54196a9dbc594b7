package web

import (
	"context"
	"net"
	"net/http"
	"time"
)

const (
	dialLimit = 30 * time.Second
	idleLimit = 15 * time.Second // shorter than servers keep a connection, so that none is found dead
	// sendBuffer keeps the kernel from swallowing a whole picture at once: progress stays honest.
	sendBuffer = 128 << 10
	// askLimit is how long a server is waited for that was asked whether it wants what follows.
	askLimit = 10 * time.Second
)

func newTransport() *http.Transport {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = dial
	transport.TLSHandshakeTimeout = dialLimit
	transport.ResponseHeaderTimeout = stallLimit // from the end of the request on, however slowly they come
	transport.IdleConnTimeout = idleLimit
	transport.MaxIdleConnsPerHost = 1
	transport.ExpectContinueTimeout = askLimit
	return transport
}

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: dialLimit, KeepAlive: dialLimit}
	conn, err := dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(sendBuffer) // a kernel that refuses only shows progress less well
	}
	return conn, nil
}
