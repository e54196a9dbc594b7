package words

import (
	"strconv"
	"strings"
)

// Count says how many there are of what: "1 photo", "2 photos", "1,204 entries", "no places".
// The noun is an English one in the singular, without surprises in its plural.
func Count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + Plural(noun)
	case 1:
		return "1 " + noun
	}
	return Number(n) + " " + Plural(noun)
}

// Plural returns the plural of a regular English noun.
func Plural(noun string) string {
	for _, hissing := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, hissing) {
			return noun + "es"
		}
	}
	stem, isY := strings.CutSuffix(noun, "y")
	if isY && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	return noun + "s"
}

// Number says n with commas between thousands: "1,204".
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return sign + digits
}
