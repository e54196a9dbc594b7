package picture

import (
	"bytes"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/sixel"
)

// keepBackground makes sixels leave alone what they do not draw.
const keepBackground = 1

// bandHeight is how many pixels one above the other a sixel has.
const bandHeight = 6

// sixels draws p with DEC's graphics. (The encoder of x/ansi/sixel takes 100 ms for a tile, go-sixel as long: this
// one a few.)
func sixels(out *bytes.Buffer, _ graphic, p pixels) error {
	var body bytes.Buffer
	if _, err := sixel.WriteRaster(&body, 1, 1, p.w, p.h); err != nil {
		return err
	}
	p.spread()
	inks, inkOf := quantize(p.raster)
	for n, c := range inks {
		body.WriteByte(sixel.ColorIntroducer)
		body.Write(number(nil, n))
		body.WriteString(";2")
		for _, channel := range []uint8{c.r, c.g, c.b} {
			body.WriteByte(';')
			body.Write(number(nil, (int(channel)*100+127)/255))
		}
	}
	b := band{width: p.w, bits: make([][]byte, len(inks))}
	for y := 0; y < p.h; y += bandHeight {
		b.read(p.raster, inkOf, y)
		b.write(&body)
	}
	out.WriteString(ansi.SixelGraphics(0, keepBackground, 0, body.Bytes()))
	return nil
}

// spread adds a little to every pixel, by its place, or takes it away: where inks are far apart, what lies between
// them is drawn with both.
func (p raster) spread() {
	for i, c := range p.pix {
		by := (bayer[i/p.w&3][i%p.w&3] - 8) / 2
		p.pix[i] = rgb{nudged(c.r, by), nudged(c.g, by), nudged(c.b, by)}
	}
}

func nudged(channel uint8, by int) uint8 { return uint8(min(255, max(0, int(channel)+by))) }

// band is six lines of a picture: for each ink which of the six pixels of each column it draws.
type band struct {
	width int
	bits  [][]byte // by ink; nil where it draws nothing
	free  [][]byte
}

// read takes the lines from y on.
func (b *band) read(p raster, inkOf []uint8, y int) {
	for row := y; row < min(y+bandHeight, p.h); row++ {
		for x, c := range p.pix[row*p.w : (row+1)*p.w] {
			ink := inkOf[bin(c)]
			if b.bits[ink] == nil {
				b.bits[ink] = b.line()
			}
			b.bits[ink][x] |= 1 << (row - y)
		}
	}
}

func (b *band) line() []byte {
	if n := len(b.free); n > 0 {
		line := b.free[n-1]
		b.free = b.free[:n-1]
		clear(line)
		return line
	}
	return make([]byte, b.width)
}

// write draws the band, ink after ink.
func (b *band) write(out *bytes.Buffer) {
	first := true
	for ink, line := range b.bits {
		if line == nil {
			continue
		}
		if !first {
			out.WriteByte(sixel.CarriageReturn)
		}
		first = false
		out.WriteByte(sixel.ColorIntroducer)
		out.Write(number(nil, ink))
		writeRuns(out, bytes.TrimRight(line, "\x00"))
		b.free, b.bits[ink] = append(b.free, line), nil
	}
	out.WriteByte(sixel.LineBreak)
}

// leastRun is how many equal characters are shorter as a number of them.
const leastRun = 4

func writeRuns(out *bytes.Buffer, line []byte) {
	for len(line) > 0 {
		n := 1
		for n < len(line) && line[n] == line[0] {
			n++
		}
		if n >= leastRun {
			out.WriteByte(sixel.RepeatIntroducer)
			out.Write(number(nil, n))
			out.WriteByte('?' + line[0])
		} else {
			out.Write(bytes.Repeat([]byte{'?' + line[0]}, n))
		}
		line = line[n:]
	}
}
