package micropub

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"willnorris.com/go/microformats"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

const (
	relEndpoint = "micropub"
	relFeed     = "feed"
	redirects   = 5 // most that are followed on the way to a page; nobody is told who asks
)

// discover finds out where the site takes posts: its page says so in a header, or in itself.
func (d *Destination) discover(ctx context.Context) (*url.URL, error) {
	var seen page
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		var err error
		seen, err = d.client.page(ctx, method, d.settings.server)
		if errors.Is(err, web.ErrLarge) {
			return nil, d.client.Fail(journal.NeedsUser, errors.New("its page is too large to be looked through"), pointHint)
		}
		if err != nil {
			return nil, d.client.Offline(err)
		}
		found := seen.link(relEndpoint)
		if found != nil && !d.client.mayAsk(found) {
			return nil, d.client.Fail(journal.NeedsUser, errors.New("its page names an endpoint where others can read along"),
				pointHint)
		}
		if found != nil {
			return found, nil
		}
	}
	return nil, d.noEndpoint(seen)
}

func (d *Destination) noEndpoint(p page) error {
	switch {
	case p.answer.Code == http.StatusTooManyRequests, p.answer.InTrouble():
		return d.client.refusal(p.answer)
	case p.at.Scheme != "https", p.answer.Code == http.StatusNetworkAuthenticationRequired:
		return d.client.portal(p.answer) // what cannot prove who it is may be anybody
	case !p.answer.OK():
		return d.client.Fail(journal.NeedsUser, errors.New("its page cannot be read: "+d.client.said(p.answer)), pointHint)
	}
	return d.client.Fail(journal.NeedsUser, errors.New("its page names no Micropub endpoint"), pointHint)
}

// page is a page of the site, as anybody sees it.
type page struct {
	at     *url.URL
	answer web.Answer
}

// page fetches u, and what it was moved to.
func (c *client) page(ctx context.Context, method string, u *url.URL) (page, error) {
	for range redirects {
		a, err := c.do(ctx, call{method: method, to: u, public: true})
		if err != nil {
			return page{}, err
		}
		to := locationOf(a, u)
		if a.Code < 300 || a.Code >= 400 || to == nil || !c.mayAsk(to) {
			return page{u, a}, nil
		}
		u = to
	}
	return page{}, c.Fail(journal.NeedsUser, errors.New("its page is a redirect without an end"), pointHint)
}

var (
	linkPattern = regexp.MustCompile(`<([^>]*)>([^<]*)`)
	relPattern  = regexp.MustCompile(`(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))`)
)

// link returns the first address that p names as rel; nil if there is none.
func (p page) link(rel string) *url.URL {
	for _, line := range p.answer.Header.Values("Link") {
		for _, m := range linkPattern.FindAllStringSubmatch(line, -1) {
			r := relPattern.FindStringSubmatch(m[2])
			if r != nil && slices.Contains(strings.Fields(strings.ToLower(r[1]+r[2])), rel) {
				return resolve(p.at, m[1])
			}
		}
	}
	if all := p.parse().Rels[rel]; len(all) > 0 {
		return resolve(p.at, all[0])
	}
	return nil
}

// parse reads the microformats of p, if it is a page of HTML.
func (p page) parse() *microformats.Data {
	if !p.answer.OK() || !bytes.HasPrefix(bytes.TrimSpace(p.answer.Body), []byte("<")) {
		return &microformats.Data{}
	}
	return microformats.Parse(bytes.NewReader(p.answer.Body), p.at)
}

// resolve returns the address that text is on a page at base; nil where it is none of the web.
func resolve(base *url.URL, text string) *url.URL {
	// A space would end the address in a request, and in a note.
	u, err := base.Parse(strings.ReplaceAll(strings.TrimSpace(text), " ", "%20"))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil ||
		journal.CleanLine(u.String()) != u.String() || len(u.String()) > maxAddress {
		return nil
	}
	u.Fragment = ""
	return u
}

const maxAddress = 2000 // characters

// locationOf is where a says that something is; nil if nowhere.
func locationOf(a web.Answer, base *url.URL) *url.URL {
	if text := a.Header.Get("Location"); text != "" {
		return resolve(base, text)
	}
	return nil
}
