package s3

import (
	"context"
	"net"
	"net/http"
	"time"

	"sojourn/sync/destination/network"
)

const (
	idleLimit = 15 * time.Second // shorter than stores keep a connection, so that none is found dead
	// stallLimit is how long a link may be silent.
	stallLimit = 2 * time.Minute
	sendBuffer = 64 << 10
)

func newTransport() *http.Transport {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = dial
	transport.TLSHandshakeTimeout = network.DialLimit
	transport.ResponseHeaderTimeout = stallLimit
	transport.IdleConnTimeout = idleLimit
	transport.MaxIdleConnsPerHost = 1
	transport.DisableCompression = true // a picture's size is told by its headers
	return transport
}

func dial(ctx context.Context, kind, address string) (net.Conn, error) {
	conn, err := network.Dial(ctx, kind, address, sendBuffer)
	if err != nil {
		return nil, err
	}
	return watched{conn}, nil
}

// watched is a connection that breaks when it is silent for too long.
type watched struct{ net.Conn }

func (w watched) extend() { _ = w.SetDeadline(time.Now().Add(stallLimit)) } // fails on a dead connection only

func (w watched) Read(p []byte) (int, error) {
	w.extend()
	return w.Conn.Read(p)
}

func (w watched) Write(p []byte) (int, error) {
	w.extend()
	return w.Conn.Write(p)
}
