package micropub

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// source reads the post at address as the site keeps it. NotFound is the error where it keeps none, or does
// not answer such questions.
func (d *Destination) source(ctx context.Context, s session, address *url.URL) (item, error) {
	a, err := d.client.ask(ctx, s.endpoint, url.Values{"q": {"source"}, "url": {address.String()}})
	if err != nil {
		return item{}, d.client.Offline(err)
	}
	if a.Code == http.StatusOK {
		if o, ok := readItem(a.Body, address); ok && !o.deleted() {
			d.clock.Learn(a.Header)
			return o, nil
		}
	}
	if a.Code == http.StatusOK && a.IsJSON() || isAbsent(a) || isUnanswered(a) {
		return item{}, d.client.Fail(journal.NotFound, errors.New("it is not there: "+d.client.said(a)), "")
	}
	return item{}, d.client.refusal(a)
}

func isAbsent(a web.Answer) bool { return a.Code == http.StatusNotFound || a.Code == http.StatusGone }

// isUnanswered tells whether the site does not answer such a question, or not to this token.
func isUnanswered(a web.Answer) bool {
	return asksTooMuch(a) || a.Code == http.StatusForbidden && !a.IsPage()
}

const (
	pageSize  = 20 // posts; most often the first page decides
	mostPages = 50
)

// errUnlisted says that a site gives no list of its posts, or not all of it.
var errUnlisted = errors.New("the site does not list its posts")

// listing is a page of a site's posts.
type listing struct {
	items  []item
	cursor bool   // the site says where to go on, which after is; else pages are counted
	after  string // "" at the end
}

// isPast tells whether all posts behind the page are older than from: it is in order, and its last is.
func (l listing) isPast(from time.Time) bool {
	last := time.Time{}
	for n, o := range l.items {
		made := o.published()
		if made.IsZero() || n > 0 && made.After(last) {
			return false
		}
		last = made
	}
	return len(l.items) > 0 && last.Before(from)
}

// list shows the site's posts to visit until that returns false. It ends once all that were made since from were
// shown; the error is errUnlisted where that is not known.
func (d *Destination) list(ctx context.Context, s session, from time.Time, visit func(item) bool) error {
	seen, query := map[string]bool{}, url.Values{"q": {"source"}, "limit": {strconv.Itoa(pageSize)}}
	shown := 0
	for range mostPages {
		page, err := d.listing(ctx, s, query)
		if err != nil {
			return err
		}
		fresh := false
		for _, o := range page.items {
			key := o.text("url")
			fresh = fresh || !seen[key]
			if !seen[key] && !visit(o) {
				return nil
			}
			seen[key] = true
		}
		shown += len(page.items)
		switch {
		case len(page.items) == 0, page.isPast(from), page.cursor && page.after == "":
			return nil
		case !fresh: // it gives the same posts again
			return errUnlisted
		case page.cursor:
			query.Set("after", page.after)
		default:
			query.Set("offset", strconv.Itoa(shown))
		}
	}
	return errUnlisted
}

// listing asks for one page.
func (d *Destination) listing(ctx context.Context, s session, query url.Values) (listing, error) {
	a, err := d.client.ask(ctx, s.endpoint, query)
	if err != nil {
		return listing{}, d.client.Offline(err)
	}
	if isAbsent(a) || isUnanswered(a) {
		return listing{}, errUnlisted
	}
	page, ok := readListing(a, s.endpoint)
	switch {
	case ok:
		d.clock.Learn(a.Header)
		return page, nil
	case a.OK() && a.IsJSON():
		return listing{}, errUnlisted
	}
	return listing{}, d.client.refusal(a)
}

func readListing(a web.Answer, base *url.URL) (listing, bool) {
	var v struct {
		Items []struct {
			Properties map[string]any `json:"properties"`
		} `json:"items"`
		Paging map[string]any `json:"paging"`
	}
	if !a.OK() || json.Unmarshal(a.Body, &v) != nil || v.Items == nil {
		return listing{}, false
	}
	var page listing
	for _, one := range v.Items {
		page.items = append(page.items, newItem(one.Properties, base))
	}
	page.cursor = v.Paging != nil
	page.after, _ = v.Paging["after"].(string)
	return page, true
}
