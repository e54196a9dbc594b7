package sqlite

import (
	"database/sql"
	"math"
	"sync"

	"github.com/mattn/go-sqlite3"

	"sojourn/journal"
)

// driver is SQLite with a function metres(lat, lon, lat, lon) of our own.
const driver = "sqlite3-sojourn"

var register = sync.OnceFunc(func() {
	sql.Register(driver, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		return c.RegisterFunc("metres", func(lat1, lon1, lat2, lon2 float64) float64 {
			return journal.Point{Lat: lat1, Lon: lon1}.Distance(journal.Point{Lat: lat2, Lon: lon2})
		}, true)
	}})
})

// metresPerDegree of latitude, and of longitude on the equator.
const metresPerDegree = 111_195.08

// near adds the condition of a circle. Boxes around it and in it tell about most entries; only for
// those between the two the distance is reckoned.
func (b *branch) near(t journal.Term) error {
	if t.Near == nil || !t.Near.Valid() || !(t.Within > 0) {
		return unknown(t)
	}
	lat, lon := t.Near.Lat, t.Near.Lon
	outer := boxAround(*t.Near, t.Within)
	inner := boxWithin(*t.Near, t.Within)
	longitudes := "e.lon BETWEEN ? AND ?"
	if outer.west > outer.east { // over the date line
		longitudes = "(e.lon >= ? OR e.lon <= ?)"
	}
	b.addFor(t, `e.lat IS NOT NULL AND e.lon IS NOT NULL AND e.lat BETWEEN ? AND ? AND `+longitudes+` AND
		(e.lat BETWEEN ? AND ? AND e.lon BETWEEN ? AND ? OR metres(e.lat, e.lon, ?, ?) <= ?)`,
		outer.south, outer.north, outer.west, outer.east,
		inner.south, inner.north, inner.west, inner.east, lat, lon, t.Within)
	return nil
}

// box is bounded by degrees; west is greater than east where it is over the date line.
type box struct{ south, north, west, east float64 }

// boxAround has all points within metres of p in it.
func boxAround(p journal.Point, metres float64) box {
	degrees := metres / metresPerDegree * 1.001
	b := box{max(p.Lat-degrees, -90), min(p.Lat+degrees, 90), -180, 180}
	if p.Lat-degrees <= -90 || p.Lat+degrees >= 90 {
		return b // a pole is in it, and with it every longitude
	}
	wide := math.Asin(min(1, math.Sin(degrees*math.Pi/180)/math.Cos(p.Lat*math.Pi/180))) * 180 / math.Pi * 1.001
	if wide < 180 {
		b.west, b.east = around(p.Lon-wide), around(p.Lon+wide)
	}
	return b
}

// around brings a longitude over the date line back.
func around(lon float64) float64 {
	switch {
	case lon < -180:
		return lon + 360
	case lon > 180:
		return lon - 360
	}
	return lon
}

// boxWithin has only points within metres of p in it.
func boxWithin(p journal.Point, metres float64) box {
	if metres > 3e6 {
		return box{1, -1, 1, -1} // a ball's surface is no longer flat enough: none
	}
	high := metres / metresPerDegree * 0.7
	nearest := max(0, math.Abs(p.Lat)-high) // where a degree of longitude is longest
	wide := high / math.Cos(nearest*math.Pi/180)
	return box{p.Lat - high, p.Lat + high, max(p.Lon-wide, -180), min(p.Lon+wide, 180)}
}
