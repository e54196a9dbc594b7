// Package micropub posts to a site of one's own by Micropub, as the W3C recommends it. Pictures go first, and where
// they are is noted before the post begins: what may have arrived is found again by them, in the list of posts or on
// the site's pages.
package micropub

import (
	"net/url"
	"sync"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Kind names this package in journal.Destination.
const Kind = "micropub"

// Destination is one site.
type Destination struct {
	settings settings
	client   *client
	clock    *web.ServerClock

	mu       sync.Mutex
	endpoint *url.URL // nil until it is known
	session  session
	receipts map[string]journal.Receipt // of what this process delivered, by dispatch
	claimed  map[string]string          // dispatches, by the addresses of the posts that they made
	gone     map[string]bool            // dispatches that this process took back
	slow     bool                       // the site makes posts some time after it took them
}

var (
	_ destination.Opener = Open
	_ destination.Editor = (*Destination)(nil)

	_ destination.Withdrawer = (*Destination)(nil)
)

// Open makes the destination c with an access token as its secret; it does not touch the network.
// The error is Invalid where the settings cannot be used.
func Open(c journal.Destination, secret string) (destination.Destination, error) {
	d, err := New(c, secret, web.MachineClock())
	if err != nil {
		return nil, err
	}
	return d, nil
}

// New is Open with another clock.
func New(c journal.Destination, secret string, clock web.Clock) (*Destination, error) {
	set, err := readSettings(c)
	if err != nil {
		return nil, err
	}
	token, err := readToken(c, secret)
	if err != nil {
		return nil, err
	}
	watch := &web.ServerClock{Local: clock}
	return &Destination{
		settings: set, endpoint: set.endpoint, clock: watch,
		receipts: map[string]journal.Receipt{}, claimed: map[string]string{}, gone: map[string]bool{},
		client: &client{
			token: token, web: web.New(), open: set.unencrypted,
			Trouble: web.Trouble{Where: c.Name + " (" + set.server.Host + ")", Noun: "site", Clock: watch},
		},
	}, nil
}

// CloseIdle closes connections that are not in use.
func (d *Destination) CloseIdle() { d.client.web.CloseIdle() }

// Endpoint is where the site takes posts, as far as that was asked or set; else "".
func (d *Destination) Endpoint() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.endpoint == nil {
		return ""
	}
	return d.endpoint.String()
}
