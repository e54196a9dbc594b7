package journal

import (
	"errors"
	"fmt"
	"slices"
)

// Joined says what became of entries that were joined to a series.
type Joined struct {
	ID       ID // of the series: that of the oldest
	Entries  int
	Photos   int
	Unmarked []string // destinations that some, but not all of them were marked for
}

// Join returns the series that entries make, the oldest first: the id and the time of the first, each
// text and each place of the first that has one, the keywords and people of all, the best rating.
func Join(entries []Entry) Entry {
	e := entries[0]
	for _, o := range entries[1:] {
		if e.Caption == "" && o.Caption != "" {
			e.Caption, e.Language = o.Caption, o.Language
		}
		fill(&e.Headline, o.Headline)
		fill(&e.Alt, o.Alt)
		fill(&e.Credits, o.Credits)
		fill(&e.Trip, o.Trip)
		fill(&e.Place, o.Place)
		fill(&e.Shown, o.Shown)
		e.Keywords = NormalKeywords(slices.Concat(e.Keywords, o.Keywords))
		e.People = withNames(e.People, o.People)
		e.Rating = max(e.Rating, o.Rating)
		e.Photos = slices.Concat(e.Photos, o.Photos)
	}
	return e
}

func fill[T comparable](field *T, value T) {
	var none T
	if *field == none {
		*field = value
	}
}

func withNames(names, more []string) []string {
	for _, name := range more {
		if !slices.Contains(names, name) {
			names = append(slices.Clip(names), name)
		}
	}
	return names
}

// Joinable reports why entries cannot become one, as an error the traveller can act on.
func Joinable(entries []Entry) error {
	rejected, photos := 0, 0
	for _, e := range entries {
		if err := Reshapable(e); err != nil {
			return err
		}
		photos += len(e.Photos)
		if e.Rejected {
			rejected++
		}
	}
	switch {
	case len(entries) < 2:
		return unjoinable("one entry alone is no series", "name two or more")
	case photos < 2:
		return unjoinable("a series has two photos or more, these have "+fmt.Sprint(photos), "name entries with photos")
	case rejected > 0 && rejected < len(entries):
		return unjoinable(fmt.Sprintf("%d of them rejected, and a series is sent whole", rejected),
			"leave them out, or take the rejection back first")
	}
	return nil
}

func unjoinable(why, hint string) error {
	return &Error{Op: "join", Kind: Invalid, Hint: hint + "; nothing was changed", Err: errors.New(why)}
}

// Reshapable reports why the photos of e cannot come to another entry: somebody has them, or may
// have them, as a part of this one. The error is a Conflict.
func Reshapable(e Entry) error {
	for _, d := range e.Deliveries {
		why := ""
		switch {
		case d.State == StateDelivered, d.State == StateChanged, !d.DeliveredAt.IsZero():
			why = "it was delivered to " + d.Destination + ", which shows it as it is"
		case d.State == StateSending, d.State == StateUnknown, d.Attempts > 0, d.Doubted:
			why = "it is on its way to " + d.Destination + ", or may be there"
		default:
			continue
		}
		return &Error{
			Op: "entry " + Visible(string(e.ID)), Kind: Conflict, Err: errors.New(why),
			Hint: "join or split entries before they are sent; nothing was changed",
		}
	}
	return nil
}
