package journal

// Redaction is what a destination must not learn. The zero value is the default: the city.
type Redaction struct {
	Place Precision
}

// Validate reports a precision that there is not, as an Invalid error.
func (r Redaction) Validate() error { return r.Place.Validate() }

// PlaceOf returns what the destination may learn of p; nil if nothing. It follows from p alone, never
// from what was told before.
func (r Redaction) PlaceOf(p *Place) *Place {
	if p == nil || p.Estimated() {
		return nil
	}
	told := Place{Country: p.Country, CountryCode: p.CountryCode}
	switch r.Place.OrDefault() {
	case PrecisionExact:
		c := *p
		return &c
	case Precision1km:
		told.Point, told.City, told.Region = p.in(fineSquare), p.City, p.Region
	case PrecisionCity:
		told.Point, told.City, told.Region = p.in(coarseSquare), p.City, p.Region
	case Precision10km:
		told.Point, told.Region = p.in(coarseSquare), p.Region
	case PrecisionRegion:
		told.Region = p.Region
	case PrecisionCountry:
	default:
		return nil
	}
	if told == (Place{}) {
		return nil
	}
	return &told
}

// in is the middle of p's square; nil where p has no coordinates.
func (p *Place) in(grid func(Point) square) *Point {
	if p.Point == nil || !p.Point.Valid() {
		return nil
	}
	middle := grid(*p.Point).middle()
	return &middle
}

// TimeOf returns m as the destination may learn it: to the second with an exact place, to the hour
// with a square, else to the day, because an exact time beside a public event gives the place away.
// Where no place is told, neither is the offset from UTC.
func (r Redaction) TimeOf(m Moment) Moment {
	unit := r.Place.grain()
	if unit == 0 || !m.Known() {
		return m
	}
	m.Clock = m.Clock.Add(m.Adjust).Truncate(unit)
	m.Adjust, m.Zone = 0, ""
	m.Written = m.Clock.Format(WrittenLayout)
	if r.Place == PrecisionNone {
		m.Offset, m.Source = 0, OffsetNone
	}
	return m
}
