package locate_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/gazetteer"
	"sojourn/journal/sqlite"
	"sojourn/tui/locate"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// opened is the gazetteer, opened once for all tests.
var gazetteerOnce = sync.OnceValues(gazetteer.Open)

func opened() (locate.Gazetteer, error) { return gazetteerOnce() }

// trip is a journal of frames that are a quarter of an hour apart.
type trip struct {
	*sqlite.Store
	t   testing.TB
	ids []journal.ID
}

func newTrip(t testing.TB) *trip {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return &trip{Store: s, t: t}
}

// places is the gazetteer with the places that are saved in the journal.
func (j *trip) places() (locate.Gazetteer, error) {
	g, err := gazetteerOnce()
	if err != nil {
		return nil, err
	}
	return g.With(func() []journal.SavedPlace {
		all, _ := j.SavedPlaces(context.Background())
		return all
	}), nil
}

func (j *trip) frame(caption string, place *journal.Place) journal.ID {
	j.t.Helper()
	n := len(j.ids)
	e := journal.Entry{
		ID: journal.ID(fmt.Sprintf("FRAME%05d", n)), Caption: caption, Place: place, AddedAt: time.Unix(1361750400, 0),
		Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, 15*n, 0, 0, time.UTC)}, Version: 1,
		Photos: []journal.Photo{{Files: []journal.File{{
			Role: journal.RoleOriginal, Name: fmt.Sprintf("DSC_%04d.JPG", n), SHA256: fmt.Sprintf("%064d", n), Bytes: 1,
		}}}},
	}
	if err := j.AddEntries(j.t.Context(), []journal.Entry{e}); err != nil {
		j.t.Fatal(err)
	}
	j.ids = append(j.ids, e.ID)
	return e.ID
}

func (j *trip) placeOf(id journal.ID) journal.Place {
	j.t.Helper()
	e, err := j.Entry(j.t.Context(), id)
	if err != nil {
		j.t.Fatal(err)
	}
	if e.Place == nil {
		return journal.Place{}
	}
	return *e.Place
}

var (
	pyongyang = journal.Place{
		City: "Pyongyang", Region: "Pyongyang", Country: "North Korea", CountryCode: "KP",
		Point: &journal.Point{Lat: 39.0339, Lon: 125.7543}, Source: journal.PlaceGazetteer,
	}
	fromCamera = journal.Place{Point: &journal.Point{Lat: 39.0194, Lon: 125.7528}, Source: journal.PlaceExif}
)

func at(p journal.Place) *journal.Place { return &p }

// square are five frames: one in Pyongyang, two without a place, one with the camera's own, one
// without.
func square(t testing.TB) *trip {
	j := newTrip(t)
	j.frame("Breakfast", at(pyongyang))
	j.frame("Dawn over the Taedong", nil)
	j.frame("평양 김일성 광장", nil)
	j.frame("The Juche tower", at(fromCamera))
	j.frame("", nil)
	return j
}

func show(t testing.TB, s *trip, width, height int, ids ...journal.ID) locate.Model {
	t.Helper()
	m := locate.New(s, s.places, theme.New(true)).Resize(width, height)
	m, cmd := m.Show(ids)
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	return m
}

func typed(m locate.Model, text string) locate.Model {
	m, _ = tuitest.Feed(m, tuitest.Type(text)...)
	return m
}

func press(m locate.Model, names ...string) (locate.Model, []tea.Msg) {
	return tuitest.Feed(m, tuitest.Keys(names...)...)
}

// notice is the last thing that was said.
func notice(answers []tea.Msg) string {
	said := ""
	for _, a := range answers {
		if n, ok := a.(route.Notice); ok {
			said = n.Text
			if n.Err != nil {
				said = n.Err.Error()
			}
		}
	}
	return said
}

func count[T tea.Msg](answers []tea.Msg) int {
	n := 0
	for _, a := range answers {
		if _, ok := a.(T); ok {
			n++
		}
	}
	return n
}

