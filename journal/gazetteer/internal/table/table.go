// Package table is the gazetteer's file: its columns, how they are written and read, and how
// names are folded to be compared. The compactor writes with it, the gazetteer reads with it.
package table

import "strings"

// Scale is how many units of a coordinate column make one degree; one unit is 11 m at most.
const Scale = 10_000

// Table is all places, one index for one place in every column.
type Table struct {
	Countries []Country
	Regions   []Region

	Names      Strings
	Region     []uint16 // index in Regions
	Lat, Lon   []int32  // degrees × Scale
	Population []uint32 // 0 if unknown

	Aliases Strings  // other names of some places
	AliasOf []uint32 // the place of each alias
}

// Country is one ISO 3166-1 country or territory.
type Country struct {
	Code string // alpha-2
	Name string // English
	Also string // other words it is looked for by
}

// Region is a first-level division. Every country has one without a name, for places in none.
type Region struct {
	Country uint16 // index in Countries
	Name    string
	Code    string // where it is a word, such as CA for California
}

// Strings is many short strings in one, without a header for each.
type Strings struct {
	Text string
	Ends []uint32 // where in Text each string ends
}

// NewStrings joins all.
func NewStrings(all []string) Strings {
	s := Strings{Ends: make([]uint32, 0, len(all))}
	end := uint32(0)
	for _, one := range all {
		end += uint32(len(one))
		s.Ends = append(s.Ends, end)
	}
	s.Text = strings.Join(all, "")
	return s
}

// Len counts the strings.
func (s Strings) Len() int { return len(s.Ends) }

// At returns string i.
func (s Strings) At(i int) string {
	start := uint32(0)
	if i > 0 {
		start = s.Ends[i-1]
	}
	return s.Text[start:s.Ends[i]]
}
