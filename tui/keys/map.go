package keys

import (
	"reflect"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
)

// Map is every binding of the interface, by where it works.
type Map struct {
	Global  Global
	Move    Move // in every list and grid
	Act     Act  // in sheet and loupe
	Zoom    Zoom // where photos are looked at closely
	Sheet   Sheet
	Find    Find
	Loupe   Loupe
	Slides  Slides // in the loupe
	Compare Compare
	Caption Caption
	Locate  Locate
	Chart   Chart
	Queue   Queue
	Ready   Ready
	Trips   Trips
	NoGo    NoGo
	Bill    Bill
	Field   Field
}

// Default returns the keys that hands find where nothing was remapped.
func Default() Map {
	return Map{
		Global: NewGlobal(), Move: NewMove(), Act: NewAct(), Zoom: NewZoom(), Sheet: NewSheet(), Find: NewFind(),
		Loupe: NewLoupe(), Slides: NewSlides(), Compare: NewCompare(), Caption: NewCaption(), Locate: NewLocate(),
		Chart: NewChart(), Queue: NewQueue(), Ready: NewReady(), Trips: NewTrips(), NoGo: NewNoGo(),
		Bill: NewBill(), Field: NewField(),
	}
}

// linked gives the screens the keys that they share.
func (m Map) linked() Map {
	m.Sheet.Move, m.Sheet.Act, m.Sheet.Find = m.Move, m.Act, m.Find
	m.Compare.Move, m.Compare.Act, m.Compare.Zoom = m.Move, m.Act, m.Zoom
	m.Loupe.Act, m.Loupe.Zoom, m.Loupe.Move, m.Loupe.Slides = m.Act, m.Zoom, m.Move, m.Slides
	m.Queue.Move, m.Ready.Move = m.Move, m.Move
	return m
}

// Section is actions that are named together: `sheet` has `open`, `select` and so on.
type Section struct {
	Name    string
	About   string // where its keys work
	Actions []Action
	typed   bool // text is typed there: its keys must be none that write
}

// Action is one thing that keys do, by its name.
type Action struct {
	Name    string
	Binding *key.Binding // in the map that it was asked of
}

// Sections returns all actions of m by name, in the order of help. Their bindings are m's own.
func (m *Map) Sections() []Section {
	return []Section{
		section("everywhere", "where no text is typed", &m.Global, false),
		section("moving", "in every list and grid", &m.Move, false),
		section("working", "on the entry under the cursor or the selection", &m.Act, false),
		section("looking", "where photos are looked at closely", &m.Zoom, false),
		section("sheet", "on the contact sheet", &m.Sheet, false),
		section("find", "where a query is typed", &m.Find, true),
		section("loupe", "on one photo", &m.Loupe, false),
		section("slides", "in the slide show", &m.Slides, false),
		section("compare", "on frames side by side", &m.Compare, false),
		section("caption", "in the caption editor", &m.Caption, true),
		section("place", "on the place screen", &m.Locate, true),
		section("map", "on the map", &m.Chart, false),
		section("outbox", "in the outbox", &m.Queue, false),
		section("ready", "on the ready list", &m.Ready, false),
		section("trips", "in the dialog of trips", &m.Trips, false),
		section("nogo", "in the dialog of no-go areas", &m.NoGo, false),
		section("sending", "in the dialog that sends", &m.Bill, false),
		section("typing", "in every text field", &m.Field, true),
	}
}

func section(name, about string, of any, typed bool) Section {
	s := Section{Name: name, About: about, typed: typed}
	v := reflect.ValueOf(of).Elem()
	for i := range v.NumField() {
		if b, ok := v.Field(i).Addr().Interface().(*key.Binding); ok {
			s.Actions = append(s.Actions, Action{kebab(v.Type().Field(i).Name), b})
		}
	}
	return s
}

// kebab writes SamePlace as same-place.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// find returns the action of a name.
func (m *Map) find(sectionName, action string) (Section, *key.Binding) {
	for _, s := range m.Sections() {
		if s.Name != sectionName {
			continue
		}
		for _, a := range s.Actions {
			if a.Name == action {
				return s, a.Binding
			}
		}
	}
	return Section{}, nil
}
