package main

import (
	"slices"
	"strings"

	"sojourn/journal"
)

// patch is the change of one entry.
func (e *edit) patch(entry journal.Entry, changes []string) (journal.Patch, error) {
	p := journal.Patch{ID: entry.ID}
	for _, name := range changes {
		switch name {
		case "caption":
			p.Caption = new(journal.CleanText(e.caption))
		case "alt":
			p.Alt = new(journal.CleanText(e.alt))
		case "headline":
			p.Headline = new(journal.CleanLine(e.headline))
		case "trip":
			p.Trip = new(journal.CleanLine(e.trip))
		case "rating":
			p.Rating = &e.rating
		case "reject":
			p.Rejected = &e.reject
		case "at":
			moment, err := e.at.moment(entry.Taken)
			if err != nil {
				return p, err
			}
			p.Taken = &moment
		case "byline", "credit", "copyright", "instructions":
			p.Credits = new(e.creditsOf(entry.Credits, changes))
		case "people":
			p.People = new(splitKeywords(e.people))
		case "language":
			p.Language = &e.language
		case "keywords":
			p.Keywords = new(splitKeywords(e.keywords))
		case "add-keywords":
			p.Tag = new(splitKeywords(e.add))
		case "remove-keywords":
			p.Untag = new(splitKeywords(e.remove))
		}
	}
	return p, nil
}

// creditsOf is c with what the flags say.
func (e *edit) creditsOf(c journal.Credits, changes []string) journal.Credits {
	for _, f := range []struct {
		name     string
		from, to *string
	}{
		{"byline", &e.credits.Byline, &c.Byline},
		{"credit", &e.credits.Credit, &c.Credit},
		{"copyright", &e.credits.Copyright, &c.Copyright},
	} {
		if slices.Contains(changes, f.name) {
			*f.to = journal.CleanLine(*f.from)
		}
	}
	if slices.Contains(changes, "instructions") {
		c.Instructions = journal.CleanText(e.credits.Instructions)
	}
	return c
}

func checkLanguage(tag string) error {
	if tag == "" || journal.IsLanguage(tag) {
		return nil
	}
	return usagef("language %s is no tag; write it like ko, en-GB or zh-Hant", journal.Visible(tag))
}

// splitKeywords cuts at the commas of any script.
func splitKeywords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、،", r) })
}
