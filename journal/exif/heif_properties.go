package exif

// readProperties reads the parts of an iprp box: what properties there are, and whose they are.
func (m *heifMeta) readProperties(b box) {
	switch b.name {
	case "ipco":
		boxes(b.data, func(b box) bool {
			m.properties = append(m.properties, readProperty(b))
			return true
		})
	case "ipma":
		m.readUses(b.content())
	}
}

func readProperty(b box) heifProperty {
	switch c := (cursor{rest: b.content()}); b.name {
	case "ispe":
		c.take(4)
		return heifProperty{width: int(int32(c.number(4))), height: int(int32(c.number(4)))}
	case "irot":
		return heifProperty{turns: int(c.number(1) & 3)}
	}
	return heifProperty{}
}

func (m *heifMeta) readUses(ipma []byte) {
	c := cursor{rest: ipma}
	flags := c.number(4)
	m.uses = map[uint32][]int{}
	for n := c.number(4); n > 0 && !c.short; n-- {
		item := c.wide(flags>>24 > 0)
		for i := c.number(1); i > 0 && !c.short; i-- {
			property := c.number(1) & 0x7f
			if flags&1 != 0 {
				property = property<<8 | c.number(1)
			}
			m.uses[item] = append(m.uses[item], int(property))
		}
	}
}

// primary returns the size of the picture that is meant to be shown, and how to turn it.
func (m *heifMeta) primary() (width, height, quarterTurns int) {
	for _, i := range m.uses[m.primaryItem] {
		if i < 1 || i > len(m.properties) {
			continue
		}
		p := m.properties[i-1]
		if p.width > 0 && p.height > 0 {
			width, height = p.width, p.height
		}
		quarterTurns += p.turns
	}
	return width, height, quarterTurns
}
