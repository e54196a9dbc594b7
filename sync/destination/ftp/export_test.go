package ftp

import (
	"net"
	"testing"
)

// SetImplicitPort has the port of address be the one on which TLS begins with the first byte.
func SetImplicitPort(t *testing.T, address string) {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	before := implicitPort
	implicitPort = port
	t.Cleanup(func() { implicitPort = before })
}
