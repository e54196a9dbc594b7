package painting

import "math"

// lattice is a random number from 0 to 1, always the same for the same point and seed.
func lattice(x, y int, seed uint32) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77 ^ seed*0xc2b2ae3d
	h = (h ^ h>>15) * 0x2c1b3c6d
	h = (h ^ h>>12) * 0x297a2d39
	return float64(h^h>>15) / (1 << 32)
}

// noise is a smooth random surface from 0 to 1 with features of size 1.
func noise(x, y float64, seed uint32) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	i, j := int(fx), int(fy)
	u, v := x-fx, y-fy
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	top := lattice(i, j, seed)*(1-u) + lattice(i+1, j, seed)*u
	bottom := lattice(i, j+1, seed)*(1-u) + lattice(i+1, j+1, seed)*u
	return top*(1-v) + bottom*v
}

// cloudy adds ever finer noise, as clouds and hills have it; 0 to 1, 0.5 in the mean.
func cloudy(x, y float64, octaves int, seed uint32) float64 {
	sum, weight, total := 0.0, 1.0, 0.0
	for o := range octaves {
		sum += weight * noise(x, y, seed+uint32(o))
		total += weight
		weight *= 0.5
		x, y = x*2.03+17, y*2.03+31
	}
	return sum / total
}

// dice is a sequence of random numbers that starts the same each time.
type dice struct {
	seed uint32
	n    int
}

// roll returns a number from a to b.
func (d *dice) roll(a, b float64) float64 {
	d.n++
	return a + (b-a)*lattice(d.n, 7, d.seed)
}

// chance is true in p of all cases.
func (d *dice) chance(p float64) bool { return d.roll(0, 1) < p }

// pick returns one of the choices.
func pick[T any](d *dice, choices ...T) T {
	return choices[min(len(choices)-1, int(d.roll(0, float64(len(choices)))))]
}
