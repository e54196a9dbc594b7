package outbox

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
)

// Message returns entry's words as a dispatch to a destination would freeze them, and what could
// not be written out: while there is any, nothing is sent.
func (o *Outbox) Message(
	ctx context.Context, entry journal.Entry, to journal.Destination,
) (journal.Message, []journal.Blank, error) {
	texts := slices.Concat([]string{entry.Headline, entry.Caption, entry.Alt}, entry.Keywords)
	if to.Rendition.Captioned {
		c := entry.Credits
		texts = append(texts, c.Byline, c.Credit, c.Copyright, c.Instructions)
	}
	codes, err := o.Store.CodesIn(ctx, texts...)
	if err != nil {
		return journal.Message{}, nil, err
	}
	seq := 1
	if numbered(texts, codes) {
		if seq, err = o.Store.Sequence(ctx, entry.ID, to.Name); err != nil {
			return journal.Message{}, nil, err
		}
	}
	m, blanks := journal.Written(entry, to, codes, seq)
	return m, blanks, nil
}

// numbered tells whether texts, or what codes make of them, may ask for a number.
func numbered(texts []string, codes journal.Codes) bool {
	asks := func(s string) bool { return strings.Contains(s, "{seq}") }
	for _, alternatives := range codes.ByName {
		if slices.ContainsFunc(alternatives, asks) {
			return true
		}
	}
	return slices.ContainsFunc(texts, asks)
}

// unwritten is why something with blanks stays.
func unwritten(blanks []journal.Blank) string {
	b := blanks[0]
	reason := fmt.Sprintf("the %s has %s: %s", fieldWords(b.Field), b.Text, b.Why)
	if more := len(blanks) - 1; more > 0 {
		reason += fmt.Sprintf(" (and %d more)", more)
	}
	hint := "; import its code, or correct it"
	if strings.HasPrefix(b.Text, "{") {
		hint = "; correct it, or write {{ where a brace is meant"
	}
	return journal.CleanLine(reason + hint)
}

func fieldWords(f journal.TextField) string {
	if f == journal.FieldAlt {
		return "alt text"
	}
	return string(f)
}
