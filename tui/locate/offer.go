package locate

import (
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/position"
	"sojourn/tui/words"
)

// mostOffered is how many places of a name are offered: more than that is a query to sharpen.
const mostOffered = 40

// choices are what is offered for text, best first. Without a gazetteer names cannot be found. The
// error is that of coordinates with a mistake in them.
func choices(g Gazetteer, text string, h here) ([]choice, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		if h.shown {
			return h.measured(h.usuallyShown()), nil
		}
		return h.measured(h.usual(g)), nil
	}
	switch at, err := position.Parse(text, position.By(searcherOf(g), h.point())); {
	case err == nil:
		return h.measured(coordinates(g, at)), nil
	case !errors.Is(err, position.ErrOther):
		return nil, err
	}
	return h.measured(append(h.search(g, text), h.wording(text)...)), nil
}

// searcherOf keeps a gazetteer that is not there yet from being taken for one.
func searcherOf(g Gazetteer) position.Searcher {
	if g == nil {
		return nil
	}
	return g
}

// usual are the choices before anything is typed: what neighbours have, and what is near.
func (h here) usual(g Gazetteer) []choice {
	var list []choice
	if p := h.first.Place; p.Estimated() {
		list = append(list, choice{kind: accepted, title: "≈ " + p.Label(), place: p.Accepted()})
	}
	for i, e := range h.before {
		title := "as the frame before"
		if i > 0 {
			title = "as at " + e.said(h.first.Taken)
		}
		list = append(list, choice{kind: before, title: title, place: copied(e.place)})
	}
	if g == nil {
		return list
	}
	if h.likely != nil {
		list = append(list, choice{kind: likely, title: "≈ by the time", place: namer(g)(*h.likely)})
	}
	list = append(list, h.saved...)
	if own, ok := h.ownNames(g); ok {
		list = append(list, own)
	}
	if p := h.point(); p != nil {
		if c, ok := g.Reverse(*p); ok && c.Place.City != "" && !h.offers(list, c.Place) {
			list = append(list, found(c))
		}
	}
	if p := h.first.Place; len(list) > 0 && p != nil && p.Point != nil && *p != p.Unnamed() {
		list = append(list, choice{kind: noNames, title: "no names", place: p.Unnamed()})
	}
	return list
}

// offers reports whether p's city is in list, or where the first entry is already.
func (h here) offers(list []choice, p journal.Place) bool {
	if now := h.first.Place; now != nil && (choice{place: *now}).isIn(p) {
		return true
	}
	return slices.ContainsFunc(list, func(c choice) bool { return c.isIn(p) })
}

// ownNames offers the names of where the one entry's own coordinates are. Several entries are
// in several places.
func (h here) ownNames(g Gazetteer) (choice, bool) {
	p := h.first.Place
	if h.many || p == nil || p.Point == nil {
		return choice{}, false
	}
	c, ok := g.Reverse(*p.Point)
	if !ok || (choice{place: *p}).isIn(c.Place) {
		return choice{}, false // there is none, or it is called so already
	}
	own := choice{
		kind: ownNames, title: titleOf(c), place: p.NamedAs(c), population: c.Population, off: c.Distance, nearest: c.Nearest,
		saved: c.Saved,
	}
	return own, true
}

// said names an earlier frame by its time, and by its day where that is another one.
func (e earlier) said(than journal.Moment) string {
	t := e.moment.Local()
	switch {
	case !e.moment.Known():
		return "an earlier frame"
	case e.moment.Day() == than.Day():
		return words.Clock(t)
	}
	return t.Format("2 Jan 15:04")
}

// point is that of the nearest frame before, else the first entry's own.
func (h here) point() *journal.Point {
	if p := h.previous(); p != nil {
		return p
	}
	if h.first.Place != nil {
		return h.first.Place.Point
	}
	return nil
}

func (h here) previous() *journal.Point {
	for _, e := range h.before {
		if e.place.Point != nil {
			return e.place.Point
		}
	}
	return nil
}

// coordinates offers a position with the names of where it is, and without them.
func coordinates(g Gazetteer, at position.Position) []choice {
	plain := at.Place()
	list := []choice{{kind: bare, title: "coordinates only", place: plain, notation: at.Notation}}
	if g == nil {
		return list
	}
	c, ok := g.Reverse(at.Point)
	if !ok {
		return list
	}
	full := choice{
		kind: typed, title: titleOf(c), place: plain.NamedAs(c), population: c.Population, off: c.Distance,
		notation: at.Notation, nearest: c.Nearest, saved: c.Saved,
	}
	return append([]choice{full}, list...)
}

func (h here) search(g Gazetteer, text string) []choice {
	if g == nil {
		return nil
	}
	var list []choice
	for _, c := range g.Search(text, h.point(), mostOffered) {
		list = append(list, found(c))
	}
	return list
}

// wording offers the typed words as the name of the place where the first entry is already.
func (h here) wording(text string) []choice {
	p := h.first.Place
	if h.shown {
		here := h.first.ShownHere(text)
		return []choice{{kind: shownHere, title: "“" + here.Name + "”", place: here}}
	}
	if p == nil || p.Point == nil {
		return nil
	}
	own := *p
	own.Name = journal.CleanLine(text)
	return []choice{{kind: ownWording, title: "“" + own.Name + "”", place: own}}
}

func found(c journal.Candidate) choice {
	return choice{kind: named, title: titleOf(c), place: c.Place, population: c.Population, saved: c.Saved}
}

// titleOf is what the traveller calls it, else its city, else how far the nearest one is.
func titleOf(c journal.Candidate) string {
	switch {
	case c.Saved:
		return c.Place.Name
	case c.Place.City == "":
		return words.Distance(c.Distance) + " from " + c.Nearest
	}
	return c.Place.City
}

// copied is the place of another frame, as this one's.
func copied(p journal.Place) journal.Place {
	return p.Copied()
}

// isIn reports whether c is in the city of p.
func (c choice) isIn(p journal.Place) bool {
	return c.place.City == p.City && c.place.CountryCode == p.CountryCode && (p.Name == "" || c.place.Name == p.Name)
}

// measured fills in how far each is from the frame before, else from where the entry is now. Of
// that frame's own place it would say nothing.
func (h here) measured(list []choice) []choice {
	from := h.point()
	for i, c := range list {
		list[i].away = -1
		if from != nil && c.place.Point != nil && !c.keepsPoint() && c.place.Point != from {
			list[i].away = from.Distance(*c.place.Point)
		}
	}
	return list
}
