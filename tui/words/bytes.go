// Package words says amounts, times and distances as people do, and fits text into cells. The
// screens and the command line say them alike.
package words

import (
	"math"
	"strconv"
)

var units = []string{"B", "KB", "MB", "GB", "TB"}

// Bytes says n in steps of 1000, with two figures where there are two: "512 B", "1.2 MB", "34 MB".
func Bytes(n int64) string {
	if n < 0 {
		n = 0
	}
	value, unit := float64(n), 0
	for value >= 999.5 && unit < len(units)-1 {
		value, unit = value/1000, unit+1
	}
	return figures(value) + " " + units[unit]
}

// Rate says bytes a second: "6 KB/s".
func Rate(bytesPerSecond float64) string {
	if math.IsNaN(bytesPerSecond) || bytesPerSecond < 0 {
		bytesPerSecond = 0
	}
	return Bytes(int64(math.Min(bytesPerSecond, math.MaxInt64/2))) + "/s"
}

// figures shows one decimal below ten, unless it is 0.
func figures(value float64) string {
	if value < 9.95 {
		return strconv.FormatFloat(math.Round(value*10)/10, 'f', -1, 64)
	}
	return Number(int(math.Round(value)))
}
