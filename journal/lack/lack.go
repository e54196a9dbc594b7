// Package lack tells what stands between an entry and sending it: what a desk would ask back for,
// and what a destination would refuse.
package lack

import (
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// Kind is what is missing or wrong, and so where it is mended.
type Kind string

const (
	// Caption: there are no words.
	Caption Kind = "caption"
	// Alt: a photo cannot be heard.
	Alt Kind = "alt"
	// Place: nobody knows where.
	Place Kind = "place"
	// Text: the words are longer than a destination takes.
	Text Kind = "text"
	// Blank: a code or a variable that nobody knows.
	Blank Kind = "blank"
	// AltText: the alt text is longer than a destination takes.
	AltText Kind = "alt-text"
	// Picture: a destination takes no words without one.
	Picture Kind = "picture"
	// Told: what the journal or a destination said when it was to be sent.
	Told Kind = "told"
	// Said: the words name a place that lies in a no-go area.
	Said Kind = "said"
)

// Lack is one thing that an entry lacks. Destination is "" where it is missing everywhere. Text is
// in words, and may quote a server: show it with journal.Visible.
type Lack struct {
	Entry       journal.ID
	Destination string
	Kind        Kind
	Text        string
	Blocks      bool // it is not sent like this
}

// Of returns what e lacks for where it is marked to go, what blocks it first. An entry that is
// marked for nothing lacks nothing.
func Of(e journal.Entry, dests []journal.Destination, codes journal.Codes) []Lack {
	var blocks, advice []Lack
	waits := false
	for _, d := range e.Deliveries {
		if d.Done() || d.State == journal.StateWithdrawing {
			continue
		}
		waits = true
		var found []Lack
		for _, to := range dests {
			if to.Name == d.Destination {
				found = refused(e, to, codes)
				advice = append(advice, said(e, to, codes)...)
			}
		}
		if len(found) == 0 && d.State == journal.StateNeedsYou { // else it was told the same
			found = []Lack{{e.ID, d.Destination, Told, d.Reason, true}}
		}
		blocks = append(blocks, found...)
	}
	if !waits {
		return nil
	}
	missing := func(is bool, kind Kind, text string) {
		if is {
			advice = append(advice, Lack{Entry: e.ID, Kind: kind, Text: text})
		}
	}
	blank := func(text string) bool { return strings.TrimSpace(text) == "" }
	missing(blank(e.Caption), Caption, "no caption")
	missing(len(e.Photos) > 0 && blank(e.Alt), Alt, "no alt text")
	missing(e.Place == nil, Place, "no place")
	missing(e.Place.Estimated(), Place, "the place is an estimate, not accepted: it is not told")
	return append(blocks, advice...)
}

// said are the words that tell what a no-go area keeps back.
func said(e journal.Entry, to journal.Destination, codes journal.Codes) (list []Lack) {
	if e.NoGo == "" {
		return nil
	}
	m, _ := journal.Written(e, to, codes, 1)
	for _, w := range journal.WithheldFrom(e, to, m) {
		if w.Said {
			list = append(list, Lack{Entry: e.ID, Destination: to.Name, Kind: Said, Text: "the " + w.What + ": " + w.Why})
		}
	}
	return list
}

// refused is what a destination would not take, by the limits that it last told.
func refused(e journal.Entry, to journal.Destination, codes journal.Codes) (list []Lack) {
	add := func(kind Kind, text string) {
		list = append(list, Lack{e.ID, to.Name, kind, text, true})
	}
	message, blanks := journal.Written(e, to, codes, 1)
	for _, b := range blanks {
		add(Blank, b.Text+": "+b.Why)
	}
	if m := grapheme.OfText(message.Text, to.Limits); m.Over() > 0 {
		add(Text, fmt.Sprintf("the text is over by %d: %d of %d", m.Over(), m.Length, m.Limit))
	}
	if m := grapheme.OfAlt(e.Alt, to.Limits); m.Over() > 0 {
		add(AltText, fmt.Sprintf("the alt text is over by %d: %d of %d", m.Over(), m.Length, m.Limit))
	}
	if to.Limits.NeedsPicture && len(e.Photos) == 0 {
		add(Picture, "it takes no text without a picture")
	}
	return list
}
