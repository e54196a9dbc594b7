package journal_test

import (
	"math"
	"testing"

	"sojourn/journal"
)

func TestParsePoint(t *testing.T) {
	for in, want := range map[string]journal.Point{
		"39.0339,125.7543":   {Lat: 39.0339, Lon: 125.7543},
		" -17.5 , 179.9999 ": {Lat: -17.5, Lon: 179.9999},
		"90 0":               {Lat: 90},
	} {
		if got, err := journal.ParsePoint(in); err != nil || got != want {
			t.Errorf("%q: got %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "39", "0,0", "91,0", "0,181", "a,b", "NaN,1", "Inf,1", "1,2,3", "1x,2"} {
		if _, err := journal.ParsePoint(in); journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q was taken", in)
		}
	}
}

func TestDistance(t *testing.T) {
	pyongyang, kaesong := journal.Point{Lat: 39.0339, Lon: 125.7543}, journal.Point{Lat: 37.9708, Lon: 126.5544}
	if d := pyongyang.Distance(kaesong); math.Abs(d-137_100) > 500 {
		t.Errorf("Pyongyang to Kaesong: %.0f m", d)
	}
	if d := (journal.Point{Lat: 0, Lon: 179.9}).Distance(journal.Point{Lat: 0, Lon: -179.9}); d > 22_300 {
		t.Errorf("across the antimeridian: %.0f m", d)
	}
}

func TestIDs(t *testing.T) {
	seen := map[journal.ID]bool{}
	for range 1000 {
		id := journal.NewID()
		if p, err := journal.ParseIDPrefix(string(id)); err != nil || p != string(id) || seen[id] {
			t.Fatalf("%s: %s, %v", id, p, err)
		}
		seen[id] = true
	}
	if p, err := journal.ParseIDPrefix("o1il"); err != nil || p != "0111" {
		t.Errorf("o1il: %q, %v", p, err)
	}
	for _, in := range []string{"", "ABCDEFGHJKM", "../x", "U", "한"} {
		if _, err := journal.ParseIDPrefix(in); journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q was taken", in)
		}
	}
}

// Every source against every other: a better one is never replaced unasked by a worse one.
func TestSourcesAreRanked(t *testing.T) {
	best := []journal.PlaceSource{
		journal.PlaceHand, journal.PlaceExif, journal.PlaceTrack, journal.PlaceCopied, journal.PlaceGazetteer, journal.PlaceEstimate,
	}
	for i, s := range best {
		for j, other := range best {
			if got := s.BetterThan(other); got != (i < j) {
				t.Errorf("%s better than %s: %v", s, other, got)
			}
		}
	}
}

func TestAnEstimateStaysOneWhereItIsCopied(t *testing.T) {
	guess := journal.Place{City: "Kaesŏng", Source: journal.PlaceEstimate}
	if got := guess.Copied(); got.Source != journal.PlaceEstimate {
		t.Errorf("copied it is %s", got.Source)
	}
	if got := guess.Accepted(); got.Source != journal.PlaceCopied {
		t.Errorf("accepted it is %s", got.Source)
	}
	for _, precision := range []journal.Precision{"", journal.PrecisionExact, journal.PrecisionCity, journal.PrecisionCountry} {
		if got := (journal.Redaction{Place: precision}).PlaceOf(&guess); got != nil {
			t.Errorf("%s: a destination learns %+v", precision, got)
		}
	}
}
