package position

import (
	"math"

	"sojourn/journal"
)

// WGS 84, and what UTM makes of it.
const (
	equator    = 6378137.0
	flattening = 1 / 298.257223563
	utmScale   = 0.9996
	falseEast  = 500_000.0
	falseNorth = 10_000_000.0 // of the southern half
)

// backSeries is β of Karney, Transverse Mercator with an accuracy of a few nanometers (2011), eq. 36,
// to the fourth order: it is right to a micrometre everywhere in a zone and beside it.
var backSeries = func() [4]float64 {
	n := flattening / (2 - flattening)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	return [4]float64{
		n/2 - 2*n2/3 + 37*n3/96 - n4/360,
		n2/48 + n3/15 - 437*n4/1440,
		17*n3/480 - 37*n4/840,
		4397 * n4 / 161280,
	}
}()

// rectifying is the radius of the sphere on which the meridians have their true length.
var rectifying = func() float64 {
	n := flattening / (2 - flattening)
	return equator / (1 + n) * (1 + n*n/4 + n*n*n*n/64)
}()

// fromUTM is where a zone's easting and northing in metres are.
func fromUTM(zone int, south bool, east, north float64) journal.Point {
	if south {
		north -= falseNorth
	}
	xi, eta := north/(utmScale*rectifying), (east-falseEast)/(utmScale*rectifying)
	straightXi, straightEta := xi, eta
	for j, b := range backSeries {
		k := float64(2 * (j + 1))
		straightXi -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		straightEta -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	sinh, cos := math.Sinh(straightEta), math.Cos(straightXi)
	tau := geographic(math.Sin(straightXi) / math.Hypot(sinh, cos))
	lon := float64(zone*6-183) + math.Atan2(sinh, cos)*180/math.Pi
	return journal.Point{Lat: round(math.Atan(tau) * 180 / math.Pi), Lon: round(wrapped(lon))}
}

// geographic is the tangent of the latitude for that of the conformal one, by Newton's method.
func geographic(conformal float64) float64 {
	e2 := flattening * (2 - flattening)
	e, tau := math.Sqrt(e2), conformal
	for range 6 {
		root := math.Hypot(1, tau)
		sigma := math.Sinh(e * math.Atanh(e*tau/root))
		is := tau*math.Hypot(1, sigma) - sigma*root
		step := (conformal - is) / math.Hypot(1, is) * (1 + (1-e2)*tau*tau) / ((1 - e2) * root)
		tau += step
		if math.Abs(step) < 1e-14*math.Max(1, math.Abs(tau)) {
			break
		}
	}
	return tau
}
