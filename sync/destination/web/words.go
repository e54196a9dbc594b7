package web

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// Normal is s without what servers take away or rewrite: space around it, carriage returns, the
// spelling of composed characters.
func Normal(s string) string {
	return strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n")))
}

// mention is a name with its server, which HTML shows without.
var mention = regexp.MustCompile(`(@[\p{L}\p{N}_]+)@[\p{L}\p{N}.-]*[\p{L}\p{N}]`)

// Packed is s without spaces and the servers of mentions.
func Packed(s string) string {
	s = mention.ReplaceAllString(norm.NFC.String(s), "$1")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// SameGist tells whether shown has the letters and digits of text in their order.
func SameGist(shown, text string) bool { return strings.Contains(Gist(shown), Gist(text)) }

// Gist is the letters and digits of s, in their order, in small letters.
func Gist(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, Packed(s))
}

// Plain is the text that a reader of the HTML sees, with its paragraphs and line breaks.
func Plain(content string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(content))
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
