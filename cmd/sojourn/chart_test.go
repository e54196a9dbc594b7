package main

import (
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

func TestTracksOfAllTimesAreDrawn(t *testing.T) {
	store, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	years := []int{1, 1911, 1953, 1969, 2013, 9999}
	for i, year := range years {
		begin := time.Date(year, 7, 27, 10, 0, 0, 0, time.UTC)
		var fixes []journal.Fix
		for minute := range 5 {
			fixes = append(fixes, journal.Fix{
				At:    begin.Add(time.Duration(minute) * time.Minute),
				Point: journal.Point{Lat: 38 + float64(i), Lon: 126 + float64(minute)/100},
			})
		}
		track := journal.Track{Name: "Panmunjom", SHA256: begin.String(), Segments: [][]journal.Fix{fixes}}
		if _, err := store.AddTrack(t.Context(), track); err != nil {
			t.Fatal(err)
		}
	}
	all, err := (&opened{store: store}).tracks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, year := range years {
		drawn := 0
		all.Around(journal.Point{Lat: 38 + float64(i), Lon: 126.02}, 10_000, 1, func([]journal.Point) { drawn++ })
		if drawn == 0 {
			t.Errorf("the track of the year %d is not drawn", year)
		}
	}
}
