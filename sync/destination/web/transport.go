package web

import (
	"context"
	"net"
	"net/http"
	"time"

	"sojourn/sync/destination/network"
)

const (
	idleLimit  = 15 * time.Second // shorter than servers keep a connection, so that none is found dead
	sendBuffer = 128 << 10
	// askLimit is how long a server is waited for that was asked whether it wants what follows.
	askLimit = 10 * time.Second
)

func newTransport() *http.Transport {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = func(ctx context.Context, kind, address string) (net.Conn, error) {
		return network.Dial(ctx, kind, address, sendBuffer)
	}
	transport.TLSHandshakeTimeout = network.DialLimit
	transport.ResponseHeaderTimeout = stallLimit // from the end of the request on, however slowly they come
	transport.IdleConnTimeout = idleLimit
	transport.MaxIdleConnsPerHost = 1
	transport.ExpectContinueTimeout = askLimit
	return transport
}
