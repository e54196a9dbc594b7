package tui_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/tui/tuitest"
)

// around puts the first n photos of r to places about Kaesong, a minute of longitude apart.
func (r *rig) around(n int) {
	r.t.Helper()
	for i, e := range r.entries()[:n] {
		p := &journal.Point{Lat: 37.9706, Lon: 126.555 + float64(i)/60}
		_, err := r.store.Apply(r.t.Context(), journal.Change{Label: "place", Patches: []journal.Patch{
			{ID: e.ID, Place: &journal.Place{Point: p, Source: journal.PlaceExif, City: "Kaesong", Country: "North Korea"}},
		}})
		r.check(err)
	}
}

func TestANoGoAreaIsMadeRoundTheCrossHair(t *testing.T) {
	r := newRig(t, 4)
	r.around(3)
	r.keys("g", "m", "l", "m", "s", "enter", "esc") // two are sent
	r.keys("l", "m", "g", "w", "n")
	r.shows("No-go area round 37.97060, 126.55500", "2 entries in it: the place is told nowhere, the time to the day")
	r.write("집 guide's house")
	r.keys("tab", "ctrl+u")
	r.shows("how far around? 500 m, 2 km or 3 mi")
	r.write("3.5 km")
	r.shows("3 entries in it")
	tuitest.Golden(t, "nogo-form-80x24", r.view())
	r.keys("enter")
	r.shows("No-go area 집 guide's house", "3.5 km around 37.97060, 126.55500", "queued: 1 delivery;", "sent before: 2 deliveries",
		"e edit what was sent")
	tuitest.Golden(t, "nogo-told-80x24", r.view())
	r.keys("e")
	r.shows("queued: edits of 2 entries; s sends them, u undoes that", "⊘ in the no-go area 집 guide's house")
	tuitest.Golden(t, "nogo-map-80x24", r.view())
	r.keys("esc", "p")
	r.shows("Now: withheld everywhere, in the no-go area 집 guide's house")
	r.keys("esc", "w", "N")
	r.shows(">집 guide's house", "3.5 km · the cross-hair is in it")
	r.keys("x")
	r.shows("There is none yet", "removed the no-go area 집 guide's house", "u undoes it")
	r.keys("u")
	r.shows("3.5 km · the cross-hair is in it", "undone: removal of the no-go area")
	r.keys("enter", "ctrl+u")
	r.write("800m")
	r.keys("enter")
	r.shows("800 m around 37.97060", "before 3.5 km")
	r.keys("u")
	if all, err := r.store.NoGos(t.Context()); err != nil || len(all) != 1 || all[0].Radius != 3500 {
		t.Errorf("%v, %v", all, err)
	}
}
