package mastodondouble

import (
	"html"
	"regexp"
	"strings"
)

var (
	linkPattern = regexp.MustCompile(`(https?://)(\S{1,30})(\S*)`)
	tagPattern  = regexp.MustCompile(`<[^<>\s][^<>]*>`)
	paragraphs  = regexp.MustCompile(`\n\n+`)
)

// html is a text as the server shows it.
func (s *Server) html(text string) string {
	text = html.EscapeString(text)
	if s.mode == Pixelfed {
		return strings.ReplaceAll(text, "\n", "<br />\n")
	}
	if s.mode == Mastodon {
		text = linkPattern.ReplaceAllString(text, `<a href="$1$2$3" rel="nofollow noopener" target="_blank">`+
			`<span class="invisible">$1</span><span class="ellipsis">$2</span>`+
			`<span class="invisible">$3</span></a>`)
	}
	var b strings.Builder
	for _, p := range paragraphs.Split(text, -1) {
		b.WriteString("<p>" + strings.ReplaceAll(p, "\n", "<br />") + "</p>")
	}
	return b.String()
}

// stripTags is what Pixelfed does to every caption.
func stripTags(text string) string { return tagPattern.ReplaceAllString(text, "") }
