// Package link tells whether there is a way out of this machine, and what is known of it. It asks the machine alone: not one
// packet leaves.
package link

import "net"

// Up reports whether an interface is up that has an address beyond this machine. Where that cannot be
// told it says yes: a sync finds out.
func Up() bool {
	all, err := net.Interfaces()
	if err != nil {
		return true
	}
	for _, i := range all {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagRunning == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := i.Addrs()
		if err != nil {
			return true
		}
		for _, a := range addresses {
			if leads(a) {
				return true
			}
		}
	}
	return false
}

// leads reports whether an address can be reached from elsewhere.
func leads(a net.Addr) bool {
	n, ok := a.(*net.IPNet)
	return ok && n.IP.IsGlobalUnicast()
}
