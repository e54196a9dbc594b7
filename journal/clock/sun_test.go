package clock_test

import (
	"math"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
)

// TestTheSunStandsWhereItIsKnownToStand compares with the published example of NREL's Solar Position
// Algorithm (Golden, Colorado: 39.872° without refraction), and with what follows from the almanac.
func TestTheSunStandsWhereItIsKnownToStand(t *testing.T) {
	for name, tc := range map[string]struct {
		at   string
		p    journal.Point
		want float64
	}{
		"NREL's example":              {"2003-10-17T12:30:30-07:00", journal.Point{Lat: 39.742476, Lon: -105.1786}, 39.872},
		"noon of a solstice, tropic":  {"2013-06-21T12:02:00Z", journal.Point{Lat: 23.437, Lon: 0}, 89.9},
		"midnight sun on Svalbard":    {"2013-06-21T23:00:00Z", journal.Point{Lat: 78.22, Lon: 15.65}, 11.7},
		"the night of winter there":   {"2013-12-21T11:00:00Z", journal.Point{Lat: 78.22, Lon: 15.65}, -11.7},
		"noon of an equinox, equator": {"2013-03-20T12:07:30Z", journal.Point{Lat: 0.001, Lon: 0}, 90},
		"the same on the other side":  {"2013-03-20T12:07:30Z", journal.Point{Lat: 0.001, Lon: 180}, -90},
	} {
		at, err := time.Parse(time.RFC3339, tc.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := clock.SunAltitude(at, tc.p); math.Abs(got-tc.want) > 0.15 {
			t.Errorf("%s: %.3f°, want %.3f°", name, got, tc.want)
		}
	}
}

func TestDaylightInTheNightIsSpotted(t *testing.T) {
	day := func(offBy time.Duration, bright int) *clock.Nights {
		var n clock.Nights
		for i := range 24 { // every half hour from 7 to 19, in August at Pyongyang
			m := frame(t, "2013-08-05 07:00:00")
			m.Offset, m.Source = 9*time.Hour, journal.OffsetExif
			m.Clock = m.Clock.Add(time.Duration(i)*30*time.Minute + offBy)
			f := journal.Frame{Taken: m, Place: &journal.Place{Point: &journal.Point{Lat: 39.03, Lon: 125.75}}}
			f.Exposure = journal.Exposure{Seconds: 1.0 / 30, FNumber: 2, ISO: 3200} // a lit street
			if i < bright {
				f.Exposure = journal.Exposure{Seconds: 1.0 / 500, FNumber: 8, ISO: 100}
			}
			n.Add(f)
		}
		return &n
	}
	for name, tc := range map[string]struct {
		n     *clock.Nights
		found bool
		add   time.Duration
	}{
		"a clock that is right":         {day(0, 24), false, 0},
		"an hour is not to be seen":     {day(time.Hour, 24), false, 0},
		"twelve hours":                  {day(12*time.Hour, 24), true, 10 * time.Hour},
		"a clock at home, eight behind": {day(-8*time.Hour, 24), true, 6 * time.Hour},
		"a few lamps":                   {day(12*time.Hour, 4), false, 0},
		"lit streets":                   {day(12*time.Hour, 0), false, 0},
	} {
		got, found := tc.n.Found()
		if found != tc.found || found && got.Add.Abs() != tc.add {
			t.Errorf("%s: %+v, %v", name, got, found)
		}
	}
}
