package export

import (
	"context"

	"sojourn/journal"
)

// noGoLine is a no-go area. A part of a journal, which may be for others, has none.
type noGoLine struct {
	Type   string  `json:"type"`
	Name   string  `json:"name"`
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius"` // metres
}

func (l noGoLine) area() journal.NoGo {
	return journal.NoGo{Name: l.Name, Point: journal.Point{Lat: l.Lat, Lon: l.Lon}, Radius: l.Radius}
}

func (w *writer) noGoLines(ctx context.Context) (lines []any, err error) {
	if len(w.options.Query.Terms) > 0 {
		return nil, nil
	}
	all, err := w.from.NoGos(ctx)
	for _, n := range all {
		lines = append(lines, noGoLine{typeNoGo, n.Name, n.Point.Lat, n.Point.Lon, n.Radius})
	}
	return lines, err
}
