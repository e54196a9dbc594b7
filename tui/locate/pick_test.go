package locate_test

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func TestAPointOfTheMapIsTakenAsIfTyped(t *testing.T) {
	s := square(t)
	id := s.frame("picked", &journal.Place{Point: &journal.Point{Lat: 38, Lon: 126}, Source: journal.PlaceCopied})
	m := show(t, s, 80, 23, id)
	m, answers := press(m, "ctrl+g")
	at := slices.IndexFunc(answers, func(msg tea.Msg) bool { _, ok := msg.(route.Pick); return ok })
	if at < 0 {
		t.Fatalf("ctrl+g answers %v", answers)
	}
	if asked := answers[at].(route.Pick); asked.Photos != 1 || asked.Near == nil || asked.Near.Lat != 38 {
		t.Errorf("the map is asked for %+v", asked)
	}
	m, _ = tuitest.Feed(m, tea.Msg(route.Picked{Point: journal.Point{Lat: 39.01953, Lon: 125.75275}}))
	press(m, "enter")
	got := s.placeOf(id)
	if got.Source != journal.PlaceHand || got.Point == nil || got.Point.Lat != 39.01953 || got.City != "Pyongyang" {
		t.Errorf("it is placed %+v at %v", got, got.Point)
	}
}
