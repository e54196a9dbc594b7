package painting

// Route: a hand-drawn map of the journey, as a traveller keeps one on a phone.
func Route(c *Canvas) {
	c.gradient(stop{0, hex(0xf4ead2)}, stop{1, hex(0xe9dab8)})
	for _, sea := range [][]pt{yellowSea, eastSea} {
		shore := chart(sea)
		c.fill(hex(0xbcd8e0), hex(0x9cc4d4), shore...)
		c.line(shore, 0.006, hex(0x5c8a98))
	}
	c.line(chart(yalu), 0.004, hex(0x8cb8c8))
	c.hills()
	beijing, pyongyang := place(116.4, 39.9), place(125.75, 39.03)
	kaesong, samjiyon := place(126.55, 37.97), place(128.3, 41.75)
	c.dashes(beijing, pyongyang, -0.12)
	c.dashes(pyongyang, samjiyon, -0.04)
	c.stroke(pyongyang, kaesong, 0.012, 0.012, hex(0xc8382e))
	c.pagoda(beijing.x, beijing.y-0.01, 0.17, hex(0x6a4a44), hex(0x8a5a48))
	c.obelisk(pyongyang.x, pyongyang.y-0.01, 0.2, hex(0xa89880), hex(0x6c6054))
	c.eaves(kaesong.x+0.015, kaesong.x+0.105, kaesong.y-0.05, kaesong.y-0.01, hex(0x54607c),
		hex(0x343c54))
	c.rect(kaesong.x+0.03, kaesong.y-0.012, kaesong.x+0.09, kaesong.y+0.03, hex(0xa8443a),
		hex(0x7c302c))
	for _, p := range []pt{beijing, pyongyang, kaesong, samjiyon} {
		c.disc(p.x, p.y, 0.019, 0.002, hex(0xfff6e0), 1)
		c.disc(p.x, p.y, 0.013, 0.002, hex(0xc8382e), 1)
	}
}

// place is where a longitude and a latitude are on the map.
func place(lon, lat float64) pt { return pt{(lon - 115.6) / 14.4, (43.6 - lat) / 7.35} }

func chart(coast []pt) []pt {
	out := make([]pt, len(coast))
	for i, p := range coast {
		out[i] = place(p.x, p.y)
	}
	return out
}

// line joins points with a pen.
func (c *Canvas) line(points []pt, width float64, colour rgb) {
	for i := 1; i < len(points); i++ {
		c.stroke(points[i-1], points[i], width, width, colour)
		c.disc(points[i].x, points[i].y, width/2, width/4, colour, 1)
	}
}

// dashes is a flight: a broken line that bends up by bow.
func (c *Canvas) dashes(a, b pt, bow float64) {
	const steps = 36
	at := func(i int) pt {
		t := float64(i) / steps
		p := between(a, b, t)
		return pt{p.x, p.y + bow*4*t*(1-t)}
	}
	for i := 0; i < steps; i += 2 {
		c.stroke(at(i), at(i+1), 0.01, 0.01, hex(0xc8382e))
	}
}

// hills stand where the map has mountains; the highest is Paektu.
func (c *Canvas) hills() {
	for _, p := range []pt{
		{126.6, 40.4},
		{127.3, 40.9},
		{128, 40.9},
		{126.9, 39.6},
		{128.1, 38.2},
		{123.6, 41.1},
		{124.8, 41.5},
		{117.4, 41},
		{118.6, 40.8},
		{119.8, 41.6},
	} {
		c.peak(place(p.x, p.y), 0.055)
	}
	c.peak(place(128.08, 42), 0.12)
}

func (c *Canvas) peak(foot pt, size float64) {
	w := size * 0.8 / c.aspect()
	top := pt{foot.x, foot.y - size}
	c.fill(hex(0xa8b48c), hex(0xc4c49c), top, pt{foot.x + w, foot.y}, pt{foot.x - w, foot.y})
	c.fill(hex(0x7c8c70), hex(0xa8ac84), top, pt{foot.x + w, foot.y}, pt{foot.x + w*0.15, foot.y})
	c.fill(hex(0xffffff), hex(0xf4f4f0), top, between(top, pt{foot.x + w, foot.y}, 0.36),
		pt{foot.x + w*0.08, foot.y - size*0.52}, between(top, pt{foot.x - w, foot.y}, 0.36))
}

// The shores, longitude before latitude.
var (
	yellowSea = []pt{
		{120.9, 36},
		{122.5, 36.9},
		{122.7, 37.2},
		{122.1, 37.55},
		{121.4, 37.6},
		{120.75, 37.8},
		{119.9, 37.3},
		{119, 37.3},
		{119.2, 37.8},
		{118.2, 38.1},
		{117.7, 38.6},
		{117.75, 39.1},
		{118.6, 39.1},
		{119.6, 39.9},
		{120.9, 40.7},
		{121.3, 40.9},
		{122, 40.85},
		{122.2, 40.55},
		{122, 40.2},
		{121.4, 39.6},
		{121.1, 38.75},
		{121.7, 38.95},
		{122.6, 39.4},
		{123, 39.65},
		{124.2, 39.85},
		{124.35, 39.95},
		{124.7, 39.65},
		{125.1, 39.55},
		{125.3, 39.45},
		{125.15, 38.75},
		{124.7, 38.15},
		{125.3, 37.75},
		{125.7, 37.95},
		{126.2, 37.75},
		{126.6, 37.4},
		{126.2, 36.8},
		{126.5, 36},
	}
	eastSea = []pt{
		{129.45, 36},
		{129.4, 37},
		{128.9, 37.75},
		{128.6, 38.2},
		{127.45, 39.15},
		{127.6, 39.75},
		{128.2, 40},
		{129.2, 40.65},
		{129.7, 40.85},
		{129.8, 41.75},
		{130.4, 42.25},
		{132, 42.4},
		{132, 36},
	}
	yalu = []pt{
		{124.35, 39.95},
		{124.9, 40.45},
		{126.2, 41.1},
		{126.9, 41.75},
		{128.1, 41.4},
		{128.2, 42},
		{129, 42.1},
		{129.9, 43},
	}
)
