package words

import "strings"

// High is how many steps a cell has from empty to full.
const High = 8

var eighths = strings.Split(" ▁▂▃▄▅▆▇█", "")

// Eighths is a cell that is full from below by n of High steps; less is none, and more all of it.
func Eighths(n int) string { return eighths[max(0, min(High, n))] }
