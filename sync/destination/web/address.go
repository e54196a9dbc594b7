package web

import (
	"net/netip"
	"net/url"
)

// IsPrivate reports whether nobody but the server at u can read what is sent to it: it is spoken to by
// https, or is on this machine.
func IsPrivate(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname())
}

func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}
