package picture

import "strconv"

// ink is a colour as a terminal is told it; what the number means depends on the mode.
type ink int32

// noInk is the terminal's own colour.
const noInk ink = -1

// inks are the colours of a mode.
type inks interface {
	// match returns the ink for the pixel at (x, y) that comes nearest to c.
	match(c rgb, x, y int) ink
	// same reports whether one may be drawn in place of the other.
	same(a, b ink) bool
	// write appends the parameters that select i, for the character or what is behind it.
	write(b []byte, i ink, behind bool) []byte
}

func inksOf(m Mode) inks {
	switch m {
	case TrueColor:
		return trueColor{}
	case Palette:
		return palette()
	}
	return plain()
}

// pen writes the cells of a line with as few changes of colour as they need: over a slow link
// they are most of the bytes.
type pen struct {
	inks
	line          []byte
	ahead, behind ink // what the terminal has now
}

func (p *pen) begin(i inks) {
	*p = pen{inks: i, line: p.line[:0], ahead: noInk, behind: noInk}
}

// end returns the line; the terminal's own colours are back behind it.
func (p *pen) end() string {
	if p.ahead != noInk || p.behind != noInk {
		p.line = append(p.line, "\x1b[m"...)
	}
	return string(p.line)
}

// cell draws one pixel above another.
func (p *pen) cell(upper, lower ink) {
	switch {
	case upper == noInk && lower == noInk:
		p.use(p.ahead, noInk)
		p.line = append(p.line, ' ')
	case lower == noInk:
		p.use(upper, noInk)
		p.line = append(p.line, "▀"...)
	case upper == noInk:
		p.use(lower, noInk)
		p.line = append(p.line, "▄"...)
	case p.same(upper, lower):
		p.whole(upper)
	case p.cost(lower, upper) < p.cost(upper, lower):
		p.use(lower, upper)
		p.line = append(p.line, "▄"...)
	default:
		p.use(upper, lower)
		p.line = append(p.line, "▀"...)
	}
}

// whole fills a cell with one colour.
func (p *pen) whole(i ink) {
	if !p.isSet(p.behind, i) && p.isSet(p.ahead, i) {
		p.line = append(p.line, "█"...)
		return
	}
	p.use(p.ahead, i)
	p.line = append(p.line, ' ')
}

// isSet reports whether has, which the terminal has now, will do for want.
func (p *pen) isSet(has, want ink) bool {
	if has == noInk || want == noInk {
		return has == want
	}
	return p.same(has, want)
}

// cost is how many colours must change.
func (p *pen) cost(ahead, behind ink) int {
	n := 0
	if !p.isSet(p.ahead, ahead) {
		n++
	}
	if !p.isSet(p.behind, behind) {
		n++
	}
	return n
}

func (p *pen) use(ahead, behind ink) {
	if p.cost(ahead, behind) == 0 {
		return
	}
	p.line = append(p.line, "\x1b["...)
	if !p.isSet(p.ahead, ahead) {
		p.line = p.write(p.line, ahead, false)
		p.ahead = ahead
		if !p.isSet(p.behind, behind) {
			p.line = append(p.line, ';')
		}
	}
	switch {
	case p.isSet(p.behind, behind):
	case behind == noInk:
		p.line = append(p.line, "49"...)
		p.behind = behind
	default:
		p.line = p.write(p.line, behind, true)
		p.behind = behind
	}
	p.line = append(p.line, 'm')
}

func number(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