func TestTheScreenLooks(t *testing.T) {
	j := square(t)
	for name, tc := range map[string]struct {
		ids  []journal.ID
		text string
		keys []string
	}{
		"one-before":         {ids: j.ids[1:2]},
		"one-with-camera":    {ids: j.ids[3:4]},
		"many-search":        {ids: j.ids[1:3], text: "kaes", keys: []string{"down"}},
		"coordinates":        {ids: j.ids[1:2], text: "38.01, 126.55"},
		"own-name":           {ids: j.ids[3:4], text: "Juche Tower Plaza"},
		"nothing-found":      {ids: j.ids[1:2], text: "qqqqqqqqqqqq"},
		"asks-for-several":   {ids: j.ids[1:5], text: "Kaesong", keys: []string{"enter"}},
		"asks-before-clear":  {ids: j.ids[1:5], keys: []string{"ctrl+x"}},
		"first-in-the-world": {ids: j.ids[0:1]},
	} {
		t.Run(name, func(t *testing.T) {
			for _, size := range []struct{ width, height int }{{80, 23}, {120, 39}, {40, 9}} {
				m := typed(show(t, j, size.width, size.height, tc.ids...), tc.text)
				m, _ = press(m, tc.keys...)
				tuitest.Fits(t, m.View(), size.width, size.height)
				if size.width == 80 || name == "many-search" || name == "asks-for-several" && size.width == 40 {
					tuitest.Golden(t, fmt.Sprintf("%s-%dx%d", name, size.width, size.height), m.View())
				}
			}
		})
	}
}

func TestChoosingPlacesAllAsOneChange(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		keys []string
		want journal.Place
		says string
	}{
		"as the frame before, with enter alone": {
			keys: []string{"enter"}, says: "placed 2 photos in Pyongyang, North Korea; u undoes it",
			want: journal.Place{City: "Pyongyang", CountryCode: "KP", Source: journal.PlaceCopied, Point: pyongyang.Point},
		},
		"as the frame before, whatever is typed": {
			text: "Seoul", keys: []string{"ctrl+s"}, says: "placed 2 photos in Pyongyang, North Korea; u undoes it",
			want: journal.Place{City: "Pyongyang", CountryCode: "KP", Source: journal.PlaceCopied, Point: pyongyang.Point},
		},
		"a name": {
			text: "kaesong", keys: []string{"enter"}, says: "placed 2 photos in Kaesŏng, North Korea; u undoes it",
			want: journal.Place{
				City: "Kaesŏng", CountryCode: "KP", Source: journal.PlaceGazetteer,
				Point: &journal.Point{Lat: 37.97, Lon: 126.55},
			},
		},
		"coordinates with their names": {
			text: "39.0194,125.7528", keys: []string{"enter"}, says: "placed 2 photos in Pyongyang, North Korea; u undoes it",
			want: journal.Place{City: "Pyongyang", CountryCode: "KP", Source: journal.PlaceHand, Point: fromCamera.Point},
		},
		"coordinates only": {
			text: "39.0194 125.7528", keys: []string{"down", "enter"},
			says: "placed 2 photos at 39.01940, 125.75280; u undoes it",
			want: journal.Place{Source: journal.PlaceHand, Point: fromCamera.Point},
		},
	} {
		t.Run(name, func(t *testing.T) {
			j := square(t)
			m := typed(show(t, j, 80, 23, j.ids[1], j.ids[2]), tc.text)
			_, answers := press(m, tc.keys...)
			if got := notice(answers); got != tc.says {
				t.Errorf("said %q, want %q", got, tc.says)
			}
			if count[route.Changed](answers) != 1 || count[route.Back](answers) != 1 {
				t.Errorf("answered %v", answers)
			}
			for _, id := range j.ids[1:3] {
				got := j.placeOf(id)
				if got.City != tc.want.City || got.CountryCode != tc.want.CountryCode || got.Source != tc.want.Source ||
					got.Point == nil || got.Point.Distance(*tc.want.Point) > 3000 {
					t.Errorf("%s is at %+v, want %+v", id, got, tc.want)
				}
			}
			if _, err := j.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := label(j.placeOf(j.ids[1])) + label(j.placeOf(j.ids[2])); got != "" {
				t.Errorf("after one undo there is still %q", got)
			}
		})
	}
}

