package link

import (
	"net"
	"testing"
)

func TestWhichAddressesLeadSomewhere(t *testing.T) {
	for address, want := range map[string]bool{
		"192.168.7.2/24": true, "10.0.0.5/8": true, "2001:db8::7/64": true, "fd00::7/64": true,
		"127.0.0.1/8": false, "::1/128": false, "169.254.3.4/16": false, "fe80::1/64": false,
	} {
		ip, n, err := net.ParseCIDR(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := leads(&net.IPNet{IP: ip, Mask: n.Mask}); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// TestUp compares with what a packet would take: the machine's own choice of an address, for which
// none is sent.
func TestUp(t *testing.T) {
	c, err := net.Dial("udp", "192.0.2.1:9")
	if err == nil {
		defer c.Close()
		if !Up() {
			t.Errorf("there is a way by %s, and Up says no", c.LocalAddr())
		}
	}
}
