package folder

import (
	"encoding/json"
	"errors"
	"net/url"
	"time"

	"sojourn/journal"
)

// feedItems is how many entries a feed has: the newest. The index has all.
const feedItems = 100

// baseURL reads where a folder is seen; nil where that is not said.
func baseURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, &journal.Error{
			Op: "address " + journal.Visible(s), Kind: journal.Invalid,
			Err:  errors.New("it is no web address"),
			Hint: "write it whole, like https://example.org/journey/",
		}
	}
	return u.JoinPath("/"), nil
}

// link returns the address of the file called name: whole if it is known where the folder is
// seen, else relative. It never tells where the folder is on this disk.
func (s site) link(name string) string {
	if s.base == nil {
		return name
	}
	return s.base.JoinPath(name).String()
}

// jsonFeedView is a JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonFeedView struct {
	Version     string         `json:"version"`
	Extension   struct{}       `json:"_sojourn"` // says whose the file is
	Title       string         `json:"title"`
	HomePageURL string         `json:"home_page_url,omitempty"`
	FeedURL     string         `json:"feed_url,omitempty"`
	Items       []jsonItemView `json:"items"`
}

type jsonItemView struct {
	ID            string           `json:"id"`
	URL           string           `json:"url"`
	Title         string           `json:"title,omitempty"`
	ContentHTML   string           `json:"content_html"`
	ContentText   string           `json:"content_text"`
	Image         string           `json:"image,omitempty"`
	DatePublished string           `json:"date_published"`
	DateModified  string           `json:"date_modified"`
	Tags          []string         `json:"tags,omitempty"`
	Language      string           `json:"language,omitempty"`
	Attachments   []attachmentView `json:"attachments,omitempty"`
}

type attachmentView struct {
	URL   string `json:"url"`
	MIME  string `json:"mime_type"`
	Bytes int64  `json:"size_in_bytes"`
}

func (s site) jsonFeed(order []*item) ([]byte, error) {
	feed := jsonFeedView{
		Version: "https://jsonfeed.org/version/1.1", Title: s.Title, Items: []jsonItemView{},
	}
	if s.base != nil {
		feed.HomePageURL, feed.FeedURL = s.base.String(), s.link(jsonName)
	}
	for _, i := range order[:min(len(order), feedItems)] {
		feed.Items = append(feed.Items, s.jsonItem(i))
	}
	return json.MarshalIndent(feed, "", " ")
}

func (s site) jsonItem(i *item) jsonItemView {
	v := jsonItemView{
		ID: i.urn(), URL: s.link(i.pageName()), Title: i.Headline,
		ContentHTML: i.listed.content, ContentText: i.Text,
		DatePublished: i.instant().Format(time.RFC3339), DateModified: i.Updated.Format(time.RFC3339),
		Language: i.Language,
	}
	for _, tag := range i.Hashtags {
		v.Tags = append(v.Tags, tag[1:])
	}
	for _, p := range i.Pictures {
		v.Attachments = append(v.Attachments, attachmentView{
			URL: s.link(p.name()), MIME: p.MIME, Bytes: p.Bytes,
		})
	}
	if len(v.Attachments) > 0 {
		v.Image = v.Attachments[0].URL
	}
	return v
}