func label(p journal.Place) string { return p.Label() }

func TestTheCamerasPlaceIsNotReplacedUnasked(t *testing.T) {
	for name, tc := range map[string]struct {
		keys []string
		says string
		want string // of the frame with the camera's place
		rest string // of the others
	}{
		"asked, and left":          {[]string{"enter", "esc"}, "", "39.01940, 125.75280", ""},
		"replaced when told again": {[]string{"enter", "enter"}, "placed 4 photos in Kaesŏng, North Korea; u undoes it", "Kaesŏng, North Korea", "Kaesŏng, North Korea"},
		"only the others, when told": {
			[]string{"enter", "ctrl+o"},
			"placed 3 photos in Kaesŏng, North Korea; 1 other is as it was; u undoes it",
			"39.01940, 125.75280", "Kaesŏng, North Korea",
		},
		"only the others, at once": {
			[]string{"ctrl+o"},
			"placed 3 photos in Kaesŏng, North Korea; 1 other is as it was; u undoes it",
			"39.01940, 125.75280", "Kaesŏng, North Korea",
		},
		"a key that is no answer takes the question back": {[]string{"enter", "x", "enter"}, "", "39.01940, 125.75280", ""},
	} {
		t.Run(name, func(t *testing.T) {
			j := square(t)
			m := typed(show(t, j, 80, 23, j.ids[1:5]...), "kaesong")
			m, answers := press(m, tc.keys...)
			if got := notice(answers); !strings.HasPrefix(got, tc.says) {
				t.Errorf("said %q, want %q", got, tc.says)
			}
			if got := label(j.placeOf(j.ids[3])); got != tc.want {
				t.Errorf("the camera's place is %q, want %q", got, tc.want)
			}
			if got := label(j.placeOf(j.ids[1])); got != tc.rest {
				t.Errorf("the others' is %q, want %q", got, tc.rest)
			}
			tuitest.Fits(t, m.View(), 80, 23)
		})
	}
}

func TestTypedCoordinatesReplaceTheCamerasUnasked(t *testing.T) {
	j := square(t)
	m := typed(show(t, j, 80, 23, j.ids[3]), "39.03,125.75")
	if _, answers := press(m, "enter"); count[route.Back](answers) != 1 {
		t.Errorf("answered %v", answers)
	}
	if got := j.placeOf(j.ids[3]).Source; got != journal.PlaceHand {
		t.Errorf("the place is %s", got)
	}
}

func TestNamesDoNotMoveWhatTheCameraKnows(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		keys []string
		want string
	}{
		"names of its coordinates":  {"", []string{"down", "enter"}, "Pyongyang, North Korea"},
		"a name of the traveller's": {"주체사상탑", []string{"enter"}, "주체사상탑"},
	} {
		t.Run(name, func(t *testing.T) {
			j := square(t)
			m := typed(show(t, j, 80, 23, j.ids[3]), tc.text)
			_, answers := press(m, tc.keys...)
			got := j.placeOf(j.ids[3])
			if got.Label() != tc.want || *got.Point != *fromCamera.Point || got.Source != journal.PlaceExif {
				t.Errorf("said %q; the place is %+v", notice(answers), got)
			}
		})
	}
}

