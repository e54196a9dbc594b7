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
	Shown    *Place `json:",omitempty"` // where what is shown is, if elsewhere
	Language string // ISO 639-1, "" if unknown
	// Credits and People are for a destination whose pictures carry their words.
	Credits Credits  `json:",omitzero"`
	People  []string `json:",omitempty"`
	// Told is how exactly the place and the time are told, whatever the destination is set to later; "" in
	// what was frozen before it was kept.
	Told Precision `json:",omitempty"`
}

// MessageFor returns e's words as d gets them, by somebody who knows no codes.
func MessageFor(e Entry, d Destination) Message {
	m, _ := Written(e, d, Codes{}, 1)
	return m
}

// Written returns e's words as d gets them: codes and variables written out, and only what d may
// learn. seq is what {seq} stands for. Where something could not be written out, it must not be sent.
func Written(e Entry, d Destination, codes Codes, seq int) (Message, []Blank) {
	w := writer{codes: codes, values: ValuesFor(e, d)}
	w.values.Seq = seq
	m := Message{
		Headline: w.write(FieldHeadline, e.Headline), Taken: w.values.Taken, Place: w.values.Place, Shown: w.values.shown,
		Language: d.Settings["language"], Told: d.RedactionOf(e).Place,
	}
	w.values.Headline = m.Headline
	m.Caption, m.Alt = w.write(FieldCaption, e.Caption), w.write(FieldAlt, e.Alt)
	m.Keywords = w.values.withoutSecrets(w.keywords(e.Keywords))
	for _, k := range m.Keywords {
		if h := Hashtag(k); h != "" {
			m.Hashtags = append(m.Hashtags, h)
		}
	}
	if d.Rendition.Captioned {
		m.Credits, m.People = w.credits(e.Credits), e.People
	}
	m.Text = m.compose()
	return m, w.blanks
}

// TellsSecond reports whether m tells its time to the second; else its hour or its day.
func (m Message) TellsSecond() bool { return m.Told.grain() == 0 }

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
	if p == nil || p.Name == "" && p.City == "" && p.Region == "" && p.Country == "" {
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
