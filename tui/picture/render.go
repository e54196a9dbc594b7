package picture

import (
	"image"
	"strings"
)

// Render draws img as large as it goes into columns × rows cells, in its own shape: a cell is
// taken to be twice as high as wide. What is left at its sides is blank.
func Render(img image.Image, columns, rows int, mode Mode) Tile {
	return render(img, Seen{}, Key{Columns: columns, Rows: rows}, Screen{Colours: mode})
}

func render(img image.Image, seen Seen, k Key, s Screen) Tile {
	columns, rows := k.Columns, k.Rows
	if columns < 1 || rows < 1 {
		return Tile{}
	}
	b := img.Bounds()
	if b.Empty() {
		return Message("no pixels", columns, rows)
	}
	cell, across := s.cell(), s.across()
	w, h := k.shape(b.Size(), seen.Part, image.Pt(columns, 2*rows), image.Pt(cell.Y, 2*cell.X)) // in halves of cells
	p := scale(img, across*w, h)
	signs := p.signs(k.Look)
	if k.Dim {
		p.dim()
	}
	at := stage{
		raster: p, signs: signs, columns: columns, rows: rows, across: across,
		left: across * ((columns - w) / 2), top: (2*rows - h) / 2,
	}
	if s.Colours == None {
		return at.inked()
	}
	p.sign(signs)
	if s.Lean > 0 {
		return at.lean(k, int(s.Lean*float64(columns*rows)))
	}
	return at.coloured(inksOf(s.Colours))
}

// across is how many pixels a cell has side by side: four where every colour can be had, which two of them share;
// where colours are mixed of few, more would be noise.
func (s Screen) across() int {
	if s.Colours == TrueColor && s.Lean == 0 {
		return 2
	}
	return 1
}

// dim takes the colours and most of the light away.
func (p raster) dim() {
	for i, c := range p.pix {
		grey := uint8((int(luma(c)) + 40) / 3)
		p.pix[i] = rgb{grey, grey, grey}
	}
}

// luma is how bright a colour looks, 0 to 255.
func luma(c rgb) uint8 { return uint8((54*int(c.r) + 183*int(c.g) + 19*int(c.b)) >> 8) }

// stage is cells with a picture in their middle; a cell has two pixels, one above the other, or four.
type stage struct {
	raster
	columns, rows int
	across        int // pixels of a cell side by side
	left, top     int // of the picture, in pixels
	signs         []sign
}

// inside reports whether the picture covers the pixel.
func (s stage) inside(x, y int) bool {
	return x >= s.left && x < s.left+s.w && y >= s.top && y < s.top+s.h
}

func (s stage) pixel(x, y int) rgb { return s.at(x-s.left, y-s.top) }

// coloured draws with characters that part a cell in two: one colour is the character's, the other is behind it.
func (s stage) coloured(inks inks) Tile {
	t := Tile{Lines: make([]string, s.rows)}
	var p pen
	for y := range t.Lines {
		p.begin(inks)
		for x := range s.columns {
			if s.across == 2 && s.inside(2*x, 2*y) && s.inside(2*x, 2*y+1) {
				p.quarters(s.four(x, y))
				continue
			}
			p.cell(s.ink(inks, s.across*x, 2*y), s.ink(inks, s.across*x, 2*y+1))
		}
		t.Lines[y] = p.end()
	}
	return t
}

func (s stage) ink(inks inks, x, y int) ink {
	if !s.inside(x, y) {
		return noInk
	}
	return inks.match(s.pixel(x, y), x, y)
}

// ramp is characters of more and more ink.
var ramp = []rune(" .,:;~=+*oxaO0#8%@")

// inked draws without colours. Its contrast is stretched to what the ramp has.
func (s stage) inked() Tile {
	low, high := s.tones()
	t := Tile{Lines: make([]string, s.rows)}
	for y := range t.Lines {
		var line strings.Builder
		for x := range s.columns {
			line.WriteRune(s.character(x, y, low, high))
		}
		t.Lines[y] = line.String()
	}
	return t
}

// tones are the brightness of the darkest and the brightest pixels, but for a few of each.
func (s stage) tones() (low, high int) {
	var count [256]int
	for _, c := range s.pix {
		count[luma(c)]++
	}
	few := len(s.pix) / 50
	high = 255
	for seen := count[low]; seen <= few && low < 255; seen += count[low] {
		low++
	}
	for seen := count[high]; seen <= few && high > 0; seen += count[high] {
		high--
	}
	return low, high
}

func (s stage) character(x, y, low, high int) rune {
	sum, n := 0, 0
	for half := range 2 {
		if s.inside(x, 2*y+half) {
			if s.signs != nil {
				if sign := s.signs[(2*y+half-s.top)*s.w+x-s.left]; sign != plainPixel {
					return signLetters[sign]
				}
			}
			sum, n = sum+int(luma(s.pixel(x, 2*y+half))), n+1
		}
	}
	if n == 0 {
		return ' '
	}
	if high <= low {
		return ramp[sum/n*(len(ramp)-1)/255]
	}
	step := (sum/n - low) * (len(ramp) - 1) / (high - low)
	return ramp[max(1, min(step, len(ramp)-1))]
}
