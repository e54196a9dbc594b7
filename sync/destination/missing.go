package destination

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Missing says which of so many pictures did not arrive, counted from 0; "" if all did. MissingOf reads it again.
func Missing(pictures []int, of int) string {
	var numbers []string
	for _, n := range pictures {
		numbers = append(numbers, strconv.Itoa(n+1))
	}
	if len(numbers) == 0 {
		return ""
	}
	return fmt.Sprintf("missing there: picture %s of %d", strings.Join(numbers, ", "), of)
}

var missingPattern = regexp.MustCompile(`missing there: picture ([0-9, ]+) of ([0-9]+)`)

// MissingOf reads out of a receipt which of so many pictures did not arrive.
func MissingOf(partial string, pictures int) []int {
	parts := missingPattern.FindStringSubmatch(partial)
	if parts == nil || parts[2] != strconv.Itoa(pictures) {
		return nil
	}
	var out []int
	for number := range strings.SplitSeq(parts[1], ", ") {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= pictures {
			out = append(out, n-1)
		}
	}
	return out
}
