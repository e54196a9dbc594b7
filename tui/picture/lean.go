package picture

import "sojourn/journal"

// coarser are the steps in which channels are told apart, until a picture takes as few bytes as it may.
var coarser = []int{16, 32, 48, 64, 96, 128}

// lean draws with few bytes: the fewer a picture may take, the fewer colours it has. What cannot be drawn with so
// few is only named.
func (s stage) lean(k Key, most int) Tile {
	for _, step := range coarser {
		if t := s.coloured(coarse{palette(), step}); t.bytes() <= most+s.blanks() {
			return t
		}
	}
	return Message(journal.Visible(k.Photo.Name), s.columns, s.rows)
}

// blanks is how many bytes a tile without a picture has.
func (s stage) blanks() int { return s.columns * s.rows }

// coarse is the palette without mixtures, for colours that differ by more than a step.
type coarse struct {
	colours256
	step int
}

func (c coarse) match(want rgb, _, _ int) ink {
	return c.colours256.match(rgb{c.coarsely(want.r), c.coarsely(want.g), c.coarsely(want.b)}, 0, 0)
}

func (c coarse) coarsely(channel uint8) uint8 {
	return uint8(min(255, int(channel)/c.step*c.step+c.step/2))
}
