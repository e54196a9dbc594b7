package mastodon

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// says tells whether o says text. Where the server tells what was sent, every character counts;
// where it only shows its own HTML, spaces do not.
func (d *Destination) says(ctx context.Context, s session, o post, text string) (bool, error) {
	if o.Text != "" {
		return normal(string(o.Text)) == normal(text), nil
	}
	if s.server.hasSource() {
		sent, a, err := fetch[source](ctx, d.client, call{
			method: http.MethodGet, path: "/api/v1/statuses/" + string(o.ID) + "/source",
		})
		if a.Code != http.StatusNotFound {
			return err == nil && normal(string(sent.Text)) == normal(text), err
		}
	}
	return sameShown(o, text), nil
}

// sameShown tells whether o's HTML shows text.
func sameShown(o post, text string) bool { return packed(plain(o.Content)) == packed(text) }

// normal is s without what servers take away or rewrite: space around it, carriage returns, the
// spelling of composed characters.
func normal(s string) string {
	return strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n")))
}

// mention is a name with its server, which HTML shows without.
var mention = regexp.MustCompile(`(@[\p{L}\p{N}_]+)@[\p{L}\p{N}.-]*[\p{L}\p{N}]`)

// packed is s without spaces and the servers of mentions.
func packed(s string) string {
	s = mention.ReplaceAllString(norm.NFC.String(s), "$1")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// sameGist tells whether shown has the letters and digits of text in their order.
func sameGist(shown, text string) bool { return strings.Contains(gist(shown), gist(text)) }

func gist(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, packed(s))
}

// plain is the text that a reader of the HTML sees, with its paragraphs and line breaks.
func plain(content word) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(string(content)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Br:
				b.WriteByte('\n')
			case atom.P:
				b.WriteString("\n\n")
			}
		}
	}
}
