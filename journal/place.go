package journal

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

// Point is a position in degrees, WGS 84: latitude north, longitude east.
type Point struct{ Lat, Lon float64 }

// Valid reports whether p is on Earth. (0, 0) is no place: it is what broken receivers write.
func (p Point) Valid() bool {
	return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 && (p.Lat != 0 || p.Lon != 0)
}

func (p Point) String() string { return fmt.Sprintf("%.5f, %.5f", p.Lat, p.Lon) }

const earthRadius = 6371008.8 // metres, mean

// Distance returns the great-circle distance to q in metres.
func (p Point) Distance(q Point) float64 {
	lat1, lat2 := p.Lat*math.Pi/180, q.Lat*math.Pi/180
	dLat, dLon := lat2-lat1, (q.Lon-p.Lon)*math.Pi/180
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1)*math.Cos(lat2)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// ParsePoint reads "39.03, 125.75": decimal degrees, latitude first. What else people write, package
// position reads. The error is Invalid.
func ParsePoint(s string) (Point, error) {
	var p Point
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
	if len(fields) == 2 {
		if _, err := fmt.Sscanf(fields[0]+" "+fields[1]+"\n", "%g %g\n", &p.Lat, &p.Lon); err == nil && p.Valid() {
			return p, nil
		}
	}
	return Point{}, &Error{
		Op: "coordinates " + Visible(s), Kind: Invalid, Err: errors.New("not a latitude and a longitude"),
		Hint: "write decimal degrees, latitude first, like 39.0339,125.7543",
	}
}

// PlaceSource says where a place comes from.
type PlaceSource string

const (
	// PlaceHand: coordinates the traveller typed.
	PlaceHand PlaceSource = "hand"
	// PlaceExif: the camera's own receiver.
	PlaceExif PlaceSource = "exif"
	// PlaceTrack: interpolated on a GPX track.
	PlaceTrack PlaceSource = "track"
	// PlaceGazetteer: a place picked by its name.
	PlaceGazetteer PlaceSource = "gazetteer"
	// PlaceCopied: the place of another entry.
	PlaceCopied PlaceSource = "copied"
	// PlaceEstimate: between the places of other entries. It is never sent before it is accepted.
	PlaceEstimate PlaceSource = "estimate"
)

// rank orders sources by trust, most trusted first.
var rank = map[PlaceSource]int{PlaceHand: 0, PlaceExif: 1, PlaceTrack: 2, PlaceCopied: 3, PlaceGazetteer: 4, PlaceEstimate: 5}

// BetterThan reports whether a place from s may replace one from other unasked.
func (s PlaceSource) BetterThan(other PlaceSource) bool { return rank[s] < rank[other] }

// Place is where the photographer stood, and how that is known.
type Place struct {
	Point       *Point   // nil where only names are known, or where coordinates are withheld
	Alt         *float64 // metres above sea level
	Accuracy    float64  // metres; 0 if unknown
	Source      PlaceSource
	Name        string // as the traveller calls it
	City        string
	Region      string
	Country     string
	CountryCode string // ISO 3166-1 alpha-2
}

// Label returns the place's names from near to far: "Kim Il Sung Square, Pyongyang, North Korea". The
// region stands in for a city that is not known.
func (p *Place) Label() string {
	if p == nil {
		return ""
	}
	var names []string
	for _, n := range []string{p.Name, cmp.Or(p.City, p.Region), p.Country} {
		if n != "" && (len(names) == 0 || names[len(names)-1] != n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 && p.Point != nil {
		return p.Point.String()
	}
	return strings.Join(names, ", ")
}

// Area returns the coarse name that groups entries: the city, else the region, else the country.
func (p *Place) Area() string {
	if p == nil {
		return ""
	}
	for _, n := range []string{p.City, p.Region, p.Country, p.Name} {
		if n != "" {
			return n
		}
	}
	return ""
}

// Estimated reports whether p is only an estimate.
func (p *Place) Estimated() bool { return p != nil && p.Source == PlaceEstimate }

// Copied returns p as the place of another entry. An estimate stays one.
func (p Place) Copied() Place {
	if p.Source != PlaceEstimate {
		p.Source = PlaceCopied
	}
	return p
}

// Accepted returns an estimate as a place that may be sent: it counts like one copied from the
// entries beside it, so that a track or a receiver still knows better.
func (p Place) Accepted() Place {
	p.Source = PlaceCopied
	return p
}

// NamedAs returns p with the city, region and country of c, and its name where p has none.
func (p Place) NamedAs(c Candidate) Place {
	if p.Name == "" {
		p.Name = c.Place.Name
	}
	p.City, p.Region = c.Place.City, c.Place.Region
	p.Country, p.CountryCode = c.Place.Country, c.Place.CountryCode
	return p
}

// Unnamed returns p without names.
func (p Place) Unnamed() Place {
	p.Name, p.City, p.Region, p.Country, p.CountryCode = "", "", "", "", ""
	return p
}

// ShownHere is the place of something that e shows and that words name, in the city where e was made. An estimate
// tells no city.
func (e Entry) ShownHere(words string) Place {
	p := Place{Name: CleanLine(words), Source: PlaceHand}
	if at := e.Place; at != nil && !at.Estimated() {
		p.City, p.Region, p.Country, p.CountryCode = at.City, at.Region, at.Country, at.CountryCode
	}
	return p
}

// Candidate is a place that a gazetteer offers for a name or a point.
type Candidate struct {
	Place      Place
	Population int
	Distance   float64 // metres from the point asked about; negative where there was none
	Nearest    string  // for a point: the city that Distance is from, also where the point is not in it
	Saved      bool    // the traveller gave it its name
}

// Fix is one timed position of a track.
type Fix struct {
	At    time.Time // UTC
	Point Point
	Alt   *float64 // metres above sea level
}
