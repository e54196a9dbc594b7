// Package mastodon sends to servers that speak the Mastodon API: Mastodon, Pixelfed, GoToSocial
// and their relatives. A post is made once: its media ids are noted before it is posted, and own
// posts are read back by them before anything is posted again.
package mastodon

import (
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// Kind names this package in journal.Destination.
const Kind = "mastodon"

// Destination is one account on one server.
type Destination struct {
	where    string // for messages: the destination's name and its server
	settings settings
	client   *client
	clock    *web.ServerClock
	wall     wall

	mu       sync.Mutex
	session  session
	receipts map[string]journal.Receipt // of what this process delivered, by dispatch
	claimed  map[string]string          // dispatches, by the ids of the posts that they made
	newest   time.Time                  // when the last of these posts was made, by the server's clock
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
	where := c.Name + " (" + set.server.Host + ")"
	return &Destination{
		where: where, settings: set, clock: watch, claimed: map[string]string{},
		receipts: map[string]journal.Receipt{},
		client: &client{
			base: set.server, token: token, web: web.New(),
			Trouble: web.Trouble{Where: where, Noun: "server", Clock: watch},
		},
	}, nil
}

// CloseIdle closes connections that are not in use.
func (d *Destination) CloseIdle() { d.client.web.CloseIdle() }