func TestClearingAsksOnlyForSeveral(t *testing.T) {
	j := square(t)
	m, answers := press(show(t, j, 80, 23, j.ids[0]), "ctrl+x")
	if got := notice(answers); got != "took the place of 1 photo away; u undoes it" || j.placeOf(j.ids[0]).Point != nil {
		t.Errorf("said %q, place %+v", got, j.placeOf(j.ids[0]))
	}
	m, cmd := m.Show(j.ids)
	m, _ = tuitest.Feed(m, tuitest.Run(cmd)...)
	m, _ = press(m, "ctrl+x")
	if j.placeOf(j.ids[3]).Point == nil {
		t.Fatal("nothing was asked")
	}
	_, answers = press(m, "ctrl+x")
	if got := notice(answers); got != "took the place of 1 photo away; u undoes it" || j.placeOf(j.ids[3]).Point != nil {
		t.Errorf("said %q, place %+v", got, j.placeOf(j.ids[3]))
	}
}

func TestWithoutAFrameBeforeThereIsNothingToCopy(t *testing.T) {
	j := square(t)
	_, answers := press(show(t, j, 80, 23, j.ids[0]), "ctrl+s")
	if got := notice(answers); got != "no frame before this one has a place" || count[route.Back](answers) > 0 {
		t.Errorf("answered %v", answers)
	}
}

func TestAPlaceIsGivenANameOfOnesOwn(t *testing.T) {
	j := square(t)
	m := show(t, j, 80, 23, j.ids[1])
	m = typed(m, "39.0312, 125.7601")
	m, _ = press(m, "alt+s")
	m = typed(m, "the hospital~300m")
	tuitest.Golden(t, "names-it", m.View())
	m, answers := press(m, "enter")
	if want := "saved the hospital, 300 m around 39.03120, 125.76010"; notice(answers) != want {
		t.Errorf("said %q", notice(answers))
	}
	press(m, "esc")
	m = show(t, j, 80, 23, j.ids[1])
	m = typed(m, "hos")
	if !strings.Contains(m.View(), "> the hospital") {
		t.Errorf("not offered first:\n%s", m.View())
	}
	press(m, "enter")
	if p := j.placeOf(j.ids[1]); p.Name != "the hospital" || p.Accuracy != 300 {
		t.Errorf("got %+v", p)
	}
}

func TestAnEstimateIsMarkedAndAccepted(t *testing.T) {
	j := square(t)
	m := show(t, j, 80, 23, j.ids[1], j.ids[2])
	m, _ = press(m, "down")
	_, answers := press(m, "enter")
	if want := "estimated the place of 2 photos: not sent before it is accepted; u undoes it"; notice(answers) != want {
		t.Errorf("said %q", notice(answers))
	}
	first, second := j.placeOf(j.ids[1]), j.placeOf(j.ids[2])
	if first.Source != journal.PlaceEstimate || second.Source != journal.PlaceEstimate || *first.Point == *second.Point {
		t.Fatalf("got %+v at %v, %+v at %v", first, first.Point, second, second.Point)
	}
	m = show(t, j, 80, 23, j.ids[1])
	if !strings.Contains(m.View(), "Now: ≈ Pyongyang") || !strings.Contains(m.View(), "> ≈ Pyongyang") {
		t.Errorf("an estimate looks like a place:\n%s", m.View())
	}
	press(m, "enter")
	if p := j.placeOf(j.ids[1]); p.Source != journal.PlaceCopied || *p.Point != *first.Point {
		t.Errorf("got %+v", p)
	}
}

func TestNamesOfAPlaceCanBeRefused(t *testing.T) {
	j := square(t)
	if m := show(t, j, 80, 23, j.ids[0]); strings.Contains(m.View(), "no names") {
		t.Errorf("it is offered first of all:\n%s", m.View())
	}
	j.frame("Evening", at(pyongyang))
	m := show(t, j, 80, 23, j.ids[5])
	for range 4 {
		if strings.Contains(m.View(), "> no names") {
			break
		}
		m, _ = press(m, "down")
	}
	press(m, "enter")
	if p := j.placeOf(j.ids[5]); p.City != "" || p.Point == nil || *p.Point != *pyongyang.Point {
		t.Errorf("got %+v", p)
	}
}
