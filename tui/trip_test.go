package tui_test

import (
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
