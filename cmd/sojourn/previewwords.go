package main

import (
	"cmp"
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/journal/jsonline"
	"sojourn/tui/words"
)

// previewJSON is what `preview --json` prints: the words and the facts of the pictures.
type previewJSON struct {
	Entry       journal.ID           `json:"entry"`
	Destination string               `json:"destination"`
	Text        string               `json:"text"`
	Alt         string               `json:"alt"`
	Headline    string               `json:"headline"`
	Hashtags    []string             `json:"hashtags"`
	TakenAt     *string              `json:"takenAt"`
	Place       *jsonline.Place      `json:"place"`
	Shown       *jsonline.Place      `json:"shown"`
	Language    string               `json:"language"`
	Pictures    []previewPictureJSON `json:"pictures"`
	Blanks      []blankJSON          `json:"blanks"`
	Told        journal.Precision    `json:"told"`
	Withheld    []withheldJSON       `json:"withheld"`
	Cut         []string             `json:"cut"` // fields that are whole only in XMP: IPTC has no room for them
}

// withheldJSON is what the destination does not learn; said: the traveller's own words say it.
type withheldJSON struct {
	What string `json:"what"`
	Text string `json:"text"`
	Why  string `json:"why"`
	Said bool   `json:"said"`
}

// blankJSON is a code or a variable that could not be written out.
type blankJSON struct {
	Field journal.TextField `json:"field"`
	Text  string            `json:"text"`
	Why   string            `json:"why"`
}

type previewPictureJSON struct {
	SHA256  string   `json:"sha256"`
	MIME    string   `json:"mime"`
	Width   int      `json:"width"`
	Height  int      `json:"height"`
	Bytes   int64    `json:"bytes"`
	Carries []string `json:"carries"` // what it says beside its pixels
	LeftOut []string `json:"leftOut"` // what the original says and it does not
}

func (v preview) json() previewJSON {
	m := v.message
	out := previewJSON{
		Entry: v.entry, Destination: v.to.Name, Text: m.Text, Alt: m.Alt, Headline: m.Headline,
		Hashtags: append([]string{}, m.Hashtags...), TakenAt: jsonline.OrNull(m.Taken.TakenAt()),
		Place: jsonline.NewPlace(m.Place), Shown: jsonline.NewPlace(m.Shown), Language: m.Language,
		Pictures: []previewPictureJSON{},
		Blanks:   []blankJSON{}, Told: m.Told, Withheld: []withheldJSON{},
		Cut: append([]string{}, v.cuts()...),
	}
	for _, w := range v.withheld {
		out.Withheld = append(out.Withheld, withheldJSON(w))
	}
	for _, b := range v.blanks {
		out.Blanks = append(out.Blanks, blankJSON{b.Field, b.Text, b.Why})
	}
	for n, p := range v.pictures {
		out.Pictures = append(out.Pictures, previewPictureJSON{
			SHA256: p.SHA256, MIME: p.MIME, Width: p.Width, Height: p.Height, Bytes: p.Bytes,
			Carries: append([]string{}, v.metadata[n].carries...), LeftOut: append([]string{}, v.metadata[n].leftOut...),
		})
	}
	return out
}

// tellPreview shows what would leave.
func (a *app) tellPreview(v preview) error {
	if a.flags.json {
		return printJSON(a.stdout, v.json())
	}
	m := v.message
	a.fact("to", v.to.Name+" ("+v.to.Kind+")")
	a.fact("headline", m.Headline)
	a.fact("text", m.Text)
	a.fact("alt text", m.Alt)
	a.fact("time", m.Taken.TakenAt())
	if m.Place != nil {
		a.fact("place", placeWords(m.Place))
	}
	if m.Shown != nil {
		a.fact("shown", placeWords(m.Shown))
	}
	a.fact("language", m.Language)
	for n, p := range v.pictures {
		a.fact("picture", fmt.Sprintf("%d × %d, %s, %s\n%s",
			p.Width, p.Height, p.MIME, words.Bytes(p.Bytes), v.journal.renderer.PathOfPicture(p)))
		a.fact("says", cmp.Or(strings.Join(v.metadata[n].carries, ", "), "nothing beside its pixels"))
		a.fact("left out", strings.Join(v.metadata[n].leftOut, ", "))
	}
	if cuts := v.cuts(); len(cuts) > 0 {
		a.fact("cut", strings.Join(cuts, ", ")+"\nlonger than IPTC has room for; whole in XMP")
	}
	a.fact("length", v.lengthWords())
	a.tellWithheld(v)
	for _, b := range v.blanks {
		a.fact("not sent", fmt.Sprintf("the %s has %s: %s", b.Field, journal.Visible(b.Text), b.Why))
	}
	return nil
}

// tellWithheld says what is kept back, and what the words say all the same.
func (a *app) tellWithheld(v preview) {
	var kept []string
	why := ""
	for _, w := range v.withheld {
		if w.Said {
			a.fact("look", fmt.Sprintf("the %s: %s", w.What, w.Why))
			continue
		}
		text := w.Text
		if w.What == "keyword" {
			text = "the keyword " + text
		}
		kept, why = append(kept, text), w.Why
	}
	if len(kept) > 0 {
		a.fact("withheld", strings.Join(kept, ", ")+"\n"+why)
	}
}

// lengthWords holds the text against what the destination takes.
func (v preview) lengthWords() string {
	m := grapheme.OfText(v.message.Text, v.to.Limits)
	if m.Limit == 0 {
		return fmt.Sprintf("%s %s", words.Number(m.Length), m.Unit)
	}
	line := fmt.Sprintf("%s of %s %s", words.Number(m.Length), words.Number(m.Limit), m.Unit)
	if m.Over() > 0 {
		line += fmt.Sprintf(": %s too many", words.Number(m.Over()))
	}
	return line
}
