package export

import (
	"context"
	"errors"
	"unicode/utf8"

	"sojourn/journal"
)

// stationer keeps what a journal has under names.
type stationer interface {
	stationery
	SaveCodes(ctx context.Context, codes []journal.Code, alone bool) (added int, err error)
	SaveDelimiter(ctx context.Context, r rune) error
	SaveTemplate(ctx context.Context, t journal.Template) error
	SaveTrip(ctx context.Context, t journal.Trip) error
	SaveQuery(ctx context.Context, q journal.SavedQuery) error
	SavePlace(ctx context.Context, p journal.SavedPlace) (before *journal.SavedPlace, err error)
	SaveNoGo(ctx context.Context, n journal.NoGo) (before *journal.NoGo, err error)
}

// named is something that has a name, by its type and name.
type named struct{ kind, name string }

const codesAtOnce = 1000

// stock is what a journal has under names, and the codes that are not added yet.
type stock struct {
	there map[named]bool
	codes []journal.Code
}

// newStock reads what the journal has: that stays as it is.
func newStock(ctx context.Context, of stationery) (stock, error) {
	s := stock{there: map[named]bool{}}
	codes, err := of.Codes(ctx)
	for name := range codes.ByName {
		s.there[named{typeCode, name}] = true
	}
	// What is written already in codes would no longer be read as such between other signs.
	s.there[named{typeDelimiter, ""}] = len(codes.ByName) > 0 || codes.Delimiter != 0 && codes.Delimiter != journal.CodeDelimiter
	templates, templateErr := of.Templates(ctx)
	for _, t := range templates {
		s.there[named{typeTemplate, t.Name}] = true
	}
	trips, tripErr := of.TripDefaults(ctx)
	for _, t := range trips {
		s.there[named{typeTrip, t.Name}] = true
	}
	queries, queryErr := of.SavedQueries(ctx)
	for _, q := range queries {
		s.there[named{typeQuery, q.Name}] = true
	}
	places, placeErr := of.SavedPlaces(ctx)
	for _, p := range places {
		s.there[named{typePlace, p.Name}] = true
	}
	areas, areaErr := of.NoGos(ctx)
	for _, n := range areas {
		s.there[named{typeNoGo, n.Name}] = true
	}
	return s, errors.Join(err, templateErr, tripErr, queryErr, placeErr, areaErr)
}

// named takes a line of what has a name. What the journal has already stays.
func (i *importer) named(ctx context.Context, kind string, line []byte) error {
	name, save, err := i.reading(ctx, kind, line)
	if err != nil {
		return err
	}
	key := named{kind, name}
	if i.stock.there[key] {
		i.did.Stayed++
		return nil
	}
	if err := save(); err != nil {
		return ofLine(err)
	}
	i.stock.there[key] = true
	i.did.Named++
	return nil
}

// reading reads a line, and tells its name and how it is kept.
func (i *importer) reading(ctx context.Context, kind string, line []byte) (name string, save func() error, err error) {
	switch kind {
	case typeCode:
		var l codeLine
		err = parse(line, &l)
		return l.Name, func() error { return i.code(ctx, journal.Code{Name: l.Name, Texts: l.Texts}) }, err
	case typeDelimiter:
		var l delimiterLine
		if err = parse(line, &l); err == nil && utf8.RuneCountInString(l.Delimiter) != 1 {
			err = errors.New("the delimiter of codes is one sign")
		}
		r, _ := utf8.DecodeRuneInString(l.Delimiter)
		return "", func() error { return i.to.SaveDelimiter(ctx, r) }, err
	case typeTemplate:
		var l templateLine
		err = parse(line, &l)
		return l.Name, func() error { return i.to.SaveTemplate(ctx, l.template()) }, err
	case typeTrip:
		var l tripLine
		err = parse(line, &l)
		return l.Name, func() error { return i.to.SaveTrip(ctx, l.trip()) }, err
	case typePlace, typeNoGo:
		var l areaLine
		err = parse(line, &l)
		return l.Name, func() error { return i.area(ctx, l) }, err
	}
	var l queryLine
	err = parse(line, &l)
	return l.Name, func() error { return i.to.SaveQuery(ctx, journal.SavedQuery{Name: l.Name, Text: l.Query}) }, err
}

func (i *importer) area(ctx context.Context, l areaLine) (err error) {
	if l.Type == typeNoGo {
		_, err = i.to.SaveNoGo(ctx, journal.NoGo{Name: l.Name, Point: l.point(), Radius: l.Radius})
	} else {
		_, err = i.to.SavePlace(ctx, journal.SavedPlace{Name: l.Name, Point: l.point(), Radius: l.Radius})
	}
	return err
}

// code gathers codes: a roster has thousands, and each write waits for the disk.
func (i *importer) code(ctx context.Context, c journal.Code) error {
	if err := c.Validate(); err != nil {
		return err
	}
	i.stock.codes = append(i.stock.codes, c)
	if len(i.stock.codes) < codesAtOnce {
		return nil
	}
	return i.addCodes(ctx)
}

func (i *importer) addCodes(ctx context.Context) error {
	if len(i.stock.codes) == 0 {
		return nil
	}
	_, err := i.to.SaveCodes(ctx, i.stock.codes, false)
	i.stock.codes = i.stock.codes[:0]
	if err != nil {
		return storeError{err}
	}
	return nil
}
