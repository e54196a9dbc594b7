package picture_test

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"sojourn/journal/grapheme"
	"sojourn/tui/picture"
)

var modes = map[string]picture.Mode{
	"no colour": picture.None, "16 colours": picture.Plain, "256 colours": picture.Palette, "24 bits": picture.TrueColor,
}

// painted is a picture of w × h pixels.
func painted(w, h int, at func(x, y int) color.RGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, at(x, y))
		}
	}
	return img
}

func plain(c color.RGBA) func(int, int) color.RGBA { return func(int, int) color.RGBA { return c } }

func landscape(w, h int) *image.RGBA {
	return painted(w, h, func(x, y int) color.RGBA {
		if y < h/2 {
			return color.RGBA{uint8(90 + 60*y/h), uint8(140 + 80*x/w), 230, 255}
		}
		return color.RGBA{uint8(60 + (x*7+y*13)%40), uint8(110 + (x*5+y*3)%60), 50, 255}
	})
}

func TestATileHasTheCellsThatWereAskedFor(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			for _, size := range [][2]int{{1, 1}, {1, 1000}, {1000, 1}, {3, 2}, {160, 107}, {107, 160}, {4000, 1}} {
				img := landscape(size[0], size[1])
				for columns := 0; columns < 30; columns += 3 {
					for rows := range 9 {
						fits(t, picture.Render(img, columns, rows, mode), columns, rows)
					}
				}
			}
		})
	}
}

func fits(t *testing.T, tile picture.Tile, columns, rows int) {
	t.Helper()
	if columns < 1 {
		rows = 0
	}
	if len(tile.Lines) != rows {
		t.Fatalf("%d lines, not %d", len(tile.Lines), rows)
	}
	for _, l := range tile.Lines {
		if w := grapheme.Width(ansi.Strip(l)); w != columns {
			t.Fatalf("%d cells, not %d: %q", w, columns, l)
		}
	}
}

// cells draws a tile as a terminal does.
func cells(t *testing.T, tile picture.Tile, columns, rows int) *vt.Emulator {
	t.Helper()
	e := vt.NewEmulator(columns+1, rows)
	t.Cleanup(func() { _ = e.Close() })
	if _, err := e.WriteString(strings.Join(tile.Lines, "\r\n")); err != nil {
		t.Fatal(err)
	}
	return e
}

// pixels are the two colours of a cell, nil for the terminal's own.
func pixels(t *testing.T, e *vt.Emulator, x, y int) (upper, lower color.Color) {
	t.Helper()
	c := e.CellAt(x, y)
	switch c.Content {
	case "▀":
		return c.Style.Fg, c.Style.Bg
	case "▄":
		return c.Style.Bg, c.Style.Fg
	case "█":
		return c.Style.Fg, c.Style.Fg
	case " ":
		return c.Style.Bg, c.Style.Bg
	}
	t.Fatalf("%q is no half block", c.Content)
	return nil, nil
}

func TestEveryPixelIsDrawnAsItIs(t *testing.T) {
	const w, h = 24, 16
	img := painted(w, h, func(x, y int) color.RGBA {
		return color.RGBA{uint8(x * 10), uint8(y * 15), uint8((x + y) * 5), 255}
	})
	e := cells(t, picture.Render(img, w, h/2, picture.TrueColor), w, h/2)
	for y := range h / 2 {
		for x := range w {
			upper, lower := pixels(t, e, x, y)
			for half, got := range []color.Color{upper, lower} {
				if want := img.RGBAAt(x, 2*y+half); !isClose(got, want, 4) {
					t.Fatalf("pixel %d, %d is %v, want %v", x, 2*y+half, got, want)
				}
			}
		}
	}
	if c := e.CellAt(w, 0); c.Style.Bg != nil {
		t.Error("a colour runs over the end of the line")
	}
}

