package atlas

import (
	"math"
	"strconv"

	"sojourn/journal"
)

// Path returns what of o is on the sheet as the data of an SVG path, in whole units.
func (o *Outline) Path(f Frame) string {
	p := path{frame: f}
	o.Around(f.Centre, f.radius(), 3*f.Unit(), func(line []journal.Point) {
		p.lifted = true
		for i, q := range line {
			p.add(q, i > 0)
		}
	})
	return string(p.data)
}

// path draws line after line.
type path struct {
	frame  Frame
	data   []byte
	lifted bool // the next line begins with a move
	at     spot // the last one that was drawn, or not drawn
}

// spot is a place on the sheet, in whole units.
type spot struct{ x, y int }

// add draws from the last spot to q, or goes there. What is beyond one edge altogether is left out.
func (p *path) add(q journal.Point, joined bool) {
	x, y := p.frame.At(q)
	to := spot{int(math.Round(x)), int(math.Round(y))}
	switch {
	case joined && p.near(to):
		return
	case !joined, p.beyond(to), math.Abs(float64(to.x-p.at.x)) > fullCircle/2*p.degree(): // over the edge of the world
		p.lifted = true
	default:
		if p.lifted {
			p.write('M', p.at)
			p.lifted = false
		}
		p.write('L', to)
	}
	p.at = to
}

// near tells a way that is too short to be seen.
func (p *path) near(to spot) bool {
	dx, dy := to.x-p.at.x, to.y-p.at.y
	return dx*dx+dy*dy <= 2
}

// beyond tells whether nothing of the way from the last spot to another is on the sheet, as far as one edge tells.
func (p *path) beyond(to spot) bool {
	w, h := int(p.frame.Width), int(p.frame.Height)
	return max(p.at.x, to.x) < 0 || min(p.at.x, to.x) > w || max(p.at.y, to.y) < 0 || min(p.at.y, to.y) > h
}

// degree is how many units a degree east is.
func (p *path) degree() float64 { return math.Pi / 180 * earthRadius / p.frame.Unit() * p.frame.flat() }

func (p *path) write(act byte, to spot) {
	p.data = append(p.data, act)
	p.data = strconv.AppendInt(p.data, int64(to.x), 10)
	p.data = append(p.data, ' ')
	p.data = strconv.AppendInt(p.data, int64(to.y), 10)
}
