package gazetteer_test

import (
	"testing"

	"sojourn/journal"
)

func TestPlacesOfOnesOwnComeFirst(t *testing.T) {
	saved := []journal.SavedPlace{
		{Name: "Hotel Koryo", Point: at(39.0050, 125.7370), Radius: 200},
		{Name: "the hospital", Point: at(39.0312, 125.7601), Radius: 300},
		{Name: "hospital Seoul", Point: at(37.5796, 126.9990), Radius: 300},
		{Name: "병원", Point: at(38.0, 126.5), Radius: 100},
		{Name: "Camp", Point: at(-48.8767, -123.3933), Radius: 1000}, // no place is near
	}
	g := open(t).With(func() []journal.SavedPlace { return saved })
	here := at(39.03, 125.75)
	for words, want := range map[string]string{
		"hos": "the hospital", "HOSPITAL": "the hospital", "the hos": "the hospital", "hospital seo": "hospital Seoul",
		"kor": "Hotel Koryo", "hótel": "Hotel Koryo", "병": "병원", "camp": "Camp", "pyongyang": "", "hospit al": "",
	} {
		got := ""
		if found := g.Search(words, &here, 5); len(found) > 0 {
			if got = found[0].Place.Name; found[0].Saved != (want != "") {
				t.Errorf("%q: %+v", words, found[0])
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	found := g.Search("hos", &here, 5)
	if len(found) != 5 || found[1].Place.Name != "hospital Seoul" || found[2].Saved {
		t.Errorf("got %+v", found)
	}
	first := found[0].Place
	if first.City != "Pyongyang" || first.CountryCode != "KP" || first.Accuracy != 300 || first.Source != journal.PlaceGazetteer {
		t.Errorf("got %+v", first)
	}
	if got := open(t).Search("the hospital", &here, 1); len(got) > 0 && got[0].Saved {
		t.Error("another gazetteer knows it too")
	}
}

func TestReverseNamesPlacesOfOnesOwn(t *testing.T) {
	saved := []journal.SavedPlace{
		{Name: "old town", Point: at(39.03, 125.76), Radius: 2000},
		{Name: "the hospital", Point: at(39.0312, 125.7601), Radius: 300},
		{Name: "Camp", Point: at(-48.8767, -123.3933), Radius: 1000},
	}
	g := open(t).With(func() []journal.SavedPlace { return saved })
	for name, tc := range map[string]struct {
		at   journal.Point
		want string
	}{
		"in both":              {at(39.0313, 125.7603), "the hospital, Pyongyang, North Korea"},
		"only in the old town": {at(39.0250, 125.7600), "old town, Pyongyang, North Korea"},
		"in neither":           {at(39.0600, 125.7600), "Pyongyang, North Korea"},
		"where nothing is":     {at(-48.8770, -123.3940), "Camp"},
	} {
		c, ok := g.Reverse(tc.at)
		if got := (journal.Place{}).NamedAs(c); !ok || got.Label() != tc.want {
			t.Errorf("%s: %q, %v", name, got.Label(), ok)
		}
	}
}

func TestNoCityIsClaimedFarAway(t *testing.T) {
	c, ok := open(t).Reverse(at(38.5, 124.2)) // at sea
	if !ok || c.Place.City != "" || c.Nearest == "" || c.Distance < 20_000 {
		t.Errorf("got %+v", c)
	}
	if c, _ := open(t).Reverse(at(39.03, 125.75)); c.Place.City != "Pyongyang" || c.Nearest != "Pyongyang" {
		t.Errorf("got %+v", c)
	}
}
