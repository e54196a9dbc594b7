package gazetteer_test

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

func at(lat, lon float64) journal.Point { return journal.Point{Lat: lat, Lon: lon} }

func TestReverseNamesWhereOneStands(t *testing.T) {
	for name, tc := range map[string]struct {
		at   journal.Point
		want string
	}{
		"Kim Il Sung Square":                {at(39.0195, 125.7525), "Pyongyang, North Korea"},
		"a quarter of Pyongyang":            {at(39.0300, 125.7000), "Pyongyang, North Korea"},
		"a gate of Kaesong":                 {at(37.9700, 126.5500), "Kaesŏng, North Korea"},
		"Incheon, not Seoul near by":        {at(37.4560, 126.7050), "Incheon, South Korea"},
		"the Louvre":                        {at(48.8606, 2.3376), "Paris, France"},
		"the middle of London":              {at(51.5007, -0.1246), "London, United Kingdom"},
		"a village far from any city":       {at(38.7100, 127.6000), "Hoeyang, North Korea"},
		"Chukotka, east":                    {at(64.7300, 177.5000), "Anadyr, Russia"},
		"Chukotka, past 180 degrees":        {at(65.5800, -170.9900), "Lavrentiya, Russia"},
		"Fiji, 70 km from the nearest town": {at(-16.8000, -179.9900), "Northern, Fiji"},
		"Fiji, west of 180 degrees":         {at(-16.8000, 179.9900), "Northern, Fiji"},
		"180 degrees itself":                {at(-16.8000, 180), "Northern, Fiji"},
		"the same, from the other side":     {at(-16.8000, -180), "Northern, Fiji"},
		"farthest north":                    {at(78.22, 15.65), "Longyearbyen, Svalbard and Jan Mayen"},
		"the north pole":                    {at(90, 0), ""},
		"the south pole":                    {at(-90, 0), ""},
		"beside the north pole":             {at(89.9999, -179.9999), ""},
		"the middle of the Pacific":         {at(-48.8767, -123.3933), ""},
		"zero and zero, which is no place":  {at(0, 0), ""},
		"one metre from that":               {at(0.00001, 0), ""},
		"not on Earth":                      {at(91, 181), ""},
		"not a number":                      {at(math.NaN(), math.NaN()), ""},
		"infinitely far":                    {at(math.Inf(1), math.Inf(-1)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, ok := open(t).Reverse(tc.at)
			if got := c.Place.Label(); got != tc.want || ok != (tc.want != "") {
				t.Fatalf("got %q, %v, want %q", got, ok, tc.want)
			}
			if ok && math.Abs(c.Distance-tc.at.Distance(*c.Place.Point)) > 1 {
				t.Errorf("distance %v", c.Distance)
			}
		})
	}
}

// TestReverseKeepsItsRule looks at every place there is, which Reverse must not need to.
func TestReverseKeepsItsRule(t *testing.T) {
	packed, err := os.ReadFile("gazetteer.bin")
	if err != nil {
		t.Fatal(err)
	}
	all, err := table.Decode(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		near := point(all, random.IntN(len(all.Lat)))
		checkRule(t, all, aside(near, random))
	}
	for _, lon := range []float64{-180, -179.7, 179.7, 180} {
		checkRule(t, all, journal.Point{Lat: -16.5, Lon: lon})
		checkRule(t, all, journal.Point{Lat: 66, Lon: lon})
		checkRule(t, all, journal.Point{Lat: 78, Lon: lon / 12})
	}
}

func aside(p journal.Point, random *rand.Rand) journal.Point {
	p.Lat = max(-90, min(90, p.Lat+random.Float64()-0.5))
	p.Lon = math.Remainder(p.Lon+random.Float64()-0.5, 360)
	return p
}

func point(t table.Table, place int) journal.Point {
	return at(float64(t.Lat[place])/table.Scale, float64(t.Lon[place])/table.Scale)
}

func checkRule(t *testing.T, all table.Table, p journal.Point) {
	t.Helper()
	best, cost := -1, math.Inf(1)
	for i := range all.Lat {
		d := p.Distance(point(all, i))
		radius := 1000 * math.Sqrt(float64(all.Population[i])/(4000*math.Pi))
		radius = min(max(radius, 500), 40_000)
		c := d - radius
		if d <= radius {
			c = d/radius - 1
		}
		if d <= 100_000 && c < cost {
			best, cost = i, c
		}
	}
	got, ok := open(t).Reverse(p)
	switch {
	case ok != (best >= 0):
		t.Errorf("%v: %v", p, ok)
	case ok && *got.Place.Point != point(all, best):
		t.Errorf("%v: %s, want %s", p, got.Nearest, all.Names.At(best))
	}
}

func FuzzReverse(f *testing.F) {
	f.Add(39.0, 125.7)
	f.Add(-16.8, 180.0)
	f.Add(90.0, -180.0)
	f.Fuzz(func(t *testing.T, lat, lon float64) {
		p := journal.Point{Lat: lat, Lon: lon}
		c, ok := open(t).Reverse(p)
		if ok && (c.Distance < 0 || c.Distance > 100_000 || c.Nearest == "" || c.Place.Country == "") {
			t.Errorf("%v: %+v", p, c)
		}
	})
}
