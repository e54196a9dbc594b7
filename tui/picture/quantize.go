package picture

import (
	"cmp"
	"slices"
)

// A terminal that draws sixels has few colours at once.
const mostInks = 255

// bins is how finely colours are told apart: 5 bits of each channel.
const bins = 1 << 15

func bin(c rgb) int { return int(c.r>>3)<<10 | int(c.g>>3)<<5 | int(c.b>>3) }

// tally is how often the colours of a bin are there, and their sums.
type tally struct{ n, r, g, b int }

// quantize finds at most mostInks colours for p, and which of them each bin is drawn with (median cut: the
// group of bins that differs most is parted, until there are enough).
func quantize(p raster) (inks []rgb, inkOf []uint8) {
	tallies := make([]tally, bins)
	for _, c := range p.pix {
		t := &tallies[bin(c)]
		t.n, t.r, t.g, t.b = t.n+1, t.r+int(c.r), t.g+int(c.g), t.b+int(c.b)
	}
	var all group
	for i := range tallies {
		if tallies[i].n > 0 {
			all.bins = append(all.bins, i)
		}
	}
	groups := []group{all.measured(tallies)}
	for len(groups) < mostInks {
		worst := 0
		for i, g := range groups {
			if g.spread > groups[worst].spread {
				worst = i
			}
		}
		if groups[worst].spread == 0 {
			break
		}
		low, high := groups[worst].part(tallies)
		groups[worst] = low
		groups = append(groups, high)
	}
	inkOf = make([]uint8, bins)
	for n, g := range groups {
		for _, b := range g.bins {
			inkOf[b] = uint8(n)
		}
		inks = append(inks, g.mean)
	}
	return inks, inkOf
}

// group is bins that are drawn with one colour.
type group struct {
	bins   []int
	mean   rgb
	widest int     // the channel that differs most: how far its bits are shifted
	spread float64 // by how much, times how many
}

// measured fills in what is to be known of the bins of g.
func (g group) measured(tallies []tally) group {
	var sum tally
	var squares, first [3]float64
	for _, at := range g.bins {
		t := tallies[at]
		sum.n, sum.r, sum.g, sum.b = sum.n+t.n, sum.r+t.r, sum.g+t.g, sum.b+t.b
		for i, v := range channels(t) {
			first[i] += v * float64(t.n)
			squares[i] += v * v * float64(t.n)
		}
	}
	n := max(1, sum.n)
	g.mean = rgb{uint8(sum.r / n), uint8(sum.g / n), uint8(sum.b / n)}
	if len(g.bins) < 2 {
		return g
	}
	for i := range squares {
		if s := squares[i] - first[i]*first[i]/float64(n); s > g.spread {
			g.spread, g.widest = s, 10-5*i
		}
	}
	return g
}

// channels are the means of a bin's colours.
func channels(t tally) [3]float64 {
	n := float64(t.n)
	return [3]float64{float64(t.r) / n, float64(t.g) / n, float64(t.b) / n}
}

// part cuts g where half of its pixels are on each side.
func (g group) part(tallies []tally) (low, high group) {
	slices.SortFunc(g.bins, func(a, b int) int {
		return cmp.Or(cmp.Compare(a>>g.widest&31, b>>g.widest&31), cmp.Compare(a, b))
	})
	whole := 0
	for _, b := range g.bins {
		whole += tallies[b].n
	}
	at, seen := 1, tallies[g.bins[0]].n
	for ; at < len(g.bins)-1 && seen < whole/2; at++ {
		seen += tallies[g.bins[at]].n
	}
	low, high = group{bins: g.bins[:at:at]}, group{bins: g.bins[at:]}
	return low.measured(tallies), high.measured(tallies)
}
