package xmp

import (
	"math"
	"strconv"
	"strings"
)

// degrees reads a coordinate: "39,1.8N" and "39,1,48N" as XMP has them, and the "39.03" and
// "-125.75" of programs that do not know that.
func degrees(text, hemispheres string) (float64, bool) {
	text = strings.ToUpper(strings.TrimSpace(text))
	sign, signed := 1.0, false
	for i, letter := range []byte(hemispheres) {
		rest, found := strings.CutSuffix(text, string(letter))
		if !found {
			rest, found = strings.CutPrefix(text, string(letter))
		}
		if found {
			text, signed = strings.TrimSpace(rest), true
			sign -= 2 * float64(i)
		}
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;: °'\"", r) })
	if len(fields) == 0 || len(fields) > 3 || !signed && len(fields) > 1 {
		return 0, false
	}
	sum, unit := 0.0, 1.0
	for _, f := range fields {
		n, ok := ratio(f)
		if !ok || len(fields) > 1 && n < 0 {
			return 0, false
		}
		sum, unit = sum+n/unit, unit*60
	}
	return sign * sum, true
}

// formatDegrees writes a coordinate so that degrees gives the same number again.
func formatDegrees(v float64, hemispheres string) string {
	letter := hemispheres[:1]
	if v < 0 {
		v, letter = -v, hemispheres[1:]
	}
	whole := math.Floor(v)
	minutes := (v - whole) * 60
	for digits := 4; ; digits++ {
		text := strconv.FormatFloat(whole, 'f', 0, 64) + "," + strconv.FormatFloat(minutes, 'f', digits, 64)
		if again, ok := degrees(text+letter, hemispheres); ok && again == v || digits == 17 {
			return text + letter
		}
	}
}

// ratio reads "305/10" and "30.5".
func ratio(text string) (float64, bool) {
	above, below, isRatio := strings.Cut(strings.TrimSpace(text), "/")
	n, err := strconv.ParseFloat(above, 64)
	if isRatio && err == nil {
		var d float64
		d, err = strconv.ParseFloat(below, 64)
		n /= d
	}
	return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
}

// formatRatio writes a number that is not negative with up to six decimals.
func formatRatio(v float64) string {
	text := strconv.FormatFloat(v, 'f', 6, 64)
	whole, decimals, _ := strings.Cut(text, ".")
	decimals = strings.TrimRight(decimals, "0")
	digits := strings.TrimLeft(whole+decimals, "0")
	if digits == "" {
		digits = "0"
	}
	return digits + "/1" + strings.Repeat("0", len(decimals))
}
