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
		default:
			p.Keywords = new(e.keywordsOf(entry, changes))
		}
	}
	return p, nil
}

func (e *edit) keywordsOf(entry journal.Entry, changes []string) []string {
	list := entry.Keywords
	if slices.Contains(changes, "keywords") {
		list = splitKeywords(e.keywords)
	}
	gone := journal.NormalKeywords(splitKeywords(e.remove))
	list = journal.NormalKeywords(slices.Concat(list, splitKeywords(e.add)))
	return slices.DeleteFunc(list, func(k string) bool {
		return slices.ContainsFunc(gone, func(g string) bool { return strings.EqualFold(g, k) })
	})
}

// splitKeywords cuts at the commas of any script.
func splitKeywords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、،", r) })
}
