package gpx_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
)

func TestParseReadsWhatWriteWrites(t *testing.T) {
	begin := time.Date(2013, 2, 25, 6, 0, 0, 123456000, time.UTC)
	deep := -10.25
	for name, want := range map[string]read{
		"no fix": {Track: gpx.Track{Name: "길"}},
		"two segments": {Track: gpx.Track{Name: "평양 <&> \"길\"", Fixes: 2, From: begin, To: begin.Add(time.Hour)}, Segments: [][]journal.Fix{
			{{At: begin, Point: journal.Point{Lat: 39.033912345678, Lon: 125.7543}, Alt: &deep}},
			{{At: begin.Add(time.Hour), Point: journal.Point{Lat: 0.0000001, Lon: -180}}},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := gpx.Write(&b, want.Name, want.Segments); err != nil {
				t.Fatal(err)
			}
			got, err := parse(&b)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}
