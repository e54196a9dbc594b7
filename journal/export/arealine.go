package export

import (
	"context"

	"sojourn/journal"
)

// areaLine is a place that the traveller gave a name, or a no-go area. A part of a journal, which may be
// for others, has none.
type areaLine struct {
	Type   string  `json:"type"`
	Name   string  `json:"name"`
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius"` // metres
}

func (l areaLine) point() journal.Point { return journal.Point{Lat: l.Lat, Lon: l.Lon} }

func areaLines(ctx context.Context, from stationery) (lines []any, err error) {
	places, err := from.SavedPlaces(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		lines = append(lines, areaLine{typePlace, p.Name, p.Point.Lat, p.Point.Lon, p.Radius})
	}
	areas, err := from.NoGos(ctx)
	for _, n := range areas {
		lines = append(lines, areaLine{typeNoGo, n.Name, n.Point.Lat, n.Point.Lon, n.Radius})
	}
	return lines, err
}
