package keys

import "slices"

// Clash is two actions on one key of one screen: only one of them would ever be done.
type Clash struct {
	Key, Screen   string
	First, Second string // section.action
}

// Clashes returns all clashes of m. Keys of a screen where text is typed may hide those of the text.
func (m Map) Clashes() []Clash {
	var all []Clash
	for _, screen := range []struct {
		name     string
		sections []string
	}{
		{"sheet", []string{"everywhere", "moving", "working", "sheet"}},
		{"loupe", []string{"everywhere", "working", "looking", "loupe"}},
		{"slide show", []string{"everywhere", "working", "slides"}},
		{"frames side by side", []string{"everywhere", "moving", "working", "looking", "compare"}},
		{"map", []string{"everywhere", "map"}},
		{"outbox", []string{"everywhere", "moving", "outbox"}},
		{"ready list", []string{"everywhere", "moving", "ready"}},
		{"dialog of trips", []string{"moving", "trips"}},
		{"dialog of no-go areas", []string{"moving", "nogo"}},
		{"query", []string{"everywhere", "find"}},
		{"caption editor", []string{"everywhere", "caption"}},
		{"place screen", []string{"everywhere", "place"}},
		{"sending dialog", []string{"sending"}},
		{"text field", []string{"typing"}},
	} {
		for _, c := range m.clashesOf(screen.sections) {
			c.Screen = screen.name
			if !slices.ContainsFunc(all, c.same) {
				all = append(all, c)
			}
		}
	}
	return all
}

func (c Clash) same(d Clash) bool {
	return c.Key == d.Key && c.First == d.First && c.Second == d.Second
}

func (m Map) clashesOf(names []string) []Clash {
	var all []Clash
	taken := map[string]string{}
	for _, s := range m.Sections() {
		if !slices.Contains(names, s.Name) {
			continue
		}
		for _, a := range s.Actions {
			name := s.Name + "." + a.Name
			for _, k := range a.Binding.Keys() {
				switch first, clash := taken[k]; {
				case clash && !allowed(first, name):
					all = append(all, Clash{Key: k, First: first, Second: name})
				case !clash:
					taken[k] = name
				}
			}
		}
	}
	return all
}

// allowed is for keys that are never asked for at once: there is no way back from the sheet, and
// where text is typed each screen has a way back of its own.
func allowed(first, second string) bool {
	return first == "everywhere.back" && slices.Contains(
		[]string{"sheet.clear", "find.cancel", "caption.leave", "place.cancel"}, second)
}
