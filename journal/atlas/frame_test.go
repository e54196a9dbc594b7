package atlas_test

import (
	"math"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/atlas"
)

func TestAFrameShowsAllAndNoMore(t *testing.T) {
	for name, tc := range map[string]struct {
		points []journal.Point
		most   float64 // metres
	}{
		"one place":              {[]journal.Point{{Lat: 39.03, Lon: 125.75}}, 50e3},
		"two towns":              {[]journal.Point{{Lat: 39.03, Lon: 125.75}, {Lat: 37.97, Lon: 126.55}}, 300e3},
		"both sides of 180":      {[]journal.Point{{Lat: -17.8, Lon: 177.9}, {Lat: -16.9, Lon: -179.9}}, 350e3},
		"around the world":       {[]journal.Point{{Lat: 1, Lon: -120}, {Lat: 1, Lon: 0}, {Lat: 1, Lon: 120}}, 34e6},
		"a pole":                 {[]journal.Point{{Lat: 89.9, Lon: 0}, {Lat: 89.9, Lon: 90}}, 1e6},
		"Pyongyang and New York": {[]journal.Point{{Lat: 39.03, Lon: 125.75}, {Lat: 40.7, Lon: -74}}, 20e6},
	} {
		t.Run(name, func(t *testing.T) {
			f := atlas.FrameOf(tc.points, 50e3, 640, 400)
			if f.Metres > tc.most {
				t.Errorf("%.0f m across", f.Metres)
			}
			for _, p := range tc.points {
				if x, y := f.At(p); x < 0 || x > 640 || y < 0 || y > 400 {
					t.Errorf("%v is at %.0f, %.0f", p, x, y)
				}
			}
		})
	}
}

// Two points as far apart as the scale says are so on the sheet.
func TestAFrameIsTrueToScale(t *testing.T) {
	a, b := journal.Point{Lat: 64.1, Lon: -21.9}, journal.Point{Lat: 64.1, Lon: -21.5}
	f := atlas.FrameOf([]journal.Point{a, b}, 1000, 640, 400)
	ax, ay := f.At(a)
	bx, by := f.At(b)
	if on, is := math.Hypot(ax-bx, ay-by)*f.Unit(), a.Distance(b); math.Abs(on-is) > is/500 {
		t.Errorf("%.0f m on the sheet, %.0f m on the Earth", on, is)
	}
}

func TestPathsStayOnTheSheetAndAreShort(t *testing.T) {
	a, err := atlas.Open()
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]journal.Point{
		"Korea": {Lat: 39.03, Lon: 125.75}, "Norway": {Lat: 61, Lon: 5.5}, "Fiji": {Lat: -17.5, Lon: 179.9},
		"Svalbard": {Lat: 78.2, Lon: 15.6}, "the South Pole": {Lat: -89.9, Lon: 10},
	} {
		for _, metres := range []float64{100e3, 1000e3, 10000e3, 40000e3} {
			f := atlas.FrameOf([]journal.Point{p}, metres, 640, 400)
			data := a.Coasts.Path(f)
			if n := len(data); n > 24<<10 {
				t.Errorf("%s, %.0f km: %d bytes", name, metres/1000, n)
			}
			if data != "" && !strings.HasPrefix(data, "M") {
				t.Errorf("%s: %.20s…", name, data)
			}
		}
	}
	if f := atlas.FrameOf([]journal.Point{{Lat: 39.03, Lon: 125.75}}, 300e3, 640, 400); a.Coasts.Path(f) == "" {
		t.Error("there is no coast about Pyongyang")
	}
	if f := atlas.FrameOf([]journal.Point{{Lat: 0, Lon: -140}}, 300e3, 640, 400); a.Coasts.Path(f) != "" {
		t.Error("there is a coast in the middle of the Pacific")
	}
}
