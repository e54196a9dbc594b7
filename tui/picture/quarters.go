package picture

// four are the pixels of a cell, line by line.
type four [4]rgb

func (s stage) four(x, y int) four {
	return four{s.pixel(2*x, 2*y), s.pixel(2*x+1, 2*y), s.pixel(2*x, 2*y+1), s.pixel(2*x+1, 2*y+1)}
}

// parts are the characters that part a cell, by which quarters they cover: bit n is quarter n.
var parts = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

// halves are the ways to part four quarters in two, without those that are the same the other way round. Parting
// them above and below comes first: it is what a cell of two pixels would have.
var halves = [7]int{3, 5, 6, 1, 2, 4, 7}

// quarters draws a cell with the two colours, and the character, that come nearest to its four.
func (p *pen) quarters(f four) {
	all := f.mean(15)
	if f.off(15, all) <= 4*3*unseen*unseen {
		p.whole(p.match(all, 0, 0))
		return
	}
	best, least := 0, 0
	for _, h := range halves {
		if off := f.off(h, f.mean(h)) + f.off(15-h, f.mean(15-h)); best == 0 || off < least {
			best, least = h, off
		}
	}
	over, under := p.match(f.mean(best), 0, 0), p.match(f.mean(15-best), 0, 0)
	switch {
	case p.same(over, under):
		p.whole(over)
		return
	case p.cost(under, over) < p.cost(over, under):
		best, over, under = 15-best, under, over
	}
	p.use(over, under)
	p.line = append(p.line, parts[best]...)
}

// mean is the mean colour of the quarters in set.
func (f four) mean(set int) rgb {
	var r, g, b, n int
	for i, c := range f {
		if set>>i&1 == 1 {
			r, g, b, n = r+int(c.r), g+int(c.g), b+int(c.b), n+1
		}
	}
	return rgb{uint8(r / n), uint8(g / n), uint8(b / n)}
}

// off is by how much the quarters in set differ from c, squared.
func (f four) off(set int, c rgb) int {
	sum := 0
	for i, q := range f {
		if set>>i&1 == 1 {
			r, g, b := int(q.r)-int(c.r), int(q.g)-int(c.g), int(q.b)-int(c.b)
			sum += r*r + g*g + b*b
		}
	}
	return sum
}
