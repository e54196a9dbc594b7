package web

import (
	"net/url"

	"sojourn/sync/destination/network"
)

// IsPrivate reports whether nobody but the server at u can read what is sent to it: it is spoken to by
// https, or is on this machine.
func IsPrivate(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && network.IsLoopback(u.Hostname())
}
