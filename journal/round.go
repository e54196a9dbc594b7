package journal

import "math"

// RoundScale is the greatest of 1, 2 and 5, with noughts, that is not greater than most: what the scale
// of a map is long. most is positive.
func RoundScale(most float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(most)))
	for _, n := range []float64{10, 5, 2, 1} { // 10 where the logarithm came out a little short
		if n*unit <= most {
			return n * unit
		}
	}
	return unit / 2
}
