package picture

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"strings"
)

// graphic is a picture in pixels, as the terminal takes it. Where it lies over the cells, or is kept by the
// terminal, it has a number.
type graphic struct {
	id            int
	columns, rows int         // that the tile takes
	at            image.Point // the cell of the tile in which it begins
	size          image.Point // in pixels
	data          []byte      // what draws it with the cursor at its first cell; nil where the terminal has it
	bytes         int         // that it takes, here or there
}

// pixels is a raster as an image.
type pixels struct{ raster }

func (pixels) ColorModel() color.Model   { return color.RGBAModel }
func (p pixels) Bounds() image.Rectangle { return image.Rect(0, 0, p.w, p.h) }
func (p pixels) At(x, y int) color.Color {
	c := p.at(x, y)
	return color.RGBA{c.r, c.g, c.b, 255}
}

// draw makes the graphic of img, which is seen, as large as it goes into the tile of k, in its own shape, or at the
// scale of a part.
func draw(img image.Image, seen Seen, k Key, s Screen, id int) (graphic, error) {
	cell := s.cell()
	w, h := k.shape(img.Bounds().Size(), seen.Part, s.room(k), image.Pt(1, 1))
	p := scale(img, w, h)
	signs := p.signs(k.Look)
	if k.Dim {
		p.dim()
	}
	p.sign(signs)
	g := graphic{
		id: id, columns: k.Columns, rows: k.Rows, size: image.Pt(w, h),
		at: image.Pt((k.Columns*cell.X-w)/2/cell.X, (k.Rows*cell.Y-h)/2/cell.Y),
	}
	var out bytes.Buffer
	err := encoders[s.Protocol](&out, g, pixels{p})
	g.data, g.bytes = out.Bytes(), out.Len()
	if s.Protocol.IsHeld() {
		g.bytes = 4 * w * h // as kitty keeps it
	}
	return g, err
}

// room is how many pixels a picture in the tile of k may have.
func (s Screen) room(k Key) image.Point {
	room := image.Pt(k.Columns*s.cell().X, k.Rows*s.cell().Y)
	if s.Most.X > 0 && s.Most.Y > 0 {
		room = image.Pt(min(room.X, s.Most.X), min(room.Y, s.Most.Y))
	}
	return room
}

var encoders = map[Protocol]func(*bytes.Buffer, graphic, pixels) error{
	Kitty: handOver, KittyOver: handOver, ITerm2: inlineFile, Sixel: sixels,
}

// mark begins the cells of a tile that a graphic lies over: a colour that nothing is drawn in. It names the
// graphic, and makes the cells others for the terminal where the graphic is another.
const mark = "\x1b[39;38;2;1;"

// blanks are the cells below g. The first of a line is told from all others; the rest only from those below a picture of
// another shape, and they erase what lay over them: one of the same shape is drawn over the other, without a gap.
func (g graphic) blanks() Tile {
	t := Tile{Lines: make([]string, g.rows)}
	for y := range t.Lines {
		t.Lines[y] = g.mark() + g.cells() + "\x1b[39m"
	}
	return t
}

// cells are those of a line, behind its mark.
func (g graphic) cells() string {
	shape := fnv.New32a()
	fmt.Fprint(shape, g.at, g.size, g.columns, g.rows)
	sum := shape.Sum32()
	return fmt.Sprintf(" \x1b[38;2;2;%d;%dm", sum>>8&0xff, sum&0xff) + strings.Repeat(" ", g.columns-1)
}

func (g graphic) mark() string { return mark + g.name() + "m" }

// name is the graphic's number as a mark has it.
func (g graphic) name() string {
	return string(number(append(number(nil, g.id>>8&0xff), ';'), g.id&0xff))
}
