package micropub

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

var seeds = []string{
	`{"items":[{"type":["h-entry"],"properties":{"url":["https://me.example/1"],"content":[{"html":"<p>눈"}],` +
		`"photo":[{"value":"/m/1.jpg","alt":"a"},"b.jpg",7,null],"published":["2013-02-25 07:29:31+0900"]}},{}],"paging":{"after":7}}`,
	`{"properties":{"url":"javascript:alert(1)","deleted":true,"photo":{"value":["x"]},"content":[[]]}}`,
	`{"type":["h-entry"],"properties":{"location":[{"properties":{"latitude":["39"]}}],"category":["a",{}]}}`,
	`<html><base href="//b/"><link rel="micropub feed" href="/mp?x=1#y"><div class="h-feed"><div class="h-entry">` +
		`<a class="u-url" href="p"></a><img class="u-photo" alt="" src="x.jpg"><p class="e-content">a<br>b</div></div>`,
	`{"error":"x","error_description":7}`, "[]", "null", "", "<", "{}",
}

// FuzzAnswers reads anything as each answer of a site: nothing may break, and what is used later is safe to use.
func FuzzAnswers(f *testing.F) {
	for _, s := range seeds {
		f.Add(http.StatusOK, []byte(s), `</mp>; rel="micropub"`)
		f.Add(http.StatusCreated, []byte(s), "/posts/\x1b[2J")
		f.Add(http.StatusCreated, []byte(s), "/posts/? 0")
	}
	at := &url.URL{Scheme: "https", Host: "me.example", Path: "/"}
	d := &Destination{
		clock:  &web.ServerClock{Local: web.MachineClock()},
		client: &client{token: "secret-token", Trouble: web.Trouble{Where: "site", Clock: &web.ServerClock{Local: web.MachineClock()}}},
	}
	x := destination.Dispatch{Dispatch: journal.Dispatch{Pictures: []journal.Picture{{Alt: "a"}}}}
	x.Message.Caption, x.Notes = "눈", map[string]string{noteMedia(0): "https://me.example/m/1.jpg 7"}
	x.Replaces = &journal.Receipt{RemoteID: "https://me.example/1"}
	f.Fuzz(func(t *testing.T, code int, data []byte, header string) {
		a := web.Answer{Code: code, Header: http.Header{"Link": {header}, "Location": {header}}, Body: data}
		items := itemsOf(page{at, a})
		if one, ok := readItem(a.Body, at); ok {
			items = append(items, one)
		}
		if list, ok := readListing(a, at); ok {
			items = append(items, list.items...)
			list.isPast(time.Now())
		}
		for _, o := range items {
			checkItem(t, d, x, o)
		}
		for _, u := range []*url.URL{page{at, a}.link(relEndpoint), locationOf(a, at)} {
			checkAddress(t, u)
		}
		if text := d.client.refusal(a).Error(); journal.Visible(text) != text || strings.Contains(text, d.client.token) {
			t.Errorf("%q is not fit to be shown", text)
		}
	})
}

func checkItem(t *testing.T, d *Destination, x destination.Dispatch, o item) {
	checkAddress(t, o.url())
	for _, p := range o.photos() {
		u, err := url.Parse(p.url)
		if err != nil {
			t.Errorf("picture %q", p.url)
		}
		checkAddress(t, u)
	}
	if d.compare(o, x, posting{at: time.Unix(7, 0)}) != other && o.url() == nil {
		t.Error("a post that is nowhere is like it")
	}
	urls := kept(x, o)
	if len(urls) != 1 {
		t.Errorf("%d pictures are kept of 1", len(urls))
	}
	d.is(o, x, urls)
	if o.url() != nil {
		d.receipt(x, o, urls, lacking(o, urls))
	}
}

func checkAddress(t *testing.T, u *url.URL) {
	if u == nil {
		return
	}
	s := u.String()
	if u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || journal.CleanLine(s) != s ||
		strings.ContainsAny(s, " \n\t") {
		t.Errorf("address %q", s)
	}
}

// FuzzNotes reads notes that anything may have happened to: a post that was begun stays begun.
func FuzzNotes(f *testing.F) {
	f.Add("1361779771 10 KEY", "https://me.example/1.jpg 1361779771", "https://me.example/1")
	f.Add("눈", " ", "%")
	f.Fuzz(func(t *testing.T, began, leased, posted string) {
		x := destination.Dispatch{Since: 1361779771}
		x.Notes = map[string]string{notePosting: began, noteMedia(0): leased, notePosted: posted}
		x.Pictures = []journal.Picture{{}}
		p, ok := postingOf(x)
		if ok != (began != "") {
			t.Errorf("%q: begun %t", began, ok)
		}
		if ok && p.key != "" {
			x.Notes[notePosting] = p.String()
			if again, _ := postingOf(x); again != p {
				t.Errorf("%q became %q", began, again)
			}
		}
		if l, ok := leaseOf(x, 0); ok && mediaOf(x)[0] != l.url {
			t.Errorf("%q is leased as %q", leased, l)
		}
		postedOf(x)
	})
}
