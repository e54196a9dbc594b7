package folder

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"sojourn/journal"
	"sojourn/journal/atlas"
)

// chartView is a map of where entries were made: no finer than the folder knows.
type chartView struct {
	Label           string // for those who do not see it
	Width, Height   int
	Coasts, Borders string // path data
	Marks           []*markView
	Scale           scaleView
}

// markView is one entry on a map, or several that lie on one spot.
type markView struct {
	X, Y, Wide, High float64 // of a square from its upper left corner; of a point from its middle, without a size
	Square           bool
	Entries          int
	Title            string
	Page             string // of the newest; "" on its own page
}

type scaleView struct {
	X, Y, Length float64
	Words        string
}

// Sizes in units of a map, which are pixels where there is room.
const (
	chartWidth   = 640
	chartHeight  = 400
	smallSquare  = 7.0 // below it a square is drawn as a point
	spot         = 10  // marks closer than that are one
	leastAcross  = 40e3
	longestScale = 160.0
)

// reaches are tried for a map of one entry, in metres, until there is something to be seen on it.
var reaches = []float64{100e3, 300e3, 1000e3, 3000e3}

// openAtlas opens the coasts and borders once, when a map is first drawn.
var openAtlas = sync.OnceValues(atlas.Open)

// chart draws the map of r's own page; nil where the folder knows no position.
func (r record) chart() (*chartView, error) {
	at, ok := r.Place.point()
	if !ok {
		return nil, nil
	}
	lines, err := openAtlas()
	if err != nil {
		return nil, err
	}
	var f atlas.Frame
	v := &chartView{}
	for _, reach := range reaches {
		f = atlas.FrameOf([]journal.Point{at}, reach, chartWidth, chartHeight)
		if v.Coasts, v.Borders = lines.Coasts.Path(f), lines.Borders.Path(f); v.Coasts+v.Borders != "" {
			break
		}
	}
	v.Marks = []*markView{r.mark(f, at)}
	v.Marks[0].Page = ""
	v.finish(f, "Map: "+r.whereabouts(at))
	return v, nil
}

// whereabouts names a place in words.
func (r record) whereabouts(at journal.Point) string {
	if label := r.Place.label(); label != "" {
		return label
	}
	return degrees(at)
}

// chartOf draws the map of all entries that have a position; nil where none has.
func chartOf(order []*item) (*chartView, error) {
	var points []journal.Point
	for _, i := range order {
		if p, ok := i.Place.point(); ok {
			points = append(points, p)
		}
	}
	if len(points) == 0 {
		return nil, nil
	}
	lines, err := openAtlas()
	if err != nil {
		return nil, err
	}
	f := atlas.FrameOf(points, leastAcross, chartWidth, chartHeight)
	if len(points) == 1 {
		f = atlas.FrameOf(points, reaches[1], chartWidth, chartHeight)
	}
	v := &chartView{Coasts: lines.Coasts.Path(f), Borders: lines.Borders.Path(f)}
	spots := map[[2]int]*markView{}
	for _, i := range order {
		p, ok := i.Place.point()
		if !ok {
			continue
		}
		m := i.mark(f, p)
		key := [2]int{int(m.X / spot), int(m.Y / spot)}
		if first := spots[key]; first != nil {
			first.Entries++
			continue
		}
		spots[key] = m
		v.Marks = append(v.Marks, m)
	}
	v.finish(f, fmt.Sprintf("Map of %d %s", len(points), plural(len(points), "place", "places")))
	return v, nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// mark draws where r was made: the square that it may be in, or the point.
func (r record) mark(f atlas.Frame, at journal.Point) *markView {
	m := &markView{Entries: 1, Title: r.title(), Page: r.pageName()}
	m.X, m.Y = f.At(at)
	if low, high, ok := r.told().Corners(at); ok {
		left, bottom := f.At(low)
		_, top := f.At(high)
		// A square is as wide on both sides of its middle, also where it ends on the edge of the world.
		if m.Wide, m.High = 2*math.Abs(m.X-left), bottom-top; m.High >= smallSquare {
			m.X, m.Y, m.Square = m.X-m.Wide/2, top, true
		}
	}
	m.X, m.Y, m.Wide, m.High = tenth(m.X), tenth(m.Y), tenth(m.Wide), tenth(m.High)
	return m
}

// told is how exactly the folder knows r's place.
func (r record) told() journal.Precision {
	switch {
	case r.Told != "":
		return r.Told
	case r.Precision == toSecond: // records of before say only how exactly their time is known
		return journal.PrecisionExact
	}
	return journal.PrecisionCity
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// finish puts the scale and what is said of a map into v.
func (v *chartView) finish(f atlas.Frame, label string) {
	v.Label, v.Width, v.Height = label, chartWidth, chartHeight
	metres := journal.RoundScale(longestScale * f.Unit())
	v.Scale = scaleView{X: 12, Y: chartHeight - 12, Length: tenth(metres / f.Unit()), Words: distanceWords(metres)}
}

func distanceWords(metres float64) string {
	if metres < 1000 {
		return fmt.Sprintf("%.0f m", metres)
	}
	words := fmt.Sprintf("%.0f", metres/1000)
	if len(words) > 3 {
		words = words[:len(words)-3] + "," + words[len(words)-3:]
	}
	return strings.TrimSpace(words) + " km"
}

// Radius is that of a point: larger for more entries, and never of the size of a square.
func (m *markView) Radius() float64 { return tenth(min(14, 4+1.5*math.Sqrt(float64(m.Entries)))) }

// Others counts the entries that lie beside the one that is named.
func (m *markView) Others() int { return m.Entries - 1 }
