package mastodon

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// instance is what a server says of itself, in either version of the API.
type instance struct {
	Version       string `json:"version"`
	Source        string `json:"source_url"`
	AccountDomain string `json:"account_domain"`
	URI           string `json:"uri"`
	Domain        string `json:"domain"`
	MaxCharacters number `json:"max_toot_chars"`
	Configuration struct {
		Statuses struct {
			MaxCharacters number `json:"max_characters"`
			MaxMedia      number `json:"max_media_attachments"`
			PerLink       number `json:"characters_reserved_per_url"`
		} `json:"statuses"`
		Media struct {
			MIMETypes   texts  `json:"supported_mime_types"`
			ImageBytes  number `json:"image_size_limit"`
			ImagePixels number `json:"image_matrix_limit"`
			Description number `json:"description_limit"`
		} `json:"media_attachments"`
		Accounts struct {
			CSS json.RawMessage `json:"allow_custom_css"`
		} `json:"accounts"`
	} `json:"configuration"`
}

// genuine does not insist on a version: a server that somebody built may have none.
func (i instance) genuine() bool {
	said := i.Configuration.Statuses.MaxCharacters > 0 || i.MaxCharacters > 0
	return i.URI+i.Domain != "" && (i.Version != "" || said)
}

// instance reads what the server says of itself; old servers know only the first version.
func (c *client) instance(ctx context.Context) (instance, error) {
	i, a, err := fetch[instance](ctx, c, call{method: http.MethodGet, path: "/api/v2/instance"})
	if err != nil && a.Code == http.StatusNotFound {
		i, _, err = fetch[instance](ctx, c, call{method: http.MethodGet, path: "/api/v1/instance"})
	}
	return i, err
}

// usualMIMETypes are taken by every server, also where it does not say what it takes.
var usualMIMETypes = []string{"image/jpeg", "image/png", "image/gif"}

// limits turns what the server says into limits of a text with this content warning.
func (i instance) limits(warning string, now time.Time) journal.Limits {
	s, said := softwareOf(i), i.Configuration
	l := journal.Limits{
		Text:         int(or(said.Statuses.MaxCharacters, i.MaxCharacters, number(s.text()))),
		Unit:         journal.UnitCharacters,
		LinkLength:   int(or(said.Statuses.PerLink)),
		Alt:          int(or(said.Media.Description, number(s.alt()))),
		Pictures:     int(or(said.Statuses.MaxMedia, number(s.pictures()))),
		PictureBytes: int64(or(said.Media.ImageBytes, number(s.pictureBytes()))),
		PicturePixel: int64(said.Media.ImagePixels),
		MIMETypes:    imageTypes(said.Media.MIMETypes),
		NeedsPicture: s == pixelfed, SwapsPictures: i.swapsPictures(),
		ReadAt: now,
	}
	if l.LinkLength == 0 && s == mastodonSoftware {
		l.LinkLength = 23
	}
	if n := grapheme.Count(warning); s.countsWarning() && n < l.Text {
		l.Text -= n
	}
	return l
}

// or returns the first number that is not 0.
func or(list ...number) number {
	for _, n := range list {
		if n != 0 {
			return n
		}
	}
	return 0
}

func imageTypes(all []string) []string {
	var out []string
	for _, t := range all {
		t = strings.ToLower(journal.CleanLine(t))
		if strings.HasPrefix(t, "image/") && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return slices.Clone(usualMIMETypes)
	}
	return out
}
