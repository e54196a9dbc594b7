package gazetteer_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/journal/gazetteer"
)

// opened is shared by the tests, as a program shares it.
var opened = sync.OnceValues(gazetteer.Open)

func open(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestSearchFindsFirst(t *testing.T) {
	for words, want := range map[string]string{
		"pyong":                  "Pyongyang, North Korea",
		"Pyongyang":              "Pyongyang, North Korea",
		"P’yŏngyang":             "Pyongyang, North Korea",
		"p'yongyang dprk":        "Pyongyang, North Korea",
		"평양":                     "Pyongyang, North Korea",
		"평야":                     "Pyongyang, North Korea", // the syllable is still being typed
		"kaesong":                "Kaesŏng, North Korea",
		"KAESŎNG":                "Kaesŏng, North Korea",
		"kae song":               "Kaesŏng, North Korea",
		"gaeseong":               "Kaesŏng, North Korea",
		"개성":                     "Kaesŏng, North Korea",
		"north korea":            "Pyongyang, North Korea",
		"seoul kr":               "Seoul, South Korea",
		"서울":                     "Seoul, South Korea",
		"san francisco":          "San Francisco, United States",
		"francisco san":          "San Francisco, United States",
		"california san franci":  "San Francisco, United States",
		"paris":                  "Paris, France",
		"paris us":               "Paris, United States",
		"us paris":               "Paris, United States",
		"paris, tx":              "Paris, United States",
		"london ontario":         "London, Canada",
		"zurich":                 "Zürich, Switzerland",
		"Sao Paulo":              "São Paulo, Brazil",
		"lodz":                   "Łódź, Poland",
		"st louis":               "St. Louis, United States",
		"saint louis missouri":   "St. Louis, United States",
		"washington dc":          "Washington, United States",
		"l'aquila":               "L'Aquila, Italy",
		"aquila abruzzo":         "L'Aquila, Italy",
		"beijing":                "Beijing, China",
		"北京":                     "Beijing, China",
		"МОСКВА":                 "Moscow, Russia",
		"القاهرة":                "Cairo, Egypt",
		"köln":                   "Köln, Germany",
		"koeln":                  "Köln, Germany",
		"pyonyang":               "Pyongyang, North Korea", // a letter is missing
		"piongyang":              "Pyongyang, North Korea",
		"pyonygang":              "Pyongyang, North Korea", // two are swapped
		"dusseldrof":             "Düsseldorf, Germany",
		"anadyr":                 "Anadyr, Russia",
		"suva fiji":              "Suva, Fiji",
		"kyiv":                   "Kyiv, Ukraine",
		"zaporozhye":             "Zaporizhzhya, Ukraine",
		"Moskau":                 "Moscow, Russia", // in other languages
		"Bagdad":                 "Baghdad, Iraq",
		"Edinburg":               "Edinburgh, United Kingdom",
		"Londres":                "London, United Kingdom",
		"Nueva York":             "New York City, United States",
		"Sao Paolo":              "São Paulo, Brazil",
		"เชียงใหม่":              "Chiang Mai, Thailand",
		"丹東":                     "Dandong, China", // as Taiwan writes it
		"丹东":                     "Dandong, China", // … and China
		"广岛":                     "Hiroshima, Japan",
		"広島":                     "Hiroshima, Japan",
		"Panmunjom":              "P’anmunjŏm, North Korea", // where nobody lives
		"板门店":                    "P’anmunjŏm, North Korea",
		"lomdon":                 "London, United Kingdom", // the largest of those that are meant
		"sao paulp":              "São Paulo, Brazil",
		"lodnon":                 "London, United Kingdom",
		"Владивостак":            "Vladivostok, Russia", // letters of two bytes
		"atlantis under the sea": "",
		"":                       "",
		" \t\n":                  "",
		"!?.,;'’":                "",
		"\xff\xfe\x00":           "",
	} {
		got := ""
		if found := open(t).Search(words, nil, 5); len(found) > 0 {
			got = found[0].Place.Label()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestSearchTakesForMisspeltOnlyWhatIsLikelierMeant(t *testing.T) {
	cities := func(words string) (all []string) {
		for _, c := range open(t).Search(words, nil, 20) {
			all = append(all, c.Place.City)
		}
		return all
	}
	if got := cities("kapan"); got[0] != "Kapan" || slices.Contains(got, "Kazan") {
		t.Errorf("kapan, a town: %q", got)
	}
	if got := cities("lodon"); got[0] != "London" || !slices.Contains(got, "Pukchin-rodongjagu") {
		t.Errorf("lodon, a village: %q", got)
	}
}

func TestSearchFillsThePlace(t *testing.T) {
	found := open(t).Search("pyongyang", nil, 1)
	if len(found) != 1 {
		t.Fatalf("%d places", len(found))
	}
	c := found[0]
	want := journal.Place{
		Point: c.Place.Point, Source: journal.PlaceGazetteer,
		City: "Pyongyang", Region: "Pyongyang", Country: "North Korea", CountryCode: "KP",
	}
	if c.Place != want {
		t.Errorf("got %+v", c.Place)
	}
	if d := c.Place.Point.Distance(journal.Point{Lat: 39.03385, Lon: 125.75432}); d > 10 {
		t.Errorf("%v is %.0f m off", c.Place.Point, d)
	}
	if c.Population < 1_000_000 || c.Distance >= 0 {
		t.Errorf("population %d, distance %v", c.Population, c.Distance)
	}
}

func TestSearchPutsNearPlacesFirst(t *testing.T) {
	for name, tc := range map[string]struct {
		words  string
		near   journal.Point
		region string
	}{
		"in Illinois":                {"springfield", at(40.1, -89.4), "Illinois"},
		"in Massachusetts":           {"springfield", at(42.3, -72.6), "Massachusetts"},
		"beside a small Paris":       {"paris", at(33.7, -95.5), "Texas"},
		"a world away from both":     {"paris", at(-33.9, 18.4), "Île-de-France"},
		"over the antimeridian":      {"labasa", at(-16.5, -179.9), "Northern"},
		"a misspelling still counts": {"sprinfield", at(40.1, -89.4), "Illinois"},
	} {
		t.Run(name, func(t *testing.T) {
			found := open(t).Search(tc.words, &tc.near, 3)
			if len(found) == 0 || found[0].Place.Region != tc.region {
				t.Fatalf("got %+v", found)
			}
			want := tc.near.Distance(*found[0].Place.Point)
			if math.Abs(found[0].Distance-want) > 1 {
				t.Errorf("distance %v, want %v", found[0].Distance, want)
			}
		})
	}
}

func TestSearchKeepsToItsLimit(t *testing.T) {
	for limit, want := range map[int]int{-1: 0, 0: 0, 1: 1, 7: 7, math.MaxInt: 200} {
		if got := open(t).Search("s", nil, limit); len(got) != want {
			t.Errorf("limit %d: %d places", limit, len(got))
		}
	}
	nowhere := &journal.Point{Lat: math.NaN(), Lon: 7}
	for _, c := range open(t).Search("paris", nowhere, 3) {
		if c.Distance >= 0 {
			t.Errorf("distance %v from nowhere", c.Distance)
		}
	}
}

func TestSearchMayRunInManyGoroutines(t *testing.T) {
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if len(g.Search("평양", nil, 1)) != 1 {
				t.Error("평양 was not found")
			}
			if _, ok := g.Reverse(journal.Point{Lat: 39, Lon: 125.7}); !ok {
				t.Error("nothing is near Pyongyang")
			}
		})
	}
	all.Wait()
}

func FuzzSearch(f *testing.F) {
	long := strings.Repeat("한 ", 200)
	for _, words := range []string{"paris us", "평야", "st. l'aq", "\x1b[31m", "ſ İ ŉ", long} {
		f.Add(words, 39.0, 125.7, 5)
	}
	f.Fuzz(func(t *testing.T, words string, lat, lon float64, limit int) {
		near := journal.Point{Lat: lat, Lon: lon}
		found := open(t).Search(words, &near, limit)
		if len(found) > max(limit, 0) {
			t.Errorf("%d places for a limit of %d", len(found), limit)
		}
		seen := map[journal.Point]string{}
		for _, c := range found {
			if !c.Place.Point.Valid() || c.Place.City == "" || c.Place.CountryCode == "" {
				t.Errorf("%+v", c)
			}
			if near.Valid() != (c.Distance >= 0) {
				t.Errorf("distance %v from %v", c.Distance, near)
			}
			if city, twice := seen[*c.Place.Point]; twice && city == c.Place.City {
				t.Errorf("%s is there twice", city)
			}
			seen[*c.Place.Point] = c.Place.City
		}
	})
}