func isClose(a, b color.Color, within int) bool {
	if a == nil || b == nil {
		return false
	}
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	for _, d := range []int{int(ar>>8) - int(br>>8), int(ag>>8) - int(bg>>8), int(ab>>8) - int(bb>>8)} {
		if d > within || d < -within {
			return false
		}
	}
	return true
}

func TestThePictureKeepsItsShape(t *testing.T) {
	white := color.RGBA{255, 255, 255, 255}
	for name, tc := range map[string]struct{ w, h, columns, rows, left, top, wide, high int }{ // in pixels: a cell has two
		"wide in a square":    {160, 80, 20, 10, 0, 5, 20, 10},
		"tall in a square":    {80, 160, 20, 10, 5, 0, 10, 20},
		"an odd height":       {160, 120, 20, 10, 0, 2, 20, 15},
		"as wide as there is": {200, 100, 20, 5, 0, 0, 20, 10},
		"a small one":         {2, 1, 20, 10, 0, 5, 20, 10},
	} {
		t.Run(name, func(t *testing.T) {
			e := cells(t, picture.Render(painted(tc.w, tc.h, plain(white)), tc.columns, tc.rows, picture.TrueColor), tc.columns, tc.rows)
			for y := range tc.rows {
				for x := range tc.columns {
					upper, lower := pixels(t, e, x, y)
					for half, got := range []color.Color{upper, lower} {
						at := 2*y + half
						want := x >= tc.left && x < tc.left+tc.wide && at >= tc.top && at < tc.top+tc.high
						if (got != nil) != want {
							t.Fatalf("pixel %d, %d is %v, but the picture is there: %v", x, at, got, want)
						}
					}
				}
			}
		})
	}
}

func TestLightIsAveragedNotItsCode(t *testing.T) {
	checks := painted(64, 64, func(x, y int) color.RGBA {
		if (x+y)%2 == 0 {
			return color.RGBA{255, 255, 255, 255}
		}
		return color.RGBA{0, 0, 0, 255}
	})
	e := cells(t, picture.Render(checks, 4, 2, picture.TrueColor), 4, 2)
	got, _ := pixels(t, e, 1, 1)
	if half := (color.RGBA{188, 188, 188, 255}); !isClose(got, half, 2) {
		t.Errorf("half of the light is drawn as %v, want %v", got, half)
	}
}

// TestOfFewColoursTheBestAreMixed compares with the usual way: each channel to the next level.
func TestOfFewColoursTheBestAreMixed(t *testing.T) {
	const edge = 32
	var ours, usual float64
	for _, c := range []color.RGBA{
		{52, 60, 48, 255}, {110, 100, 92, 255}, {20, 24, 40, 255}, {180, 170, 150, 255}, {70, 110, 60, 255}, {128, 128, 128, 255},
	} {
		e := cells(t, picture.Render(painted(edge, edge, plain(c)), edge, edge/2, picture.Palette), edge, edge/2)
		var sum [3]float64
		for y := range edge / 2 {
			for x := range edge {
				upper, lower := pixels(t, e, x, y)
				for _, p := range []color.Color{upper, lower} {
					r, g, b, _ := p.RGBA()
					sum[0], sum[1], sum[2] = sum[0]+float64(r>>8), sum[1]+float64(g>>8), sum[2]+float64(b>>8)
				}
			}
		}
		for i, want := range []uint8{c.R, c.G, c.B} {
			ours += square(sum[i]/edge/edge - float64(want))
			usual += square(float64(level(want)) - float64(want))
		}
	}
	if ours > usual/3 {
		t.Errorf("the mean colours are off by %.0f, by the usual way %.0f", ours, usual)
	}
}

func square(x float64) float64 { return x * x }

// level is the nearest of the six of xterm's cube.
func level(v uint8) int {
	best := 0
	for _, l := range []int{0, 95, 135, 175, 215, 255} {
		if square(float64(l-int(v))) < square(float64(best-int(v))) {
			best = l
		}
	}
	return best
}

