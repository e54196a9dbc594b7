// Package gazetteer knows 171,000 populated places by name and by position, offline.
package gazetteer

import (
	_ "embed"
	"sync"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

// Attribution credits the data, as its licence asks, wherever the program says what it is made of.
const Attribution = "Place names and populations: GeoNames (geonames.org), CC BY 4.0"

//go:generate go run ./compact -from $GEONAMES -characters internal/table/han.txt
//go:generate go run ./compact -from $GEONAMES -places gazetteer.bin
//go:embed gazetteer.bin
var embedded string

// Gazetteer answers by name and by position. It is safe for concurrent use. What Search and
// Reverse each need beside the table is made when they are first called.
type Gazetteer struct {
	table table.Table
	names func() *index
	grid  func() *grid
	saved func() []journal.SavedPlace // nil where there are none
}

// Open reads the embedded table. That takes some tens of milliseconds and ten megabytes: call
// it when first needed, not where somebody waits for a screen.
func Open() (*Gazetteer, error) {
	t, err := table.Decode(embedded)
	if err != nil {
		return nil, &journal.Error{
			Op: "gazetteer", Kind: journal.Other, Err: err,
			Hint: "this copy of the program is damaged: install it again",
		}
	}
	g := &Gazetteer{table: t}
	g.names = sync.OnceValue(func() *index { return newIndex(&g.table) })
	g.grid = sync.OnceValue(func() *grid { return newGrid(&g.table) })
	return g, nil
}

func (g *Gazetteer) point(place uint32) journal.Point {
	return journal.Point{
		Lat: float64(g.table.Lat[place]) / table.Scale,
		Lon: float64(g.table.Lon[place]) / table.Scale,
	}
}

// candidate describes a place; Distance is from near, or -1.
func (g *Gazetteer) candidate(place uint32, near *journal.Point) journal.Candidate {
	point, region := g.point(place), g.table.Regions[g.table.Region[place]]
	country := g.table.Countries[region.Country]
	c := journal.Candidate{Population: int(g.table.Population[place]), Distance: -1}
	c.Place = journal.Place{
		Point: &point, Source: journal.PlaceGazetteer, City: g.table.Names.At(int(place)),
		Region: region.Name, Country: country.Name, CountryCode: country.Code,
	}
	if near != nil {
		c.Distance = near.Distance(point)
	}
	return c
}
