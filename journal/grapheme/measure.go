package grapheme

import "sojourn/journal"

// Measure is a text held against what a destination takes. Limit is 0 where there is none.
type Measure struct {
	Length, Limit int
	Unit          journal.Unit
}

// OfText measures a post's words against l, in l's unit.
func OfText(s string, l journal.Limits) Measure {
	unit := l.Unit
	if unit == "" {
		unit = journal.UnitCharacters
	}
	return Measure{Length(s, l), l.Text, unit}
}

// OfAlt measures an alt text against l, in characters.
func OfAlt(s string, l journal.Limits) Measure {
	return Measure{Count(s), l.Alt, journal.UnitCharacters}
}

// Over is by how much the text is too long; 0 where it fits.
func (m Measure) Over() int {
	if m.Limit <= 0 {
		return 0
	}
	return max(0, m.Length-m.Limit)
}
