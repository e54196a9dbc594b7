package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// handOver gives a picture to the terminal, which keeps it; it is seen where it is placed. (EncodeGraphics of
// x/ansi/kitty looks at pixels one by one and packs them as tightly as it can: 20 ms for a tile.)
func handOver(out *bytes.Buffer, g graphic, p pixels) error {
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.BestSpeed)
	if err != nil {
		return err
	}
	line := make([]byte, 3*p.w)
	for y := range p.h {
		for x, c := range p.pix[y*p.w : (y+1)*p.w] {
			line[3*x], line[3*x+1], line[3*x+2] = c.r, c.g, c.b
		}
		if _, err := z.Write(line); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	options := kitty.Options{
		Action: kitty.Transmit, Format: kitty.RGB, Compression: kitty.Zlib,
		ID: g.id, ImageWidth: p.w, ImageHeight: p.h, Quiet: 2,
	}
	inChunks(out, []byte(base64.StdEncoding.EncodeToString(packed.Bytes())), options.Options())
	return nil
}

// inChunks writes data with options, in pieces that kitty takes.
func inChunks(out *bytes.Buffer, data []byte, options []string) {
	for len(data) > kitty.MaxChunkSize {
		out.WriteString(ansi.KittyGraphics(data[:kitty.MaxChunkSize], append(options, "m=1")...))
		data, options = data[kitty.MaxChunkSize:], []string{"q=2"}
	}
	out.WriteString(ansi.KittyGraphics(data, append(options, "m=0")...))
}

// placeVirtually says that the characters of placeholders show the graphic.
func (g graphic) placeVirtually() string {
	return command(kitty.Options{
		Action: kitty.Put, ID: g.id, VirtualPlacement: true, Columns: g.columns, Rows: g.rows, Quiet: 2,
	})
}

// placeOver shows a graphic from the cursor on, below what is written.
func (s spot) placeOver() string {
	return command(kitty.Options{
		Action: kitty.Put, ID: s.id, PlacementID: s.placement(), DoNotMoveCursor: true, Z: -1, Quiet: 2,
	})
}

// takeAway ends a placement; the terminal keeps the picture.
func (s spot) takeAway() string {
	return command(kitty.Options{
		Action: kitty.Delete, Delete: kitty.DeleteID, ID: s.id, PlacementID: s.placement(), Quiet: 2,
	})
}

// forget makes the terminal forget a picture.
func forget(id int) string {
	return command(kitty.Options{Action: kitty.Delete, Delete: kitty.DeleteID, DeleteResources: true, ID: id, Quiet: 2})
}

func command(o kitty.Options) string { return ansi.KittyGraphics(nil, o.Options()...) }

// placeholders are the characters that stand for the parts of a graphic. Each names its row and column, since
// what lies over the tile may cut a line anywhere; their colour is the graphic's number.
func (g graphic) placeholders() Tile {
	t := Tile{Lines: make([]string, g.rows)}
	for y := range t.Lines {
		var line strings.Builder
		fmt.Fprintf(&line, "\x1b[38;2;%d;%d;%dm", g.id>>16&0xff, g.id>>8&0xff, g.id&0xff)
		for x := range g.columns {
			line.WriteRune(kitty.Placeholder)
			line.WriteRune(kitty.Diacritic(y))
			line.WriteRune(kitty.Diacritic(x))
		}
		line.WriteString("\x1b[39m")
		t.Lines[y] = line.String()
	}
	return t
}
