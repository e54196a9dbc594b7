package chart_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/chart"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

var sizes = [][2]int{{80, 23}, {120, 39}, {200, 59}}

func TestTheMapOfAJourney(t *testing.T) {
	r := newRig(t, append(slices.Clone(journey), journal.Point{}))
	for _, size := range sizes {
		r.screen = chart.New(r.store, sources(), theme.New(true))
		r.show(size[0], size[1], chart.Asked{})
		name := fmt.Sprintf("%dx%d", size[0], size[1]+1)
		tuitest.Fits(t, r.screen.View(), size[0], size[1])
		tuitest.Golden(t, "journey-"+name, r.screen.View())
		r.press("G")
		tuitest.Fits(t, r.screen.View(), size[0], size[1])
		tuitest.Golden(t, "world-"+name, r.screen.View())
	}
}

func TestEnterShowsTheFramesThatWereCounted(t *testing.T) {
	r := newRig(t, append(slices.Clone(journey), journal.Point{Lat: -17.8, Lon: 179.99}, journal.Point{Lat: -17.8, Lon: -179.99}))
	r.show(80, 23, chart.Asked{Text: "-tag:never", Query: query(t, "-tag:never")})
	for range 12 {
		seen := map[string]bool{}
		for range 12 {
			r.press("tab")
			view := tuitest.Plain(r.screen.View())
			_, said, _ := strings.Cut(view[strings.LastIndex(strings.TrimSpace(view), "\n"):], " ")
			r.press("enter")
			found, ok := last(r.answers).(route.Find)
			if !ok {
				t.Fatalf("enter answers %v on\n%s", r.answers, view)
			}
			n, err := r.store.Count(t.Context(), query(t, found.Text))
			if err != nil || !strings.HasPrefix(strings.TrimSpace(said), frames(n)) {
				t.Fatalf("%s selects %d, %v; the map says %q", found.Text, n, err, said)
			}
			seen[found.Text] = true
		}
		if len(seen) == 0 {
			t.Fatal("no frames were found")
		}
		r.press("+")
	}
}

func frames(n int) string {
	if n == 1 {
		return "1 frame here"
	}
	return fmt.Sprintf("%d frames here", n)
}

func TestAPlaceIsPickedByMovingTheCrossHair(t *testing.T) {
	r := newRig(t, journey)
	r.show(80, 23, chart.Asked{Picking: 3, Near: &journey[0]})
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "Pick a place for 3 photos") {
		t.Errorf("it does not say what is picked:\n%s", view)
	}
	r.press("l", "l", "k", "+", "h", "enter")
	picked, ok := last(r.answers).(route.Picked)
	if !ok || !picked.Point.Valid() {
		t.Fatalf("enter answers %v", r.answers)
	}
	if away := picked.Point.Distance(journey[0]); away < 100 || away > 500_000 || picked.Point.Lat <= journey[0].Lat {
		t.Errorf("%v is %.0f m from where it began", picked.Point, away)
	}
	if shown := tuitest.Plain(r.screen.View()); !strings.Contains(shown, picked.Point.String()) {
		t.Errorf("%v was picked, and is not what was shown:\n%s", picked.Point, shown)
	}
}

func TestZoomGoesFromTheWorldToADoor(t *testing.T) {
	r := newRig(t, journey)
	r.show(80, 23, chart.Asked{})
	r.press("G")
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "10,000 km") {
		t.Errorf("the scale of the world:\n%s", view)
	}
	r.press("tab")
	for range 24 {
		r.press("+")
	}
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "┤ 1 m") && !strings.Contains(view, "┤ 0.5 m") {
		t.Errorf("the scale of a door:\n%s", view)
	}
	for range 30 {
		r.press("-")
	}
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "5,000 km") {
		t.Errorf("all the way back:\n%s", view)
	}
}

func TestWhatIsLateIsDropped(t *testing.T) {
	r := newRig(t, journey)
	r.screen = r.screen.Resize(80, 23)
	var first, second tea.Cmd
	r.screen, first = r.screen.Show(chart.Asked{})
	r.screen, second = r.screen.Show(chart.Asked{Text: "tag:never", Query: query(t, "tag:never")})
	late := tuitest.Run(first)
	r.feed(tuitest.Run(second)...)
	r.feed(late...)
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "Map of no frames · tag:never") {
		t.Errorf("an older answer is shown:\n%s", view)
	}
}

func query(t testing.TB, text string) journal.Query {
	t.Helper()
	q, err := journal.ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func last(msgs []tea.Msg) tea.Msg {
	if len(msgs) == 0 {
		return nil
	}
	return msgs[len(msgs)-1]
}

func TestWhatIsCoveredIsReadWhenItComesToFront(t *testing.T) {
	r := newRig(t, journey)
	r.show(100, 24, chart.Asked{})
	r.feed(route.Covered{})
	gone := journal.Patch{ID: r.ids[9], Place: &journal.Place{}}
	if _, err := r.store.Apply(t.Context(), journal.Change{Patches: []journal.Patch{gone}}); err != nil {
		t.Fatal(err)
	}
	var cmd tea.Cmd
	if r.screen, cmd = r.screen.Update(route.Changed{}); cmd != nil {
		t.Error("it is read while nobody sees it")
	}
	r.feed(route.Front{})
	if view := tuitest.Plain(r.screen.View()); !strings.Contains(view, "Map of 9 frames") {
		t.Errorf("in front again, it shows what was:\n%s", view)
	}
	if _, cmd = r.screen.Update(route.Front{}); cmd != nil {
		t.Error("it is read though nothing changed")
	}
}
