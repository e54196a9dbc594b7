package folder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
)

// The map of a coarse place is a square, and the same for every place in it; an exact one is a point.
func TestTheMapShowsNoMoreThanIsTold(t *testing.T) {
	pageOf := func(how journal.Precision, p journal.Point) string {
		dir := t.TempDir()
		d := taken(t, "Snow", "2013-02-25T10:30:00", 1)
		place := journal.Redaction{Place: how}.PlaceOf(&journal.Place{Point: &p, City: "Pyongyang", Country: "North Korea"})
		d.Entry, d.Message.Place, d.Message.Told = "0123456789", place, how
		deliver(t, open(t, dir), d)
		page, err := os.ReadFile(filepath.Join(dir, "entries", "0123456789.html"))
		if err != nil {
			t.Fatal(err)
		}
		_, svg, _ := strings.Cut(string(page), "<svg")
		svg, _, _ = strings.Cut(svg, "</svg>")
		return svg
	}
	here, there := journal.Point{Lat: 39.0195, Lon: 125.7530}, journal.Point{Lat: 39.0231, Lon: 125.7561}
	if a, b := pageOf(journal.PrecisionCity, here), pageOf(journal.PrecisionCity, there); a != b || !strings.Contains(a, "<rect") {
		t.Errorf("the maps of one square differ, or show none:\n%s\n%s", a, b)
	}
	if a, b := pageOf(journal.PrecisionExact, here), pageOf(journal.PrecisionExact, there); a == b || !strings.Contains(a, "<circle") {
		t.Errorf("exact places are not shown:\n%s", a)
	}
	for _, how := range []journal.Precision{journal.PrecisionCountry, journal.PrecisionNone} {
		if svg := pageOf(how, here); svg != "" {
			t.Errorf("at %s there is a map: %s", how, svg)
		}
	}
}

// The index has one map, whose marks lead to the entries.
func TestTheIndexMapsAll(t *testing.T) {
	dir := t.TempDir()
	to := open(t, dir)
	for _, p := range []journal.Point{{Lat: 39.0195, Lon: 125.753}, {Lat: 37.9708, Lon: 126.5546}, {Lat: 37.9709, Lon: 126.5547}} {
		d := taken(t, "Snow", "2013-02-25T10:30:00", 1)
		d.Message.Place, d.Message.Told = &journal.Place{Point: &p, Country: "North Korea"}, journal.PrecisionExact
		deliver(t, to, d)
	}
	deliver(t, to, taken(t, "Nowhere", "2013-02-25T11:30:00", 1))
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(index)
	if strings.Count(text, "<circle") != 2 || !strings.Contains(text, "and 1 more") || !strings.Contains(text, "Map of 3 places") {
		t.Errorf("the map: %s", text[strings.Index(text, "<svg"):])
	}
}
