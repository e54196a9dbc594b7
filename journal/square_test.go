package journal_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

// somewhere returns a point anywhere on Earth, often near what is hard: poles, 180°, edges of squares.
func somewhere(random *rand.Rand) journal.Point {
	p := journal.Point{Lat: math.Asin(2*random.Float64()-1) * 180 / math.Pi, Lon: random.Float64()*360 - 180}
	switch random.IntN(6) {
	case 0:
		p.Lat = 90 - random.Float64()*0.1
	case 1:
		p.Lat = -90 + random.Float64()*0.1
	case 2:
		p.Lon = 180 - random.Float64()*0.01
	case 3:
		p.Lon = -180
	case 4:
		p.Lat = math.Round(p.Lat/0.009) * 0.009
	}
	return p
}

func told(t *testing.T, how journal.Precision, p journal.Point) journal.Point {
	t.Helper()
	place := journal.Redaction{Place: how}.PlaceOf(&journal.Place{Point: &p})
	if place == nil || place.Point == nil || !place.Point.Valid() {
		t.Fatalf("%v at %s: told %v", p, how, place)
	}
	return *place.Point
}

func TestASquareIsAboutAsLargeAsItIsCalledEverywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		p := somewhere(random)
		for how, size := range map[journal.Precision]float64{journal.Precision1km: 1000, journal.Precision10km: 10_000} {
			middle := told(t, how, p)
			// The farthest corner of a square as wide as high is 0.71 of its side from the middle; those
			// of a fine row in a coarse one may be wider, and a pole's are triangles.
			farthest := 0.9 * size
			if math.Abs(p.Lat) > 89.7 {
				farthest = 1.2 * size
			}
			if d := middle.Distance(p); d > farthest {
				t.Fatalf("%v at %s: %.0f m from the middle %v of its square", p, how, d, middle)
			}
		}
	}
}

// TestNothingFinerThanTheSquareIsTold: what is told of a place is the same for the middle of its square,
// and so a function of the square alone. Many places in it add nothing, nor do two sizes together.
func TestNothingFinerThanTheSquareIsTold(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		p := somewhere(random)
		fine, coarse := told(t, journal.Precision1km, p), told(t, journal.Precision10km, p)
		if again := told(t, journal.Precision1km, fine); again != fine {
			t.Fatalf("%v: the middle %v of its square is in another one, of %v", p, fine, again)
		}
		if again := told(t, journal.Precision10km, coarse); again != coarse {
			t.Fatalf("%v: the middle %v of its large square is in another one, of %v", p, coarse, again)
		}
		if whole := told(t, journal.Precision10km, fine); whole != coarse {
			t.Fatalf("%v: its small square %v is not inside of its large one %v but of %v", p, fine, coarse, whole)
		}
		if city := told(t, journal.PrecisionCity, p); city != coarse {
			t.Fatalf("%v: the city's square is %v, not %v", p, city, coarse)
		}
	}
}

func TestTheGridIsTheSameOnBothSidesOf180(t *testing.T) {
	for _, how := range []journal.Precision{journal.Precision1km, journal.Precision10km} {
		east, west := told(t, how, journal.Point{Lat: -16.5, Lon: 180}), told(t, how, journal.Point{Lat: -16.5, Lon: -180})
		if east != west {
			t.Errorf("%s: %v and %v are one place", how, east, west)
		}
		if near := told(t, how, journal.Point{Lat: 90, Lon: 45}); math.Abs(near.Lat-90) > 0.1 {
			t.Errorf("%s: the pole is told as %v", how, near)
		}
	}
}

func TestNoRowIsCutOnTheEdgeOfANumber(t *testing.T) {
	// Where a row has n or n+1 squares by the last digit of a cosine, two machines could disagree.
	for row := range 20_000 {
		for _, height := range []float64{0.009, 0.09} {
			n := 360 / height * math.Cos(((float64(row)+0.5)*height-90)*math.Pi/180)
			if far := math.Abs(n - math.Round(n)); n >= 1 && far < 1e-7 {
				t.Errorf("row %d of %v°: %v squares", row, height, n)
			}
		}
	}
}

