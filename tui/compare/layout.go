package compare

import (
	"math"

	"sojourn/journal"
	"sojourn/tui/picture"
)

// layout is where the frames are, in cells. A cell is taken to be twice as high as it is wide.
type layout struct {
	across, down  int // frames
	columns, rows int // of the room for a picture
	scale         float64
}

// layout returns the one of all ways to arrange the frames in which their pictures are largest. All
// have one scale: the longer edge of each is as long as that of the others.
func (m Model) layout() layout {
	var best layout
	n := max(1, len(m.ids))
	for across := 1; across <= n; across++ {
		l := layout{across: across, down: (n + across - 1) / across}
		l.columns, l.rows = m.width/l.across-2, max(0, m.height-1)/l.down-2
		if l.columns < 1 || l.rows < 1 {
			continue
		}
		l.scale = m.scale(l)
		if l.scale > best.scale {
			best = l
		}
	}
	return best
}

// scale is how many columns the longer edge of every picture takes.
func (m Model) scale(l layout) float64 {
	scale := math.Inf(1)
	for at := range m.ids {
		e, _ := m.entry(at)
		w, h := edges(e)
		scale = min(scale, float64(l.columns)/w, 2*float64(l.rows)/h)
	}
	return scale
}

// edges are those of the first photo, the longer one as 1.
func edges(e journal.Entry) (w, h float64) {
	w, h = 3, 2 // as most cameras take them, until it is known
	if len(e.Photos) > 0 && e.Photos[0].Width > 0 && e.Photos[0].Height > 0 {
		w, h = float64(e.Photos[0].Width), float64(e.Photos[0].Height)
	}
	longer := max(w, h)
	return w / longer, h / longer
}

// key is the tile of e at the scale of all.
func (l layout) key(e journal.Entry) picture.Key {
	w, h := edges(e)
	p := e.Photos[0]
	return picture.Key{
		Photo: p.Original(), Orientation: p.Orientation, Dim: e.Rejected,
		Columns: max(1, min(l.columns, int(math.Round(l.scale*w)))),
		Rows:    max(1, min(l.rows, int(math.Round(l.scale*h/2)))),
	}
}
