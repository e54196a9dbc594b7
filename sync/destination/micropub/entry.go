package micropub

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// properties are those of a post: every value is a list.
type properties map[string][]any

// creation is the body of a new post.
type creation struct {
	Type       []string   `json:"type"`
	Properties properties `json:"properties"`
}

// act is the body of what is done to a post.
type act struct {
	Action  string     `json:"action"`
	URL     string     `json:"url"`
	Replace properties `json:"replace,omitempty"`
	Delete  []string   `json:"delete,omitempty"` // names of properties
}

// told are the properties that an edit gives anew, or takes away.
var told = []string{"content", "name", "photo", "category", "location"}

// properties is what x says, with its pictures at urls. Its place and keywords are no part of its text: the site shows
// them in its own way.
func (d *Destination) properties(x destination.Dispatch, urls []string) properties {
	m, out := x.Message, properties{}
	if caption := strings.TrimSpace(m.Caption); caption != "" {
		out["content"] = []any{caption}
	}
	if m.Headline != "" {
		out["name"] = []any{m.Headline}
	}
	for n, u := range urls {
		out["photo"] = append(out["photo"], photoValue(u, x.Pictures[n].Alt))
	}
	for _, k := range m.Keywords {
		out["category"] = append(out["category"], k)
	}
	if place := location(m.Place); place != nil {
		out["location"] = []any{place}
	}
	return out
}

// photoValue is a picture with its words, or without any as its address alone.
func photoValue(address, alt string) any {
	if alt = strings.TrimSpace(alt); alt == "" {
		return address
	}
	return map[string]string{"value": address, "alt": alt}
}

// location is p as h-adr, or as h-geo where it has no names; nil where there is nothing to be told.
func location(p *journal.Place) any {
	if p == nil {
		return nil
	}
	props := properties{}
	for name, value := range map[string]string{
		"label": p.Name, "locality": p.City, "region": p.Region, "country-name": p.Country,
	} {
		if value != "" {
			props[name] = []any{value}
		}
	}
	kind := "h-adr"
	if len(props) == 0 {
		kind = "h-geo"
	}
	if p.Point != nil {
		props["latitude"], props["longitude"] = []any{decimal(p.Point.Lat, 1e6)}, []any{decimal(p.Point.Lon, 1e6)}
		if p.Alt != nil {
			props["altitude"] = []any{decimal(*p.Alt, 10)}
		}
	}
	if len(props) == 0 {
		return nil
	}
	return map[string]any{"type": []string{kind}, "properties": props}
}

// decimal writes v to the nearest part of a unit: a tenth of a metre, or a millionth of a degree, which is the same.
func decimal(v, parts float64) string {
	return strconv.FormatFloat(math.Round(v*parts)/parts, 'f', -1, 64)
}

// creation is the body of a post of x that begins at a time.
func (d *Destination) creation(x destination.Dispatch, urls []string, at time.Time) creation {
	props := d.properties(x, urls)
	props["published"] = []any{at.UTC().Format(time.RFC3339)}
	if d.settings.visibility != "" {
		props["visibility"] = []any{d.settings.visibility}
	}
	return creation{Type: []string{"h-entry"}, Properties: props}
}
