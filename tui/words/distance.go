package words

import (
	"math"
	"strconv"
)

// Distance says metres: "850 m", "2.3 km", "1,240 km". Nobody stands more exactly than 10 m.
func Distance(metres float64) string {
	if math.IsNaN(metres) || metres < 0 {
		metres = 0
	}
	if metres < 995 {
		return Number(int(math.Round(metres/10))*10) + " m"
	}
	return figures(metres/1000) + " km"
}

// Metres says a length exactly: "500 m", "2 km", "1.609344 km".
func Metres(metres float64) string {
	if metres < 1000 {
		return strconv.FormatFloat(metres, 'f', -1, 64) + " m"
	}
	return strconv.FormatFloat(metres/1000, 'f', -1, 64) + " km"
}