func TestWithoutColoursThereIsNoEscapeAndAllOfTheContrast(t *testing.T) {
	faint := painted(60, 40, func(x, _ int) color.RGBA {
		return color.RGBA{uint8(100 + x/2), uint8(100 + x/2), uint8(100 + x/2), 255}
	})
	tile := picture.Render(faint, 30, 10, picture.None)
	text := strings.Join(tile.Lines, "")
	if strings.Contains(text, "\x1b") {
		t.Error("there is an escape sequence")
	}
	if !strings.HasPrefix(tile.Lines[5], ".") || !strings.HasSuffix(tile.Lines[5], "@") {
		t.Errorf("a faint picture is drawn as %q", tile.Lines[5])
	}
	if got := picture.Render(painted(9, 9, plain(color.RGBA{255, 255, 255, 255})), 2, 1, picture.None); got.Lines[0] != "@@" {
		t.Errorf("white is drawn as %q", got.Lines[0])
	}
}

func TestPlainAreasTakeFewBytes(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			sky := painted(160, 107, func(_, y int) color.RGBA { return color.RGBA{120, 160, uint8(250 - y/20), 255} })
			for _, l := range picture.Render(sky, 80, 26, mode).Lines {
				if n := strings.Count(l, "\x1b["); mode == picture.TrueColor && n > 3 {
					t.Errorf("%d changes of colour in a line of one", n)
				}
			}
		})
	}
}

func TestOtherKindsOfImagesLookAlike(t *testing.T) {
	c := color.RGBA{200, 120, 40, 255}
	for name, img := range map[string]interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		"NRGBA": image.NewNRGBA(image.Rect(5, 5, 25, 25)), "RGBA64": image.NewRGBA64(image.Rect(-3, -3, 17, 17)),
		"RGBA, a part": image.NewRGBA(image.Rect(0, 0, 40, 40)).SubImage(image.Rect(9, 9, 29, 29)).(*image.RGBA),
	} {
		t.Run(name, func(t *testing.T) {
			b := img.Bounds()
			for y := b.Min.Y; y < b.Max.Y; y++ {
				for x := b.Min.X; x < b.Max.X; x++ {
					img.Set(x, y, c)
				}
			}
			got, _ := pixels(t, cells(t, picture.Render(img, 4, 2, picture.TrueColor), 4, 2), 2, 1)
			if !isClose(got, c, 2) {
				t.Errorf("%v is drawn as %v", c, got)
			}
		})
	}
}

func TestModesFollowTheTerminal(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]picture.Mode{
		colorprofile.TrueColor: picture.TrueColor, colorprofile.ANSI256: picture.Palette, colorprofile.ANSI: picture.Plain,
		colorprofile.ASCII: picture.None, colorprofile.NoTTY: picture.None, colorprofile.Unknown: picture.None,
	} {
		if got := picture.FromProfile(profile); got != want {
			t.Errorf("%v gives mode %d, want %d", profile, got, want)
		}
	}
}

func TestAMessageFitsItsTile(t *testing.T) {
	for name, text := range map[string]string{
		"English": "broken: the file breaks off before its picture does", "Korean": "원본 사진이 없습니다", "nothing": "",
		"an escape sequence": "\x1b[2J\x1b]0;x\a broken", "Arabic": "الأصل مفقود",
	} {
		t.Run(name, func(t *testing.T) {
			for columns := range 40 {
				for rows := range 12 {
					tile := picture.Message(text, columns, rows)
					fits(t, tile, columns, rows)
					if strings.ContainsAny(strings.Join(tile.Lines, ""), "\x1b\a") {
						t.Fatal("an escape sequence reaches the terminal")
					}
				}
			}
		})
	}
	got := strings.Join(picture.Message("the original is missing", 20, 5).Lines, "\n")
	want := "┌──────────────────┐\n│ the original is  │\n│     missing      │\n│                  │\n└──────────────────┘"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
