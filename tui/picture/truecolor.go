package picture

// trueColor has every colour: 0xRRGGBB.
type trueColor struct{}

// unseen is by how much a channel of a colour may differ without being noticed beside another one.
const unseen = 3

func (trueColor) match(c rgb, _, _ int) ink { return ink(c.r)<<16 | ink(c.g)<<8 | ink(c.b) }

func (trueColor) same(a, b ink) bool {
	return near(a>>16, b>>16) && near(a>>8&0xff, b>>8&0xff) && near(a&0xff, b&0xff)
}

func near(a, b ink) bool { return a-b <= unseen && b-a <= unseen }

func (trueColor) write(b []byte, i ink, behind bool) []byte {
	if behind {
		b = append(b, "48;2;"...)
	} else {
		b = append(b, "38;2;"...)
	}
	b = append(number(b, int(i>>16)), ';')
	b = append(number(b, int(i>>8&0xff)), ';')
	return number(b, int(i&0xff))
}
