package micropub

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// session is what was learnt by asking the site.
type session struct {
	endpoint *url.URL
	media    *url.URL // where pictures go; nil where the site takes none by themselves
	readAt   time.Time
}

// sessionLife is how long a session is believed before the site is asked again.
const sessionLife = 10 * time.Minute

// Limits asks for the site's configuration, which also shows whether the token is good. A site sets no
// limits of its own that it could tell.
func (d *Destination) Limits(ctx context.Context) (journal.Limits, error) {
	s, err := d.ask(ctx)
	return journal.Limits{ReadAt: s.readAt}, err
}

// ready returns the session, asking the site if that is long ago.
func (d *Destination) ready(ctx context.Context) (session, error) {
	d.mu.Lock()
	s := d.session
	d.mu.Unlock()
	age := d.clock.Local.Now().Sub(s.readAt)
	if s.endpoint != nil && age >= 0 && age < sessionLife {
		return s, nil
	}
	return d.ask(ctx)
}

func (d *Destination) ask(ctx context.Context) (session, error) {
	d.mu.Lock()
	endpoint := d.endpoint
	d.mu.Unlock()
	var err error
	if endpoint == nil {
		if endpoint, err = d.discover(ctx); err != nil {
			return session{}, err
		}
	}
	media, err := d.mediaEndpoint(ctx, endpoint)
	if err != nil {
		return session{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.endpoint = endpoint
	d.session = session{endpoint: endpoint, media: media, readAt: d.clock.Local.Now()}
	return d.session, nil
}

// mediaEndpoint reads the configuration. A site that has none refuses the question: that is an empty one.
func (d *Destination) mediaEndpoint(ctx context.Context, endpoint *url.URL) (*url.URL, error) {
	a, err := d.client.ask(ctx, endpoint, url.Values{"q": {"config"}})
	if err != nil {
		return nil, d.client.Offline(err)
	}
	var config map[string]any
	switch {
	case a.Code == http.StatusOK && json.Unmarshal(a.Body, &config) == nil && config != nil:
		d.clock.Learn(a.Header)
	case asksTooMuch(a):
		return nil, nil
	case a.Code == http.StatusNotFound || a.Code == http.StatusGone:
		what := "nothing takes posts at " + web.Clean(endpoint.String(), d.client.token)
		return nil, d.client.Fail(journal.NeedsUser, errors.New(what), pointHint)
	default:
		return nil, d.client.refusal(a)
	}
	text, _ := config["media-endpoint"].(string)
	if text == "" {
		return nil, nil
	}
	media := resolve(endpoint, text)
	if media == nil || !d.client.mayAsk(media) {
		return nil, d.client.Fail(journal.NeedsUser, errors.New("it wants pictures where others can read along"),
			"have the site's media endpoint speak https")
	}
	return media, nil
}

// asksTooMuch tells whether the site does not understand a question, which it may.
func asksTooMuch(a web.Answer) bool {
	switch a.Code {
	case http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return !a.IsPage()
	}
	return false
}
