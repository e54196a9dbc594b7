package journal

import (
	"strings"
	"unicode"
)

// Message is the words of an entry as one destination gets them: redacted and put together.
type Message struct {
	Headline string
	Text     string // what is posted: caption, place, hashtags
	Caption  string
	Alt      string
	Keywords []string
	Hashtags []string // with #
	Taken    Moment
	Place    *Place
	Language string // ISO 639-1, "" if unknown
}

// MessageFor returns e's words as d gets them.
func MessageFor(e Entry, d Destination) Message {
	m := Message{
		Headline: e.Headline, Caption: e.Caption, Alt: e.Alt, Keywords: e.Keywords,
		Taken: d.Redaction.TimeOf(e.Taken), Place: d.Redaction.PlaceOf(e.Place),
		Language: d.Settings["language"],
	}
	for _, k := range e.Keywords {
		if h := Hashtag(k); h != "" {
			m.Hashtags = append(m.Hashtags, h)
		}
	}
	m.Text = m.compose()
	return m
}

// compose joins caption, place and hashtags, leaving out what the caption says already.
func (m Message) compose() string {
	var parts []string
	if c := strings.TrimSpace(m.Caption); c != "" {
		parts = append(parts, c)
	}
	if area := m.Place.coarseLabel(); area != "" && !containsFold(m.Caption, m.Place.Area()) {
		parts = append(parts, area)
	}
	var tags []string
	for _, h := range m.Hashtags {
		if !hasHashtag(m.Caption, h) {
			tags = append(tags, h)
		}
	}
	if len(tags) > 0 {
		parts = append(parts, strings.Join(tags, " "))
	}
	return strings.Join(parts, "\n\n")
}

// coarseLabel is Label without coordinates: a text never carries bare numbers.
func (p *Place) coarseLabel() string {
	if p == nil || p.Name == "" && p.City == "" && p.Country == "" {
		return ""
	}
	return p.Label()
}

func containsFold(s, part string) bool {
	return part != "" && strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// hasHashtag reports whether s has h as a whole hashtag, in any case.
func hasHashtag(s, h string) bool {
	for _, w := range Hashtags(s) {
		if strings.EqualFold(w, h) {
			return true
		}
	}
	return false
}

// Hashtags returns the hashtags written in s, with their #.
func Hashtags(s string) []string {
	var out []string
	for i, r := range s {
		if r != '#' || i > 0 && isTagByte(s[i-1]) {
			continue
		}
		end := strings.IndexFunc(s[i+1:], func(r rune) bool { return !isTagRune(r) })
		if end < 0 {
			end = len(s) - i - 1
		}
		if tag := s[i : i+1+end]; Hashtag(tag) == tag {
			out = append(out, tag)
		}
	}
	return out
}

func isTagRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// isTagByte tells whether the byte before a # belongs to a word, so that the # begins no tag.
func isTagByte(b byte) bool { return b >= 0x80 || isTagRune(rune(b)) || b == '/' || b == '#' }
