package gazetteer_test

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

func TestReverseNamesWhereOneStands(t *testing.T) {
	for name, tc := range map[string]struct {
		at   journal.Point
		want string
	}{
		"Kim Il Sung Square":               {journal.Point{Lat: 39.0195, Lon: 125.7525}, "Pyongyang, North Korea"},
		"a quarter of Pyongyang":           {journal.Point{Lat: 39.0300, Lon: 125.7000}, "Pyongyang, North Korea"},
		"a gate of Kaesong":                {journal.Point{Lat: 37.9700, Lon: 126.5500}, "Kaesŏng, North Korea"},
		"Incheon, not Seoul near by":       {journal.Point{Lat: 37.4560, Lon: 126.7050}, "Incheon, South Korea"},
		"the Louvre":                       {journal.Point{Lat: 48.8606, Lon: 2.3376}, "Paris, France"},
		"the middle of London":             {journal.Point{Lat: 51.5007, Lon: -0.1246}, "London, United Kingdom"},
		"a village far from any city":      {journal.Point{Lat: 38.7100, Lon: 127.6000}, "Hoeyang, North Korea"},
		"Chukotka, east":                   {journal.Point{Lat: 64.7300, Lon: 177.5000}, "Anadyr, Russia"},
		"Chukotka, past 180 degrees":       {journal.Point{Lat: 65.5800, Lon: -170.9900}, "Lavrentiya, Russia"},
		"Fiji, east of 180 degrees":        {journal.Point{Lat: -16.8000, Lon: -179.9900}, "Savusavu, Fiji"},
		"Fiji, west of 180 degrees":        {journal.Point{Lat: -16.8000, Lon: 179.9900}, "Savusavu, Fiji"},
		"180 degrees itself":               {journal.Point{Lat: -16.8000, Lon: 180}, "Savusavu, Fiji"},
		"the same, from the other side":    {journal.Point{Lat: -16.8000, Lon: -180}, "Savusavu, Fiji"},
		"the farthest north":               {journal.Point{Lat: 78.2200, Lon: 15.6500}, "Longyearbyen, Svalbard and Jan Mayen"},
		"the north pole":                   {journal.Point{Lat: 90, Lon: 0}, ""},
		"the south pole":                   {journal.Point{Lat: -90, Lon: 0}, ""},
		"beside the north pole":            {journal.Point{Lat: 89.9999, Lon: -179.9999}, ""},
		"the middle of the Pacific":        {journal.Point{Lat: -48.8767, Lon: -123.3933}, ""},
		"zero and zero, which is no place": {journal.Point{}, ""},
		"one metre from that":              {journal.Point{Lat: 0.00001}, ""},
		"not on Earth":                     {journal.Point{Lat: 91, Lon: 181}, ""},
		"not a number":                     {journal.Point{Lat: math.NaN(), Lon: math.NaN()}, ""},
		"infinitely far":                   {journal.Point{Lat: math.Inf(1), Lon: math.Inf(-1)}, ""},
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
	return journal.Point{Lat: float64(t.Lat[place]) / table.Scale, Lon: float64(t.Lon[place]) / table.Scale}
}

func checkRule(t *testing.T, all table.Table, p journal.Point) {
	t.Helper()
	best, cost := -1, math.Inf(1)
	for i := range all.Lat {
		d := p.Distance(point(all, i))
		radius := min(max(1000*math.Sqrt(float64(all.Population[i])/(4000*math.Pi)), 500), 40_000)
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
		t.Errorf("%v: %s, want %s", p, got.Place.City, all.Names.At(best))
	}
}

func FuzzReverse(f *testing.F) {
	f.Add(39.0, 125.7)
	f.Add(-16.8, 180.0)
	f.Add(90.0, -180.0)
	f.Fuzz(func(t *testing.T, lat, lon float64) {
		p := journal.Point{Lat: lat, Lon: lon}
		if c, ok := open(t).Reverse(p); ok && (c.Distance < 0 || c.Distance > 100_000 || c.Place.City == "") {
			t.Errorf("%v: %+v", p, c)
		}
	})
}
