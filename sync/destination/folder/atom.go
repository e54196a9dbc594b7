package folder

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"time"
)

// atomView is an Atom feed (RFC 4287).
type atomView struct {
	XMLName   xml.Name        `xml:"http://www.w3.org/2005/Atom feed"`
	Generator string          `xml:"generator"`
	ID        string          `xml:"id"`
	Title     string          `xml:"title"`
	Updated   string          `xml:"updated"`
	Author    string          `xml:"author>name"`
	Links     []atomLinkView  `xml:"link"`
	Entries   []atomEntryView `xml:"entry"`
}

type atomLinkView struct {
	Rel    string `xml:"rel,attr"`
	Href   string `xml:"href,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Length int64  `xml:"length,attr,omitempty"`
}

type atomEntryView struct {
	Lang       string             `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	ID         string             `xml:"id"`
	Title      string             `xml:"title"`
	Published  string             `xml:"published"`
	Updated    string             `xml:"updated"`
	Links      []atomLinkView     `xml:"link"`
	Categories []atomCategoryView `xml:"category"`
	Content    atomContentView    `xml:"content"`
}

type atomCategoryView struct {
	Term string `xml:"term,attr"`
}

type atomContentView struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

func (s site) atom(order []*item) ([]byte, error) {
	feed := atomView{
		Generator: generator, ID: urn("feed " + s.Title), Title: s.Title, Author: s.Title,
		Links: []atomLinkView{
			{Rel: "self", Href: s.link(atomName), Type: "application/atom+xml"},
			{Rel: "alternate", Href: s.link(indexName), Type: "text/html"},
		},
	}
	updated := time.Unix(0, 0).UTC()
	for n, i := range order {
		if n < feedItems {
			feed.Entries = append(feed.Entries, s.atomEntry(i))
		}
		if i.Updated.After(updated) {
			updated = i.Updated
		}
	}
	feed.Updated = updated.Format(time.RFC3339)
	data, err := xml.MarshalIndent(feed, "", " ")
	return append([]byte(xml.Header), data...), err
}

func (s site) atomEntry(i *item) atomEntryView {
	v := atomEntryView{
		Lang: i.Language, ID: i.urn(), Title: i.title(),
		Published: i.instant().Format(time.RFC3339), Updated: i.Updated.Format(time.RFC3339),
		Links:   []atomLinkView{{Rel: "alternate", Href: s.link(i.pageName()), Type: "text/html"}},
		Content: atomContentView{Type: "html", HTML: i.listed.content},
	}
	for _, p := range i.Pictures {
		v.Links = append(v.Links, atomLinkView{
			Rel: "enclosure", Href: s.link(p.name()), Type: p.MIME, Length: p.Bytes,
		})
	}
	for _, tag := range i.Hashtags {
		v.Categories = append(v.Categories, atomCategoryView{Term: tag[1:]})
	}
	return v
}

// urn identifies r in feeds for ever, wherever the folder goes.
func (r record) urn() string { return urn("entry " + string(r.Entry)) }

// urn returns a UUID of version 8 (RFC 9562) made from name.
func urn(name string) string {
	h := sha256.Sum256([]byte("sojourn " + name))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
