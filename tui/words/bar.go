package words

import (
	"math"
	"strings"
)

// Bar draws a part from 0 to 1 in cells; full and empty differ without colours too.
func Bar(part float64, cells int) string {
	if math.IsNaN(part) {
		part = 0
	}
	cells = max(0, cells)
	full := int(min(1, max(0, part)) * float64(cells))
	return strings.Repeat("█", full) + strings.Repeat("░", cells-full)
}
