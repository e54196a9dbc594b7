package picture

import (
	"maps"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"sojourn/journal/grapheme"
)

// Painter draws over the cells what no cell can hold. It looks at every frame for the marks of tiles, so that a
// picture is where its tile is, whatever screen it is on and whatever lies over it.
type Painter struct {
	gallery *Gallery
	wanted  map[spot]*graphic // on the frame that was looked at last
	painted map[spot]*graphic
	covered []spot // that others are painted over; taken away then
	frame   int
}

// spot is a tile on the screen: which graphic, and where its first cell is.
type spot struct{ id, x, y int }

// placement is kitty's number for a graphic that is seen at s.
func (s spot) placement() int { return s.y<<12 | s.x + 1 }

// NewPainter returns the painter of g's tiles.
func NewPainter(g *Gallery) *Painter {
	return &Painter{gallery: g, painted: map[spot]*graphic{}}
}

// Look takes a frame that is about to be shown. It returns what is to be written at once, and whether there is
// something to paint once the frame is on the screen.
func (p *Painter) Look(frame string) (now string, more bool) {
	before := p.wanted
	if p.wanted = p.gallery.spots(frame); !maps.Equal(before, p.wanted) {
		p.frame++
	}
	for s, g := range p.painted {
		if p.wanted[s] != nil {
			continue
		}
		delete(p.painted, s)
		switch {
		case p.gallery.Screen().Protocol != KittyOver: // the cells erase all others
		case p.isCovered(s, g):
			p.covered = append(p.covered, s)
		default:
			now += s.takeAway()
		}
	}
	for s := range p.wanted {
		more = more || p.painted[s] == nil
	}
	return now, more
}

// isCovered reports whether another picture of g's shape is to be painted where that is, at s.
func (p *Painter) isCovered(s spot, g *graphic) bool {
	for o, other := range p.wanted {
		if o.x == s.x && o.y == s.y && other.cells() == g.cells() {
			return true
		}
	}
	return false
}

// Frame counts the frames that differ in what lies over them.
func (p *Painter) Frame() int { return p.frame }

// Paint draws what is on the screen now and was not painted before.
func (p *Painter) Paint() string {
	var out strings.Builder
	over := p.gallery.Screen().Protocol == KittyOver
	for s, g := range p.wanted {
		if p.painted[s] != nil {
			continue
		}
		out.WriteString(ansi.SaveCursor + ansi.CursorPosition(s.x+g.at.X+1, s.y+g.at.Y+1))
		if over {
			out.WriteString(s.placeOver())
		} else {
			out.Write(g.data)
		}
		out.WriteString(ansi.RestoreCursor)
	}
	for _, s := range p.covered {
		if p.wanted[s] == nil {
			out.WriteString(s.takeAway())
		}
	}
	p.covered, p.painted = nil, maps.Clone(p.wanted)
	return out.String()
}

// Forget says that the screen was cleared.
func (p *Painter) Forget() { p.painted = map[spot]*graphic{} }

// run is lines of one tile, one below the other.
type run struct{ first, lines int }

// spots are the tiles of frame that are wholly to be seen.
func (g *Gallery) spots(frame string) map[spot]*graphic {
	g.mu.Lock()
	defer g.mu.Unlock()
	whole := map[spot]*graphic{}
	if len(g.over) == 0 {
		return whole
	}
	runs := map[spot]run{} // by number and column
	for y, line := range strings.Split(frame, "\n") {
		for x := 0; ; {
			before, after, found := strings.Cut(line, mark)
			if !found {
				break
			}
			number, cells, _ := strings.Cut(after, "m")
			x, line = x+grapheme.Width(before), cells
			tile := g.over[number]
			if tile == nil || !strings.HasPrefix(cells, tile.cells()) {
				continue
			}
			column := spot{id: tile.id, x: x}
			r := runs[column]
			if r.first+r.lines != y || r.lines == 0 {
				r = run{first: y}
			}
			r.lines++
			if runs[column] = r; r.lines == tile.rows {
				whole[spot{tile.id, x, r.first}] = tile
			}
		}
	}
	return whole
}
