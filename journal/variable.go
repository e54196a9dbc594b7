package journal

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// Variables are the names that may stand in braces, in the order in which help lists them.
var Variables = []string{
	"place", "city", "region", "country", "date", "time", "weekday", "byline", "headline", "camera", "seq", "write",
}

// Gap is the variable that stands where the traveller is to write: it has no value.
const Gap = "{write}"

// Values are what variables stand for: what may be told of one entry. The zero value tells nothing.
type Values struct {
	Place    *Place
	Taken    Moment
	Grain    time.Duration // how exactly Taken may be told; 0 to the second
	Byline   string
	Headline string
	Camera   string
	Seq      int // 0 counts as 1

	shown  *Place   // what may be told of where what is shown is; no variable has it
	secret Place    // which names there are, but may not be told
	hidden []string // those of what is shown, and of the no-go area
}

// ValuesOf returns what e's variables stand for where nothing is kept back, as an editor shows it.
func ValuesOf(e Entry) Values {
	v := Values{Place: e.Place, Taken: e.Taken, Byline: e.Credits.Byline, Headline: e.Headline}
	if len(e.Photos) > 0 {
		v.Camera = cameraOf(e.Photos[0])
	}
	return v
}

// ValuesFor returns what e's variables may stand for at d.
func ValuesFor(e Entry, d Destination) Values {
	v := ValuesOf(e)
	r := d.RedactionOf(e)
	v.Place, v.Taken, v.Grain = r.PlaceOf(e.Place), r.TimeOf(e.Taken), r.Place.grain()
	if e.Place != nil {
		v.secret = *e.Place
	}
	v.shown, v.hidden = r.PlaceOf(e.Shown), []string{e.NoGo}
	if e.Shown != nil {
		v.hidden = append(v.hidden, e.Shown.names()...)
	}
	return v
}

// cameraOf is what a camera is called: its model, with its maker where the model leaves it out.
func cameraOf(p Photo) string {
	maker, model := CleanLine(p.Make), CleanLine(p.Model)
	first, _, _ := strings.Cut(maker, " ")
	if model == "" || containsFold(model, first) {
		return cmp.Or(model, maker)
	}
	return strings.TrimSpace(maker + " " + model)
}

// value is what a variable stands for.
type value struct {
	text     string
	known    bool   // there is such a variable
	keptBack bool   // it has a value that may not be told
	why      string // it has none, in words
}

const (
	dateLayout = "2 January 2006"
	timeLayout = "15:04"
)

func (v Values) of(name, layout string) value {
	place := Place{}
	if v.Place != nil {
		place = *v.Place
	}
	switch name {
	case "place":
		return named(place.Name, v.secret.Name, "the place has no name")
	case "city":
		return named(place.City, v.secret.City, "the city is not known")
	case "region":
		return named(place.Region, v.secret.Region, "the region is not known")
	case "country":
		return named(place.Country, v.secret.Country, "the country is not known")
	case "date":
		return v.moment(cmp.Or(layout, dateLayout))
	case "time":
		return v.moment(cmp.Or(layout, timeLayout))
	case "weekday":
		return v.moment("Monday")
	case "byline":
		return named(CleanLine(v.Byline), "", "it has no byline")
	case "headline":
		return named(CleanLine(v.Headline), "", "it has no headline")
	case "camera":
		return named(v.Camera, "", "the camera is not known")
	case "seq":
		return value{text: strconv.Itoa(max(1, v.Seq)), known: true}
	case "write":
		return value{known: true, why: "this is still to be written"}
	}
	return value{}
}

func named(text, secret, why string) value {
	switch {
	case text != "":
		return value{text: text, known: true}
	case secret != "":
		return value{known: true, keptBack: true}
	}
	return value{known: true, why: why}
}

// moment writes the time by a layout. What would tell more than may be told is kept back.
func (v Values) moment(layout string) value {
	if !v.Taken.Known() {
		return value{known: true, why: "the time is not known"}
	}
	t := v.Taken.Local()
	text := t.Format(layout)
	if v.Grain > 0 && t.Add(v.Grain-time.Microsecond).Format(layout) != text {
		return value{known: true, keptBack: true}
	}
	return value{text: text, known: true}
}

// hasLayout tells the variables that take a layout after a colon.
func hasLayout(name string) bool { return name == "date" || name == "time" }
