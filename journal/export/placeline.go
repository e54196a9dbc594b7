package export

import (
	"context"

	"sojourn/journal"
)

// placeLine is a place that the traveller gave a name. A part of a journal, which may be for others,
// has none.
type placeLine struct {
	Type   string  `json:"type"`
	Name   string  `json:"name"`
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius"` // metres
}

func (l placeLine) place() journal.SavedPlace {
	return journal.SavedPlace{Name: l.Name, Point: journal.Point{Lat: l.Lat, Lon: l.Lon}, Radius: l.Radius}
}

func placeLines(ctx context.Context, from stationery) (lines []any, err error) {
	places, err := from.SavedPlaces(ctx)
	for _, p := range places {
		lines = append(lines, placeLine{typePlace, p.Name, p.Point.Lat, p.Point.Lon, p.Radius})
	}
	return lines, err
}