// TestACoarserPlaceFollowsFromAFinerOne: each precision tells nothing that the one before does not, and
// what is told is computed from the source: the way there through other precisions leaves no trace.
func TestACoarserPlaceFollowsFromAFinerOne(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		source := square()
		point := somewhere(random)
		source.Point, source.Region, source.Accuracy = &point, "P'yŏngyang", 12
		before := fmt.Sprint(asJSON(t, source))
		for i, fine := range journal.Precisions {
			for _, coarse := range journal.Precisions[i:] {
				finer := journal.Redaction{Place: fine}.PlaceOf(source)
				direct := asJSON(t, journal.Redaction{Place: coarse}.PlaceOf(source))
				if through := asJSON(t, journal.Redaction{Place: coarse}.PlaceOf(finer)); through != direct {
					t.Fatalf("%v: %s is %s, but %s through %s", point, coarse, direct, through, fine)
				}
			}
		}
		if after := asJSON(t, source); after != before {
			t.Fatalf("the source became %s", after)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestWhatLeavesIsTheSameForAllOfASquare: two entries that differ only in where in a square and when in
// an hour they were made have the same message, byte for byte.
func TestWhatLeavesIsTheSameForAllOfASquare(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, how := range journal.Precisions[1:] {
		d := journal.Destination{Redaction: journal.Redaction{Place: how}}
		for range 300 {
			one, two := entryAt(random, nil), journal.Entry{}
			for {
				two = entryAt(random, &one)
				same := func(a, b *journal.Place) bool { return told(t, how, *a.Point) == told(t, how, *b.Point) }
				if slices.Contains(journal.Precisions[4:], how) || same(one.Place, two.Place) && same(one.Shown, two.Shown) {
					break
				}
			}
			if a, b := asJSON(t, journal.MessageFor(one, d)), asJSON(t, journal.MessageFor(two, d)); a != b {
				t.Fatalf("%s: one square, two messages:\n%s\n%s", how, a, b)
			}
		}
	}
}

// entryAt is an entry somewhere that shows somewhere else, or within some hundred metres of both of near.
func entryAt(random *rand.Rand, near *journal.Entry) journal.Entry {
	p, shown, alt := somewhere(random), somewhere(random), random.Float64()*3000
	if near != nil {
		p, shown = beside(random, *near.Place.Point), beside(random, *near.Shown.Point)
	}
	name, tower := fmt.Sprintf("House %d", random.IntN(1000)), fmt.Sprintf("Tower %d", random.IntN(1000))
	return journal.Entry{
		ID: journal.NewID(), Caption: "The guide at {place}, {city}, {region}, {time:15:04:05} {time:15} {date}",
		Keywords: []string{name, "snow", tower},
		Taken: journal.Moment{
			Clock: clock("2013-02-25T16:00:00").Add(time.Duration(random.IntN(3000)) * time.Second), Offset: 9 * 3600e9, Source: journal.OffsetExif,
			Written: "2013-02-25T16:00:00", Zone: "Asia/Pyongyang",
		},
		Place: &journal.Place{
			Point: &p, Alt: &alt, Accuracy: random.Float64() * 50, Source: journal.PlaceExif,
			Name: name, City: "Kaesong", Region: "Hwanghae", Country: "North Korea", CountryCode: "KP",
		},
		Shown: &journal.Place{
			Point: &shown, Alt: &alt, Accuracy: random.Float64() * 50, Source: journal.PlaceHand,
			Name: tower, City: "Haeju", Region: "Hwanghae", Country: "North Korea", CountryCode: "KP",
		},
	}
}

// beside is p, or a point some hundred metres from it.
func beside(random *rand.Rand, p journal.Point) journal.Point {
	if random.IntN(2) == 0 {
		p.Lat = min(90, max(-90, p.Lat+(random.Float64()-0.5)/200))
		p.Lon = min(180, max(-180, p.Lon+(random.Float64()-0.5)/200))
	}
	return p
}

// The corners that are drawn are those of the square, and follow from its middle alone.
func TestCornersHoldThePlaceAndFollowFromWhatIsTold(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 20000 {
		p := somewhere(random)
		for _, how := range []journal.Precision{journal.Precision1km, journal.PrecisionCity} {
			low, high, ok := how.Corners(p)
			if !ok || p.Lat < low.Lat-1e-9 || p.Lat > high.Lat+1e-9 {
				t.Fatalf("%v at %s: %v to %v", p, how, low, high)
			}
			if again, _, _ := how.Corners(told(t, how, p)); again != low {
				t.Fatalf("%v at %s: the corner of its middle is %v, not %v", p, how, again, low)
			}
		}
	}
	if _, _, ok := journal.PrecisionExact.Corners(journal.Point{Lat: 39, Lon: 125}); ok {
		t.Error("an exact place has corners")
	}
}
