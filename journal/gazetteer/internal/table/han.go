package table

import (
	_ "embed"
	"sync"
)

// hanPairs has each Han character that is folded, before the one that it is folded to.
//
//go:embed han.txt
var hanPairs string

// han folds characters that are written differently in Taiwan, China and Japan: 丹東 is 丹东, 広島 is 廣島.
var han = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(hanPairs)
	fold := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		fold[pairs[i]] = pairs[i+1]
	}
	return fold
})
