package sqlite_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"sojourn/journal"
)

func TestPlacesAreSaved(t *testing.T) {
	r := newRig(t)
	hotel := journal.SavedPlace{Name: "호텔", Point: journal.Point{Lat: 39.0312, Lon: 125.7601}, Radius: 150}
	farm := journal.SavedPlace{Name: "a farm", Point: journal.Point{Lat: -1, Lon: 180}, Radius: 2500.5}
	for _, p := range []journal.SavedPlace{hotel, farm} {
		if before := must(r.SavePlace(t.Context(), p))(t); before != nil {
			t.Errorf("%+v was there", before)
		}
	}
	moved := hotel
	moved.Radius = 200
	if before := must(r.SavePlace(t.Context(), moved))(t); before == nil || *before != hotel {
		t.Errorf("before it was %+v", before)
	}
	r = r.again()
	if got := must(r.SavedPlaces(t.Context()))(t); !slices.Equal(got, []journal.SavedPlace{farm, moved}) {
		t.Errorf("kept %+v", got)
	}
	r.check(r.RenamePlace(t.Context(), farm.Name, "the farm"))
	wantsKind(t, r.RenamePlace(t.Context(), "a farm", "x"), journal.NotFound)
	wantsKind(t, r.RenamePlace(t.Context(), "the farm", hotel.Name), journal.Conflict)
	wantsKind(t, r.RenamePlace(t.Context(), "the farm", "two\nlines"), journal.Invalid)
	if was := must(r.RemovePlace(t.Context(), hotel.Name))(t); was != moved {
		t.Errorf("removed %+v", was)
	}
	_, err := r.RemovePlace(t.Context(), hotel.Name)
	wantsKind(t, err, journal.NotFound)
	for _, p := range []journal.SavedPlace{
		{Point: hotel.Point, Radius: 1},
		{Name: "x", Radius: 1},
		{Name: "x", Point: hotel.Point},
		{Name: "\xff", Point: hotel.Point, Radius: 1},
		{Name: "x", Point: hotel.Point, Radius: 1e9},
	} {
		_, err := r.SavePlace(t.Context(), p)
		wantsKind(t, err, journal.Invalid)
	}
	if got := must(r.SavedPlaces(t.Context()))(t); len(got) != 1 || got[0].Name != "the farm" {
		t.Errorf("left %+v", got)
	}
}

func TestSavedPlacesAreReadOnceASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		other := openRig(t, r.dir)
		wants := func(names ...string) {
			t.Helper()
			var got []string
			for _, p := range must(r.RecentPlaces(t.Context()))(t) {
				got = append(got, p.Name)
			}
			if !slices.Equal(got, names) {
				t.Errorf("known are %q, want %q", got, names)
			}
		}
		hotel := journal.SavedPlace{Name: "호텔", Point: journal.Point{Lat: 39.0312, Lon: 125.7601}, Radius: 150}
		wants()
		must(r.SavePlace(t.Context(), hotel))(t)
		wants("호텔")
		r.check(r.RenamePlace(t.Context(), "호텔", "hotel"))
		wants("hotel")
		must(other.SavePlace(t.Context(), hotel))(t)
		time.Sleep(time.Second)
		wants("hotel", "호텔")
		must(r.RemovePlace(t.Context(), "hotel"))(t)
		wants("호텔")
		if n := testing.AllocsPerRun(100, func() { _, _ = r.RecentPlaces(t.Context()) }); n > 0 {
			t.Errorf("it reads the journal for every question: %v allocations", n)
		}
	})
}
