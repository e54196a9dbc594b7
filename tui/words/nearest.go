package words

import (
	"slices"
	"strings"
)

// Nearest is the one of known that name is most likely meant to be, and how many letters it is off.
func Nearest(name string, known []string) (nearest string, off int) {
	name = strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	nearest = slices.MinFunc(known, func(a, b string) int { return letters(name, a) - letters(name, b) })
	return nearest, letters(name, nearest)
}

// letters counts the letters to put in, take out or replace between a and b.
func letters(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
