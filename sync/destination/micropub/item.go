package micropub

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"willnorris.com/go/microformats"

	"sojourn/sync/destination/web"
)

// item is a post as a site tells of it: in the JSON of its source, or as the microformats of a page.
type item struct {
	props map[string][]any
	base  *url.URL // of what is relative in it
}

// photo is a picture of a post.
type photo struct{ url, alt string }

// readItem reads the JSON of one post; ok is false where it is none.
func readItem(b []byte, base *url.URL) (o item, ok bool) {
	var v struct {
		Properties map[string]any `json:"properties"`
	}
	if json.Unmarshal(b, &v) != nil || v.Properties == nil {
		return item{}, false
	}
	return newItem(v.Properties, base), true
}

// newItem takes what should be lists and is not as lists of one.
func newItem(props map[string]any, base *url.URL) item {
	o := item{props: map[string][]any{}, base: base}
	for name, v := range props {
		list, is := v.([]any)
		if !is {
			list = []any{v}
		}
		o.props[name] = list
	}
	return o
}

// text returns the first value of a property as a reader sees it.
func (o item) text(name string) string {
	if len(o.props[name]) == 0 {
		return ""
	}
	switch v := o.props[name][0].(type) {
	case string:
		return v
	case map[string]any:
		if s, ok := v["value"].(string); ok {
			return s
		}
		if s, ok := v["html"].(string); ok {
			return web.Plain(s)
		}
	case map[string]string:
		return v["value"]
	}
	return ""
}

// url is where the post is; nil if it does not say.
func (o item) url() *url.URL {
	if s := o.text("url"); s != "" && o.base != nil {
		return resolve(o.base, s)
	}
	return nil
}

// deleted tells whether the site only keeps it to bring it back.
func (o item) deleted() bool {
	return len(o.props["deleted"]) > 0 || strings.EqualFold(o.text("post-status"), "deleted")
}

// photos are its pictures, in order.
func (o item) photos() []photo {
	var all []photo
	for _, v := range o.props["photo"] {
		var p photo
		switch v := v.(type) {
		case string:
			p.url = v
		case map[string]any:
			p.url, _ = v["value"].(string)
			p.alt, _ = v["alt"].(string)
		case map[string]string:
			p = photo{v["value"], v["alt"]}
		}
		if u := o.resolved(p.url); u != "" {
			all = append(all, photo{u, p.alt})
		}
	}
	return all
}

func (o item) resolved(text string) string {
	if o.base == nil || text == "" {
		return ""
	}
	u := resolve(o.base, text)
	if u == nil {
		return ""
	}
	return u.String()
}

// holdsAny tells whether one of urls is among its pictures.
func (o item) holdsAny(urls []string) bool {
	return slices.ContainsFunc(o.photos(), func(p photo) bool { return slices.Contains(urls, p.url) })
}

// published is when the post says that it was made; zero if it does not.
func (o item) published() time.Time {
	text := strings.Replace(o.text("published"), " ", "T", 1)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at
		}
	}
	return time.Time{}
}

// itemsOf returns the posts of a page.
func itemsOf(p page) []item {
	var out []item
	var walk func(all []*microformats.Microformat)
	walk = func(all []*microformats.Microformat) {
		for _, m := range all {
			if slices.Contains(m.Type, "h-entry") {
				out = append(out, item{m.Properties, p.at})
			}
			walk(m.Children)
		}
	}
	walk(p.parse().Items)
	return out
}
