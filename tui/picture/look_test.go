package picture_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/tui/picture"
)

// hung writes a PNG of what at paints.
func hung(t testing.TB, dir, name string, w, h int, at func(x, y int) color.RGBA) journal.File {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, painted(w, h, at)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return journal.File{Name: name, Path: path, SHA256: fmt.Sprintf("%x", sha256.Sum256(b.Bytes()))}
}

// ends is a picture of which a tenth is white, a tenth pure red, a fifth black, and the rest grey.
func ends(x, _ int) color.RGBA {
	switch {
	case x < 10:
		return color.RGBA{255, 255, 255, 255}
	case x < 20:
		return color.RGBA{255, 40, 40, 255}
	case x < 40:
		return color.RGBA{0, 0, 0, 255}
	}
	return color.RGBA{100, 100, 100, 255}
}

func TestTonesAreCounted(t *testing.T) {
	dir := t.TempDir()
	f := hung(t, dir, "a.png", 100, 50, ends)
	g := picture.NewGallery(rendition.New(dir, ""), picture.None)
	for name, k := range map[string]picture.Key{
		"the whole": {Photo: f, Columns: 50, Rows: 12, Look: picture.Look{Tones: true}},
		"a part":    {Photo: f, Columns: 100, Rows: 25, Part: picture.Part{Scale: 1000}, Look: picture.Look{Tones: true, Clipping: true}},
	} {
		until(g, []picture.Key{k})
		tile, _ := g.Tile(k)
		n := tile.Seen.Tones
		if n == nil || n.Luma[100] != 3000 || n.Red[255] != 1000 || n.Green[40] != 500 || n.Blue[0] != 1000 {
			t.Fatalf("%s: %+v", name, n)
		}
		for what, pair := range map[string][2]float64{"blown": {n.Blown, 0.2}, "white": {n.White, 0.1}, "blocked": {n.Blocked, 0.2}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%s: %s is %g, want %g", name, what, pair[0], pair[1])
			}
		}
	}
	k := picture.Key{Photo: f, Columns: 100, Rows: 25}
	until(g, []picture.Key{k})
	if tile, _ := g.Tile(k); tile.Seen.Tones != nil {
		t.Error("counted though nobody asked")
	}
}

func TestWhatIsLostIsMarkedWithAndWithoutColours(t *testing.T) {
	dir := t.TempDir()
	f := hung(t, dir, "a.png", 100, 50, ends)
	k := picture.Key{Photo: f, Columns: 100, Rows: 25, Part: picture.Part{Scale: 1000}, Look: picture.Look{Clipping: true}}
	plain := picture.NewGallery(rendition.New(dir, ""), picture.None)
	until(plain, []picture.Key{k})
	tile, _ := plain.Tile(k)
	if line := tile.Lines[3]; !strings.HasPrefix(line, strings.Repeat("^", 20)+strings.Repeat("v", 20)) || strings.ContainsAny(line[40:], "^vX") {
		t.Errorf("without colours: %q", line)
	}
	coloured := picture.NewGallery(rendition.New(dir, ""), picture.TrueColor)
	until(coloured, []picture.Key{k})
	tile, _ = coloured.Tile(k)
	for _, want := range []string{"8;2;255;0;60", "8;2;0;90;255", "8;2;100;100;100"} {
		if !strings.Contains(tile.Lines[3], want) {
			t.Errorf("%s is missing in %q", want, tile.Lines[3])
		}
	}
}

// stripes are edges; blur is how many pixels each of them takes.
func stripes(blur, light int) func(x, y int) color.RGBA {
	return func(x, y int) color.RGBA {
		at := float64((x+y/3)%40) - 20
		v := 0.5 + 0.5*math.Tanh((10-math.Abs(at))/float64(blur))
		c := uint8(float64(light) * (0.1 + 0.8*v))
		return color.RGBA{c, c, c, 255}
	}
}

func TestWhatIsSharpIsMeasuredAndMarked(t *testing.T) {
	dir := t.TempDir()
	g := picture.NewGallery(rendition.New(dir, ""), picture.None)
	measure := func(name string, blur, light, scale int) (float64, int) {
		f := hung(t, dir, name, 600, 560, stripes(blur, light))
		k := picture.Key{Photo: f, Columns: 80, Rows: 20, Part: picture.Part{Scale: scale, At: journal.Spot{X: 0.5, Y: 0.5}}, Look: picture.Look{Edges: true}}
		until(g, []picture.Key{k})
		tile, _ := g.Tile(k)
		return tile.Seen.Sharpness, strings.Count(text(tile), "X")
	}
	sharp, edges := measure("sharp.png", 1, 255, 1000)
	soft, few := measure("soft.png", 3, 255, 1000)
	softer, none := measure("softer.png", 6, 255, 1000)
	if !(sharp > 1.3*soft && soft > 1.3*softer && softer > 0) || edges <= few || none != 0 {
		t.Errorf("sharpness %.1f, %.1f, %.1f; edges %d, %d, %d", sharp, soft, softer, edges, few, none)
	}
	if dark, _ := measure("dark.png", 1, 120, 1000); math.Abs(dark/sharp-1) > 0.1 {
		t.Errorf("in less light it is %.1f instead of %.1f", dark, sharp)
	}
	if near, _ := measure("sharp.png", 1, 255, 2000); near != sharp {
		t.Errorf("at another scale it is %.1f instead of %.1f", near, sharp)
	}
}
