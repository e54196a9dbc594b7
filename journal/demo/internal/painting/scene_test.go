package painting_test

import (
	"bytes"
	"image"
	"testing"

	"sojourn/journal/demo/internal/painting"
)

var scenes = map[string]painting.Scene{
	"boulevard": painting.Boulevard, "crater": painting.Crater, "dawn river": painting.DawnRiver,
	"frozen lake": painting.FrozenLake, "gate": painting.Gate, "highway": painting.Highway,
	"hotel": painting.HotelNight, "hutong": painting.Hutong, "ice": painting.IceFloes,
	"lanterns": painting.Lanterns, "layers": painting.Layers, "lamp": painting.LampInSnow,
	"metro": painting.Metro, "pines": painting.Pines, "pyramid": painting.PyramidSunset,
	"roofs": painting.Roofs, "route": painting.Route, "runway": painting.Runway,
	"skaters": painting.Skaters, "snow": painting.SnowCity, "square": painting.Square,
	"tower": painting.Tower, "trails": painting.Trails, "van": painting.FromTheVan,
	"village": painting.Village, "wing": painting.Wing,
}

func TestAPaintingIsTheSameEachTimeAndLeavesNoPixelBare(t *testing.T) {
	for name, scene := range scenes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range []image.Point{{192, 128}, {128, 192}, {160, 120}} {
				img := scene.Draw(size.X, size.Y)
				if !bytes.Equal(img.Pix, scene.Draw(size.X, size.Y).Pix) {
					t.Errorf("%v: two paintings differ", size)
				}
				if n := bare(img); n > 0 {
					t.Errorf("%v: %d pixels were never painted", size, n)
				}
				if n := colours(img); n < 200 {
					t.Errorf("%v: only %d colours", size, n)
				}
			}
		})
	}
}

// bare counts the pixels that are still as a canvas begins: pure black, which no scene uses.
func bare(img *image.RGBA) (n int) {
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i]|img.Pix[i+1]|img.Pix[i+2] == 0 {
			n++
		}
	}
	return n
}

func colours(img *image.RGBA) int {
	seen := map[[3]byte]bool{}
	for i := 0; i < len(img.Pix); i += 4 {
		seen[[3]byte(img.Pix[i:])] = true
	}
	return len(seen)
}

func TestTheSeedVariesTheGrainAlone(t *testing.T) {
	scene := painting.Scene(painting.Layers)
	a, b := scene.Paint(96, 64, 1), scene.Paint(96, 64, 2)
	if bytes.Equal(a.Pix, b.Pix) {
		t.Error("two seeds give the same grain")
	}
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d < -8 || d > 8 {
			t.Fatalf("byte %d is %d and %d", i, a.Pix[i], b.Pix[i])
		}
	}
}
