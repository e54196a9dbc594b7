package tui_test

import (
	"reflect"
	"testing"

	"sojourn/journal"
)

func TestMarkingGoesWhereTheTripSays(t *testing.T) {
	r := newRig(t, 3)
	r.check(r.store.SaveDestination(t.Context(), journal.Destination{
		Name: "blog", Kind: "folder", Settings: map[string]string{"dir": t.TempDir()},
	}))
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{Name: "겨울", To: []string{"blog"}}))
	trip := "겨울"
	_, err := r.store.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: r.newest().ID, Trip: &trip}}})
	r.check(err)
	r.keys("ctrl+a", "m")
	r.shows("marked 2 entries for site; marked 1 entry for blog, as the trip says", "u undoes it")
	r.keys("m")
	r.shows("they are marked for site already; it is marked for blog already, as the trip")
	r.keys("u")
	r.shows("undone: mark 3 entries for site, blog")
	if d := r.newest().Deliveries; len(d) != 0 {
		t.Errorf("one undo left %+v", d)
	}
}

func TestTripsAreMadeAndEditedAndTakeTheSelection(t *testing.T) {
	r := newRig(t, 3)
	r.keys("y")
	r.shows("Trips, and 1 entry to put into one", "There is none yet. n makes one.")
	r.keys("n")
	r.write("겨울")
	r.keys("tab")
	r.write("pyong")
	r.shows("ctrl+space: Asia/Pyongyang", "! no time zone is called pyong")
	r.keys("enter") // refused
	if all, _ := r.store.TripSummaries(t.Context()); len(all) != 0 {
		t.Fatalf("a trip that breaks a rule was saved: %+v", all)
	}
	r.keys("ctrl+space", "tab", "tab", "tab")
	r.write("si")
	r.keys("ctrl+space", "tab", "ctrl+space", "enter")
	r.shows("saved the trip 겨울; y puts 1 entry into it", "no entries")
	want := journal.Trip{Name: "겨울", Zone: "Asia/Pyongyang", To: []string{"site"}, From: "2013-02-25", Legs: []journal.Leg{}}
	if got, err := r.store.Trip(t.Context(), "겨울"); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v, %v; want %+v", got, err, want)
	}
	r.keys("y")
	r.shows("put 1 entry into the trip 겨울; u undoes it")
	r.keys("ctrl+a", "y", "y")
	r.shows("put 2 entries into the trip 겨울, 1 was in it already; u undoes it")
	r.keys("y")
	r.shows("3 entries", "Asia/Pyongyang")
	r.keys("enter", "ctrl+u")
	r.write("Asia/Seoul")
	r.keys("enter")
	r.shows("saved the trip 겨울: zone was Asia/Pyongyang")
	r.keys("x")
	r.shows("took 3 entries out of the trip; u undoes it")
	r.keys("u")
	r.shows("undone: trip of 3 entries")
	if trip := r.newest().Trip; trip != "겨울" {
		t.Errorf("undone, its trip is %q", trip)
	}
}

func TestAFormThatIsLeftChangesNoTrip(t *testing.T) {
	r := newRig(t, 0)
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{Name: "winter", Byline: "Kim"}))
	r.keys("y")
	r.shows("winter", "enter edit · n new · esc close")
	r.keys("enter", "tab")
	r.write(" Minji")
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{Name: "winter", Byline: "Kim", Zone: "Asia/Seoul"})) // another sojourn
	r.keys("esc", "esc")
	if got, err := r.store.Trip(t.Context(), "winter"); err != nil || got.Byline != "Kim" {
		t.Errorf("left, it is %+v, %v", got, err)
	}
	r.keys("y", "enter", "tab")
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{Name: "winter", Byline: "Kim", Zone: "Europe/Berlin"}))
	r.write(" Minji")
	r.keys("enter")
	want := journal.Trip{Name: "winter", Byline: "Kim Minji", Zone: "Europe/Berlin"}
	if got, err := r.store.Trip(t.Context(), "winter"); err != nil || got.Zone != want.Zone || got.Byline != want.Byline {
		t.Errorf("what another changed meanwhile went: %+v, %v", got, err)
	}
}
