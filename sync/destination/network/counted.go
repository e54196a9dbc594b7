package network

import (
	"net"

	"sojourn/sync/destination"
)

// counted is a connection whose bytes are counted. It has no ReadFrom, by which they would pass it by.
type counted struct {
	net.Conn
	wire *destination.Wire
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.wire.Add(0, n)
	return n, err
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.wire.Add(n, 0)
	return n, err
}

// CloseWrite says that nothing follows.
func (c *counted) CloseWrite() error { return c.Conn.(*net.TCPConn).CloseWrite() }
