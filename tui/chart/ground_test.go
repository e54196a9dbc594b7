package chart

import (
	"testing"

	"sojourn/journal"
	"sojourn/journal/atlas"
	"sojourn/tui/theme"
)

// TestLandIsFilled compares what is filled with what the atlas says of the middle of each cell. Beside
// coasts the two may differ: there a line is drawn straight that is not.
func TestLandIsFilled(t *testing.T) {
	a, err := atlas.Open()
	if err != nil {
		t.Fatal(err)
	}
	world := World{Coasts: &a.Coasts, Borders: &a.Borders, Land: a.Land}
	for name, tc := range map[string]struct {
		at  journal.Point
		dot float64 // metres
	}{
		"Korea":           {journal.Point{Lat: 39, Lon: 125.7}, 3_000},
		"Fiji":            {journal.Point{Lat: -17.5, Lon: 179.5}, 2_000},
		"Svalbard":        {journal.Point{Lat: 78.5, Lon: 17}, 3_000},
		"the North Pole":  {journal.Point{Lat: 89, Lon: -100}, 20_000},
		"the South Pole":  {journal.Point{Lat: -89.9, Lon: 0}, 30_000},
		"the world":       {journal.Point{Lat: 20, Lon: 170}, 200_000},
		"Chukotka's cape": {journal.Point{Lat: 66, Lon: -179.9}, 8_000},
	} {
		t.Run(name, func(t *testing.T) {
			m := New(nil, Sources{}, theme.New(true))
			m.width, m.height, m.world = 100, 40, &world
			m.view = view{centre: tc.at, dot: tc.dot, width: 200, height: 4 * m.mapHeight()}
			c := newCanvas(m.width, m.mapHeight())
			m.bound(c)
			m.drawWorld(c)
			checkLand(t, c, m.view, a)
		})
	}
}

func checkLand(t *testing.T, c *canvas, v view, a *atlas.Atlas) {
	t.Helper()
	told, wrong := 0, 0
	for i, at := range c.cells {
		p, ok := v.point(middleOf(i%c.width, 2), middleOf(i/c.width, 4))
		if !ok || at.dots != 0 {
			continue
		}
		told++
		if at.land != a.Land(p, v.dot/2) {
			wrong++
		}
	}
	if told < 500 || wrong > told/200 {
		t.Errorf("%d of %d cells are wrong", wrong, told)
	}
}
