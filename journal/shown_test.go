package journal_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
)

// shows is an entry that was made in Kaesong and shows the square in Pyongyang.
func shows() journal.Entry {
	return journal.Entry{
		Caption: "{place}, {city}", Keywords: []string{"Kim Il Sung Square", "Pyongyang", "snow"},
		Taken: journal.Moment{Clock: clock("2013-02-25T16:29:31"), Written: "2013-02-25T16:29:31"},
		Place: &journal.Place{
			Point: &journal.Point{Lat: 37.9706, Lon: 126.555}, Source: journal.PlaceExif, Name: "Janam hill", City: "Kaesong",
			Country: "North Korea", CountryCode: "KP",
		},
		Shown: square(),
	}
}

// TestWhatIsShownIsToldAsExactlyAsAPlace at every precision; variables keep to where it was made.
func TestWhatIsShownIsToldAsExactlyAsAPlace(t *testing.T) {
	for _, how := range journal.Precisions {
		d := journal.Destination{Redaction: journal.Redaction{Place: how}}
		m := journal.MessageFor(shows(), d)
		if want := d.Redaction.PlaceOf(square()); !reflect.DeepEqual(m.Shown, want) {
			t.Errorf("%s: told %+v, want %+v", how, m.Shown, want)
		}
		if named := slices.Contains(m.Keywords, "Kim Il Sung Square"); named != (how == journal.PrecisionExact) {
			t.Errorf("%s: keywords %q", how, m.Keywords)
		}
		if strings.Contains(m.Text, "Pyongyang") != slices.Contains(m.Keywords, "Pyongyang") || strings.Contains(m.Caption, "Square") {
			t.Errorf("%s: the text is %q", how, m.Text)
		}
		withheld := journal.WithheldFrom(shows(), d, m)
		is := func(w journal.Withheld) bool { return w.Text == "the exact coordinates of what is shown" }
		if slices.ContainsFunc(withheld, is) != (how != journal.PrecisionExact) {
			t.Errorf("%s: withheld %+v", how, withheld)
		}
	}
}

// TestHowExactlyAMessageTellsCountsBothPlaces, in what was frozen before that was kept, or comes from an export.
func TestHowExactlyAMessageTellsCountsBothPlaces(t *testing.T) {
	for _, stood := range journal.Precisions {
		for _, shown := range journal.Precisions {
			m := journal.Message{
				Place: journal.Redaction{Place: stood}.PlaceOf(square()), Shown: journal.Redaction{Place: shown}.PlaceOf(square()),
			}
			one, other := journal.Message{Place: m.Place}.Precision(), journal.Message{Place: m.Shown}.Precision()
			if got := m.Precision(); got != one && got != other || one.FinerThan(got) || other.FinerThan(got) {
				t.Errorf("%s and %s: %s", stood, shown, got)
			}
		}
	}
}

func TestAnEstimateOfWhatIsShownIsNotTold(t *testing.T) {
	e := shows()
	e.Shown.Source = journal.PlaceEstimate
	m := journal.MessageFor(e, journal.Destination{Redaction: journal.Redaction{Place: journal.PrecisionExact}})
	if m.Shown != nil || slices.Contains(m.Keywords, "Pyongyang") {
		t.Errorf("told %+v, %q", m.Shown, m.Keywords)
	}
}

// TestANoGoAreaHoldsWhatShowsIt: also where it was made far from it.
func TestANoGoAreaHoldsWhatShowsIt(t *testing.T) {
	e := shows()
	area := journal.NoGo{Name: "the square", Point: *e.Shown.Point, Radius: 500}
	if !area.HoldsEntry(e) || area.Holds(e.Place) {
		t.Fatal("it does not hold what shows it alone")
	}
	e.NoGo = area.Name
	m := journal.MessageFor(e, journal.Destination{Redaction: journal.Redaction{Place: journal.PrecisionExact}})
	if m.Place != nil || m.Shown != nil || m.Taken.TakenAt() != "2013-02-25T00:00:00" || !slices.Equal(m.Keywords, []string{"snow"}) {
		t.Errorf("told %+v", m)
	}
}

func TestWordsForWhatIsShownAreOfTheCityWhereItWasMade(t *testing.T) {
	e := shows()
	p := e.ShownHere(" Juche\tTower\n")
	if p.Label() != "Juche Tower, Kaesong, North Korea" || p.Point != nil || p.Source != journal.PlaceHand {
		t.Errorf("got %+v", p)
	}
	e.Place.Source = journal.PlaceEstimate
	if p := e.ShownHere("Tower"); p.Label() != "Tower" {
		t.Errorf("an estimate tells %q", p.Label())
	}
}

func TestASeriesShowsWhatItsFirstOneShows(t *testing.T) {
	none := shows()
	none.Shown = nil
	if got := journal.Join([]journal.Entry{none, shows()}); got.Shown.Label() != square().Label() {
		t.Errorf("got %+v", got.Shown)
	}
}
