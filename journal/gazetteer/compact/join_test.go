package main

import (
	"slices"
	"testing"

	"sojourn/journal"
)

func TestJoin(t *testing.T) {
	old := func(name, country, feature string, population uint32, lat float64) settlement {
		return settlement{
			name: name, country: country, feature: feature, population: population,
			point: journal.Point{Lat: lat, Lon: 125}, others: []string{"남포"},
		}
	}
	names := func(all ...string) []string { return all }
	const village = "PPL"
	for name, tc := range map[string]struct {
		old        settlement
		population uint32
		aliases    []string
	}{
		"the same name":                   {old("Namp'o", "KP", village, 7000, 38.05), 7000, names("남포")},
		"the same name, too far":          {old("Nampo", "KP", village, 7000, 38.2), 0, nil},
		"the same name, other country":    {old("Nampo", "KR", village, 7000, 38), 0, nil},
		"another name, same spot":         {old("진남포", "KP", village, 7000, 38.001), 7000, names("진남포", "남포")},
		"another name, a walk away":       {old("Chinnampo", "KP", village, 7000, 38.02), 0, nil},
		"a name that begins alike":        {old("Nampho", "KP", village, 7000, 38.05), 7000, names("Nampho", "남포")},
		"a quarter of it":                 {old("Hanggu", "KP", "PPLX", 7000, 38), 0, nil},
		"no people, so nothing to tell":   {old("Hanggu", "KP", "PPL", 0, 38), 0, nil},
		"another name, over its boundary": {old("Hanggu", "KR", village, 7000, 38), 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			nampo := city{Name: "Namp’o", Country: "KP", Lat: 38, Lng: 125}
			s := &source{cities: []city{nampo}, settled: []settlement{tc.old}}
			s.join()
			c := s.cities[0]
			if c.population != tc.population || !slices.Equal(c.aliases, tc.aliases) {
				t.Errorf("got %+v", c)
			}
		})
	}
}

func TestCountriesReadAsCaptionsWriteThem(t *testing.T) {
	for code, want := range map[string]string{
		"KP": "North Korea", "KR": "South Korea", "US": "United States", "MK": "North Macedonia",
		"CI": "Côte d’Ivoire", "BA": "Bosnia and Herzegovina", "LC": "Saint Lucia", "XK": "Kosovo",
	} {
		if got, err := countryOf(code); err != nil || got.Name != want || got.Code != code {
			t.Errorf("%s: %+v, %v", code, got, err)
		}
	}
	if c, err := countryOf("평"); err == nil {
		t.Errorf("평 is %+v", c)
	}
}
