package estimate_test

import (
	"math"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/estimate"
)

func at(minutes int, lat, lon float64) *journal.Entry {
	e := unplaced(minutes)
	e.Place = &journal.Place{Point: &journal.Point{Lat: lat, Lon: lon}, City: "X", Source: journal.PlaceExif}
	return &e
}

func unplaced(minutes int) journal.Entry {
	clock := time.Date(2013, 2, 25, 9, 0, 0, 0, time.UTC).Add(time.Duration(minutes) * time.Minute)
	return journal.Entry{Taken: journal.Moment{Clock: clock}}
}

func TestAPlaceIsEstimatedBetweenItsNeighbours(t *testing.T) {
	abroad := at(60, 40, 126)
	abroad.Taken.Offset, abroad.Taken.Source = 9*time.Hour, journal.OffsetExif
	onlyNames := at(50, 39, 126)
	onlyNames.Place.Point, onlyNames.Place.City = nil, "Y"
	for name, tc := range map[string]struct {
		before, after *journal.Entry
		minutes       int
		lat, lon      float64 // 0, 0 for none
		off           float64 // how good it says that it is
	}{
		"half way":                       {at(0, 39, 126), at(60, 40, 126), 30, 39.5, 126, 55_000},
		"a quarter of the way":           {at(0, 39, 126), at(60, 40, 126), 15, 39.25, 126, 27_700},
		"over the antimeridian":          {at(0, 0.5, 179), at(60, 0.5, -179), 30, 0.5, 180, 111_000},
		"at one place for hours":         {at(0, 39, 126), at(300, 39.001, 126), 290, 39.001, 126, 111},
		"too far apart in time":          {at(0, 39, 126), at(400, 40, 126), 200, 0, 0, 0},
		"… but soon after the first":     {at(0, 39, 126), at(400, 40, 126), 20, 39, 126, 1800},
		"… and soon before the last":     {at(0, 39, 126), at(400, 40, 126), 390, 40, 126, 900},
		"only one before, soon":          {at(0, 39, 126), nil, 10, 39, 126, 900},
		"only one after, long":           {nil, at(100, 39, 126), 10, 0, 0, 0},
		"nobody":                         {nil, nil, 10, 0, 0, 0},
		"no zone beside one with a zone": {at(0, 39, 126), abroad, 30, 39.5, 126, 55_000},
		"only names on one side":         {at(0, 39, 126), onlyNames, 10, 39, 126, 900},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := estimate.Of(unplaced(tc.minutes), tc.before, tc.after)
			if tc.lat == 0 {
				if journal.KindOf(err) != journal.NotFound {
					t.Fatalf("got %+v, %v", p, err)
				}
				return
			}
			want := journal.Point{Lat: tc.lat, Lon: tc.lon}
			if err != nil || p.Point == nil || p.Point.Distance(want) > 150 || p.Source != journal.PlaceEstimate {
				t.Fatalf("got %+v at %v, %v", p, p.Point, err)
			}
			if math.Abs(p.Accuracy-tc.off) > tc.off/20 {
				t.Errorf("within %v m", p.Accuracy)
			}
		})
	}
	timeless := journal.Entry{}
	if _, err := estimate.Of(timeless, at(0, 1, 2), at(1, 1, 2)); journal.KindOf(err) != journal.NotFound {
		t.Errorf("without a time: %v", err)
	}
}
