package sqlite

import (
	"slices"
	"strings"

	"sojourn/journal"
)

// patched returns e with p's fields, as it would come back from the journal.
func patched(e journal.Entry, p journal.Patch) journal.Entry {
	set(&e.Headline, p.Headline)
	set(&e.Caption, p.Caption)
	set(&e.Alt, p.Alt)
	set(&e.Rating, p.Rating)
	set(&e.Rejected, p.Rejected)
	set(&e.Trip, p.Trip)
	if p.Keywords != nil {
		e.Keywords = journal.NormalKeywords(*p.Keywords)
	}
	if p.Tag != nil || p.Untag != nil {
		e.Keywords = retagged(e.Keywords, p.Tag, p.Untag)
	}
	set(&e.Credits, p.Credits)
	set(&e.Language, p.Language)
	if p.People != nil {
		e.People = normalNames(*p.People)
	}
	if p.Taken != nil {
		e.Taken = kept(*p.Taken)
	}
	if p.ClearPlace {
		e.Place = nil
	}
	if p.Place != nil {
		e.Place = placeRowOf(p.Place).place()
	}
	if p.ClearShown {
		e.Shown = nil
	}
	if p.Shown != nil {
		e.Shown = placeRowOf(p.Shown).place()
	}
	return e
}

// retagged returns keywords with some added, then some taken away. What others have added meanwhile stays.
func retagged(keywords []string, add, remove *[]string) []string {
	if add != nil {
		keywords = journal.NormalKeywords(slices.Concat(keywords, *add))
	}
	if remove == nil {
		return keywords
	}
	gone := journal.NormalKeywords(*remove)
	return slices.DeleteFunc(slices.Clone(keywords), func(k string) bool {
		return slices.ContainsFunc(gone, func(g string) bool { return strings.EqualFold(g, k) })
	})
}

func set[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

// difference returns what makes from into to. It is the patch without fields where they are alike.
func difference(from, to journal.Entry) journal.Patch {
	p := journal.Patch{ID: to.ID}
	p.Headline = differs(from.Headline, to.Headline)
	p.Caption = differs(from.Caption, to.Caption)
	p.Alt = differs(from.Alt, to.Alt)
	p.Rating = differs(from.Rating, to.Rating)
	p.Rejected = differs(from.Rejected, to.Rejected)
	p.Trip = differs(from.Trip, to.Trip)
	if !slices.Equal(from.Keywords, to.Keywords) {
		keywords := append([]string{}, to.Keywords...) // not nil: that would be no change
		p.Keywords = &keywords
	}
	p.Credits = differs(from.Credits, to.Credits)
	p.Language = differs(from.Language, to.Language)
	if !slices.Equal(from.People, to.People) {
		people := append([]string{}, to.People...)
		p.People = &people
	}
	if rowOf(from.Taken) != rowOf(to.Taken) {
		p.Taken = &to.Taken
	}
	if placeRowOf(from.Place) != placeRowOf(to.Place) {
		p.Place, p.ClearPlace = to.Place, to.Place == nil
	}
	if placeRowOf(from.Shown) != placeRowOf(to.Shown) {
		p.Shown, p.ClearShown = to.Shown, to.Shown == nil
	}
	return p
}

func differs[T comparable](from, to T) *T {
	if from == to {
		return nil
	}
	return &to
}

func isEmpty(p journal.Patch) bool { return p == journal.Patch{ID: p.ID} }

// under returns older with the fields that only newer has: what undoes both, newer first.
func under(older, newer journal.Patch) journal.Patch {
	if older.Place == nil && !older.ClearPlace {
		older.Place, older.ClearPlace = newer.Place, newer.ClearPlace
	}
	if older.Shown == nil && !older.ClearShown {
		older.Shown, older.ClearShown = newer.Shown, newer.ClearShown
	}
	first(&older.Headline, newer.Headline)
	first(&older.Caption, newer.Caption)
	first(&older.Alt, newer.Alt)
	first(&older.Keywords, newer.Keywords)
	first(&older.Rating, newer.Rating)
	first(&older.Rejected, newer.Rejected)
	first(&older.Trip, newer.Trip)
	first(&older.Taken, newer.Taken)
	first(&older.Credits, newer.Credits)
	first(&older.People, newer.People)
	first(&older.Language, newer.Language)
	return older
}

func first[T any](field **T, value *T) {
	if *field == nil {
		*field = value
	}
}
