package clock

import (
	"math"
	"time"

	"sojourn/journal"
)

// SunAltitude is how many degrees the middle of the sun stands above the horizon at p, below it where
// it is negative, without refraction: to a few hundredths from 1950 to 2050, by the low-precision
// formulas of the Astronomical Almanac. The libraries for it that are known were not to be had.
func SunAltitude(at time.Time, p journal.Point) float64 {
	const radian = math.Pi / 180
	days := at.Sub(time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC)).Hours() / 24
	mean := 280.460 + 0.9856474*days
	anomaly := (357.528 + 0.9856003*days) * radian
	longitude := (mean + 1.915*math.Sin(anomaly) + 0.020*math.Sin(2*anomaly)) * radian
	tilt := (23.439 - 0.0000004*days) * radian
	ascension := math.Atan2(math.Cos(tilt)*math.Sin(longitude), math.Cos(longitude))
	declination := math.Asin(math.Sin(tilt) * math.Sin(longitude))
	sidereal := (280.46061837 + 360.98564736629*days + p.Lon) * radian
	latitude := p.Lat * radian
	sine := math.Sin(latitude)*math.Sin(declination) + math.Cos(latitude)*math.Cos(declination)*math.Cos(sidereal-ascension)
	return math.Asin(max(-1, min(1, sine))) / radian
}

// brightness is the exposure value at ISO 100 that x was made for; false where it is not known.
func brightness(x journal.Exposure) (ev float64, ok bool) {
	if x.Seconds <= 0 || x.FNumber <= 0 || x.ISO <= 0 {
		return 0, false
	}
	return math.Log2(x.FNumber*x.FNumber/x.Seconds) - math.Log2(float64(x.ISO)/100), true
}
