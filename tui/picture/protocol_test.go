package picture_test

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/mattn/go-sixel"

	"sojourn/journal/rendition"
	"sojourn/tui/picture"
)

func TestChoicesAreRead(t *testing.T) {
	for _, word := range strings.Split(picture.Choices, ", ") {
		c, err := picture.ParseChoice(word)
		if err != nil || c.String() != word {
			t.Errorf("%s is read as %s: %v", word, c, err)
		}
	}
	if _, err := picture.ParseChoice("ascii"); err == nil {
		t.Error("ascii is taken")
	}
}

// shown is what Show writes of the card in p's way, in cells of 8 × 16 pixels.
func shown(t *testing.T, p picture.Protocol) string {
	t.Helper()
	out, err := picture.Show(picture.Card(), 30, 10, picture.Screen{Colours: picture.TrueColor, Protocol: p, Cell: image.Pt(8, 16)})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// like fails where got differs from the card, made as large, by more than bound on an average.
func like(t *testing.T, got image.Image, bound float64) {
	t.Helper()
	size := got.Bounds().Size()
	if size != image.Pt(240, 160) {
		t.Fatalf("it has %v pixels", size)
	}
	card, sum := picture.Card(), 0.0
	for y := range size.Y {
		for x := range size.X {
			var want, has [3]float64
			for i := range 4 {
				add(&want, card.At(2*x+i%2, 2*y+i/2), 0.25)
			}
			add(&has, got.At(x, y), 1)
			for i := range want {
				sum += math.Abs(want[i] - has[i])
			}
		}
	}
	if mean := sum / float64(3*size.X*size.Y); mean > bound {
		t.Errorf("the mean error is %.1f of 255", mean)
	}
}

func add(to *[3]float64, c color.Color, part float64) {
	r, g, b, _ := c.RGBA()
	to[0], to[1], to[2] = to[0]+part*float64(r>>8), to[1]+part*float64(g>>8), to[2]+part*float64(b>>8)
}

// TestSixelsDecode reads sixels with a decoder that is not ours. (That of x/ansi/sixel loses what follows a repeat.)
func TestSixelsDecode(t *testing.T) {
	out := shown(t, picture.Sixel)
	var img image.Image
	if err := sixel.NewDecoder(strings.NewReader(out[strings.Index(out, "\x1bP"):])).Decode(&img); err != nil {
		t.Fatal(err)
	}
	like(t, img, 6)
}

var kittyChunk = regexp.MustCompile(`\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\`)

// TestKittyGetsThePixels puts together what kitty would.
func TestKittyGetsThePixels(t *testing.T) {
	for _, p := range []picture.Protocol{picture.Kitty, picture.KittyOver} {
		var data strings.Builder
		placed := ""
		for i, m := range kittyChunk.FindAllStringSubmatch(shown(t, p), -1) {
			if len(m[2]) > 4096 || len(m[2])%4 != 0 {
				t.Errorf("a piece of %d bytes", len(m[2]))
			}
			if i == 0 && !strings.Contains(m[1], "s=240,v=160") {
				t.Errorf("it is announced by %s", m[1])
			}
			if data.WriteString(m[2]); m[2] == "" {
				placed += m[1]
			}
		}
		if strings.Contains(placed, "U=1") != (p == picture.Kitty) || !strings.Contains(placed, "a=p") {
			t.Errorf("%s is placed by %s", p, placed)
		}
		packed, err := base64.StdEncoding.DecodeString(data.String())
		if err != nil {
			t.Fatal(err)
		}
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		pix, err := io.ReadAll(z)
		if err != nil || len(pix) != 240*160*3 {
			t.Fatalf("%d bytes: %v", len(pix), err)
		}
		img := image.NewRGBA(image.Rect(0, 0, 240, 160))
		for i := range 240 * 160 {
			img.SetRGBA(i%240, i/240, color.RGBA{pix[3*i], pix[3*i+1], pix[3*i+2], 255})
		}
		like(t, img, 3)
	}
}

func TestITerm2GetsAFile(t *testing.T) {
	_, rest, _ := strings.Cut(shown(t, picture.ITerm2), "\x1b]1337;File=")
	options, rest, _ := strings.Cut(rest, ":")
	content, _, _ := strings.Cut(rest, "\a")
	if !strings.Contains(options, "inline=1") || !strings.Contains(options, "width=240px") {
		t.Errorf("the file's options are %s", options)
	}
	file, err := base64.StdEncoding.DecodeString(content)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	like(t, img, 6)
}

// sheetOf is a gallery of two loaded photos, in cells of 8 × 16 pixels.
func sheetOf(t *testing.T, p picture.Protocol) (*picture.Gallery, []picture.Tile) {
	t.Helper()
	dir := t.TempDir()
	g := picture.NewGallery(rendition.New(dir, t.TempDir()), picture.TrueColor)
	g.SetScreen(picture.Screen{Colours: picture.TrueColor, Protocol: p, Cell: image.Pt(8, 16)})
	var want []picture.Key
	for i, w := range []int{90, 120} {
		want = append(want, picture.Key{
			Photo: photo(t, dir, fmt.Sprint(i), w, 60, 1<<30), Orientation: 1, Columns: 12, Rows: 4,
		})
	}
	until(g, want)
	var tiles []picture.Tile
	for _, k := range want {
		tile, state := g.Tile(k)
		if state != picture.Ready {
			t.Fatalf("state %d", state)
		}
		fits(t, tile, 12, 4)
		tiles = append(tiles, tile)
	}
	return g, tiles
}

// beside puts two tiles side by side, below and beside some words.
func beside(left, right picture.Tile) string {
	lines := []string{"평양 a title"}
	for y := range left.Lines {
		lines = append(lines, "\x1b[1m평\x1b[m "+left.Lines[y]+"│"+right.Lines[y])
	}
	return strings.Join(lines, "\n")
}

// TestPicturesLieOverTheirTiles looks at frames as they come, and at what is painted over them.
func TestPicturesLieOverTheirTiles(t *testing.T) {
	for _, protocol := range []picture.Protocol{picture.Sixel, picture.ITerm2, picture.KittyOver} {
		g, tiles := sheetOf(t, protocol)
		handed := g.Leaving()
		if over := protocol == picture.KittyOver; (handed != "") != over {
			t.Errorf("%s: %d bytes are handed over", protocol, len(handed))
		}
		p := picture.NewPainter(g)
		frame := beside(tiles[0], tiles[1])
		if now, more := p.Look(frame); now != "" || !more {
			t.Errorf("%s: %q, %v before anything is painted", protocol, now, more)
		}
		painted := p.Paint()
		// The first is 3:2 in 12 × 4 cells of 1:2: all of their width, half a cell lower. The second is 2:1.
		for _, at := range []string{"\x1b[2;4H", "\x1b[2;17H"} {
			if !strings.Contains(painted, at) {
				t.Errorf("%s: nothing is painted at %q: %q", protocol, at, positions(painted))
			}
		}
		if _, more := p.Look(frame); more || p.Paint() != "" {
			t.Errorf("%s: what is there is painted again", protocol)
		}
		before := p.Frame()
		now, more := p.Look(beside(tiles[1], tiles[0])) // they changed places
		if !more || p.Frame() == before || (now != "") != (protocol == picture.KittyOver) {
			t.Errorf("%s: %q, %v", protocol, now, more)
		}
		p.Paint()
		covered := strings.Replace(beside(tiles[1], tiles[0]), tiles[1].Lines[1], "dialog of 12", 1)
		now, _ = p.Look(covered)
		if p.Paint() != "" || strings.Count(now, "a=d") != map[bool]int{true: 1}[protocol == picture.KittyOver] {
			t.Errorf("%s: under a dialog %q", protocol, now)
		}
		if _, more := p.Look(beside(tiles[1], tiles[0])); !more || !strings.Contains(p.Paint(), "\x1b[2;4H") {
			t.Errorf("%s: what a dialog lay over is not painted again", protocol)
		}
	}
}

func positions(s string) []string { return regexp.MustCompile(`\x1b\[\d+;\d+H`).FindAllString(s, -1) }

// TestKittyForgets sees to it that the terminal is told of every picture that is not kept any more.
func TestKittyForgets(t *testing.T) {
	g, tiles := sheetOf(t, picture.Kitty)
	handed := g.Leaving()
	if n := strings.Count(handed, "a=p"); n != 2 || strings.Count(handed, "U=1") != 2 {
		t.Errorf("%d are placed", n)
	}
	for _, tile := range tiles {
		if strings.Count(tile.Lines[0], "\U0010EEEE") != 12 {
			t.Errorf("%q", tile.Lines[0])
		}
	}
	if g.Leaving() != "" {
		t.Error("it is handed over twice")
	}
	g.Clear()
	if forgotten := g.Leaving(); strings.Count(forgotten, "d=I,a=d") != 2 {
		t.Errorf("at the end it is told %q", forgotten)
	}
}

func TestNothingIsDrawnWhereNothingIsWanted(t *testing.T) {
	g, _ := sheetOf(t, picture.Nothing)
	if out := g.Leaving(); out != "" {
		t.Errorf("%q", out)
	}
}

// TestLeanPicturesAreSmall holds any picture to what a lean screen may take.
func TestLeanPicturesAreSmall(t *testing.T) {
	for name, img := range map[string]image.Image{"a landscape": landscape(300, 200), "the card": picture.Card(), "noise": speckled(300, 200)} {
		for _, size := range []image.Point{{80, 24}, {200, 60}} {
			per := picture.LeanFor(size.X, size.Y)
			out, err := picture.Show(img, size.X, size.Y, picture.Screen{Colours: picture.TrueColor, Lean: per})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(out) - size.X*size.Y; n > 9<<10 {
				t.Errorf("%s at %v takes %d bytes beside its blanks", name, size, n)
			}
			if pictured := strings.Contains(out, "\x1b["); !pictured && name != "noise" {
				t.Errorf("%s at %v is not drawn", name, size)
			}
		}
	}
}

func speckled(w, h int) image.Image {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i * 2654435761 >> 7)
	}
	return img
}

// TestPicturesOfOneShapeFollowEachOtherWithoutAGap looks at what a terminal erases between a photo and the next of its shape.
func TestPicturesOfOneShapeFollowEachOtherWithoutAGap(t *testing.T) {
	dir := t.TempDir()
	for _, protocol := range []picture.Protocol{picture.Sixel, picture.ITerm2, picture.KittyOver} {
		g := picture.NewGallery(rendition.New(dir, ""), picture.TrueColor)
		g.SetScreen(picture.Screen{Colours: picture.TrueColor, Protocol: protocol})
		var tiles []picture.Tile
		for n, width := range []int{300, 600, 200} { // the last one is square
			k := picture.Key{Photo: photo(t, dir, fmt.Sprintf("%d-%d.jpg", protocol, n), width, 200*(1+n%2), 1<<20), Columns: 12, Rows: 4}
			until(g, []picture.Key{k})
			tile, _ := g.Tile(k)
			tiles = append(tiles, tile)
		}
		rest := func(tile picture.Tile) string { _, rest, _ := strings.Cut(tile.Lines[1], " "); return rest }
		if tiles[0].Lines[1] == tiles[1].Lines[1] || rest(tiles[0]) != rest(tiles[1]) || rest(tiles[1]) == rest(tiles[2]) {
			t.Errorf("%s: %q, %q, %q", protocol, tiles[0].Lines[1], tiles[1].Lines[1], tiles[2].Lines[1])
		}
		p := picture.NewPainter(g)
		frame := func(n int) string { return strings.Join(tiles[n].Lines, "\n") }
		p.Look(frame(0))
		p.Paint()
		if now, more := p.Look(frame(1)); now != "" || !more {
			t.Errorf("%s: before the next is there %q is taken away", protocol, now)
		}
		painted := p.Paint()
		if away := strings.LastIndex(painted, "a=d"); (away > 0) != (protocol == picture.KittyOver) || away > 0 && away < strings.Index(painted, "a=p") {
			t.Errorf("%s: %q", protocol, painted[:min(300, len(painted))])
		}
	}
}
