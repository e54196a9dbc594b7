package tui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/journal/sqlite"
	"sojourn/tui"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// finer are colours that a terminal of sixteen does not have.
var finer = regexp.MustCompile(`\x1b\[[0-9;:]*[34]8[;:][25]`)

var sizes = [][2]int{{80, 24}, {120, 40}, {200, 60}}

// screens are all screens and dialogs, by the keys that open them on the journal of a journey. What
// begins with = is typed.
var screens = map[string][]string{
	"sheet":          {},
	"selection":      {"k", "space", "space", "v", "h", "h"},
	"query":          {"/", "=tag:p"},
	"query-mistake":  {"/", "=snow rating:>9"},
	"found-nothing":  {"/", "=밤하늘", "enter"},
	"loupe":          {"enter"},
	"loupe-series":   {"g", "l", "enter", "l"},
	"loupe-note":     {"g", "enter"},
	"compare":        {"g", "l", "space", "space", "space", "space", "n", "l"},
	"caption":        {"c"},
	"caption-all":    {"g", "l", "l", "c", "alt+m"},
	"place":          {"p", "=kaes"},
	"place-question": {"g", "l", "p", "=kaes", "enter"},
	"map":            {"w"},
	"map-world":      {"w", "G", "tab"},
	"map-pick":       {"g", "p", "ctrl+g", "l", "k", "+"},
	"nogo":           {"w", "n", "=집 the guide's house whose name goes on and on"},
	"nogo-made":      {"w", "n", "=집", "tab", "ctrl+u", "=3 km", "enter"},
	"nogo-list":      {"w", "n", "=집 the guide's house whose name goes on and on", "enter", "esc", "N"},
	"clock":          {"C", "=00:38:31"},
	"ready":          {"r"},
	"outbox":         {"o"},
	"bill":           {"s"},
	"chooser":        {"M"},
	"trips":          {"enter", "y", "y", "y"},
	"trip-form":      {"y", "down", "enter", "tab", "tab", "tab", "=social, bl"},
	"trip-new":       {"y", "n", "=겨울", "tab", "=pyo"},
	"templates":      {"ctrl+a", "T"},
	"palette":        {":"},
	"palette-found":  {":", "=rat"},
	"help-sheet":     {"?"},
	"help-loupe":     {"enter", "?"},
	"help-compare":   {"g", "l", "space", "space", "n", "?"},
	"help-caption":   {"c", "f1"},
	"help-place":     {"p", "f1"},
	"place-shown":    {"p", "tab"},
	"help-map":       {"w", "?"},
	"help-outbox":    {"o", "?"},
	"help-ready":     {"r", "?"},
	"help-query":     {"/", "f1"},
	"notice":         {"A"},
	"trouble":        {"g", "l", "l", "space", "space", "space", "space", "J"},
}

// journey is a journal of all that a screen has to show: texts of several scripts, longer than any
// line, a note, a series, what is rated, rejected, broken, marked.
func journey(t *testing.T, width, height int) *rig {
	r := newRig(t, 0)
	for _, d := range []journal.Destination{
		{Name: "site", Settings: map[string]string{"dir": "/home/min/site"}, Default: true},
		{Name: "social", Settings: map[string]string{"dir": "/home/min/여행/a folder whose name goes on"}, Limits: journal.Limits{Text: 60}},
	} {
		d.Kind = "folder"
		r.check(r.store.SaveDestination(t.Context(), d))
	}
	r.templates(desk, journal.Template{Name: "대동강", Fields: []journal.TemplateField{
		{Field: journal.FieldKeywords, Text: "평양, Pyongyang", Way: journal.WayAppend},
	}})
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{
		Name: "Pyongyang and Kaesong in a winter whose name goes on and on", Zone: "Asia/Pyongyang", Byline: "김민지",
		Template: "desk", To: []string{"social", "site"}, From: "2013-02-19", Until: "2013-03-01",
	}))
	r.check(r.store.SaveTrip(t.Context(), journal.Trip{Name: "평양"}))
	captions := []string{
		"저녁의 쪽지: 강가에서 들은 것", "Two boats in the ice, one pole", "", "كيسونغ بعد الغروب: القمر فوق السقف", "",
		"Trolleybus to work 🚎, pastel blocks, minus nine, and a sentence that goes on so that no line of any screen has room for it",
		"개성 한옥 👨‍👩‍👧‍👦", "{city}: =nobody= sweeps", "", "Dawn",
	}
	var all []journal.Entry
	for i, caption := range captions {
		e := r.entry(i)
		e.ID = journal.ID(fmt.Sprintf("PH%08d", i+1))
		e.Caption, e.Rating, e.Rejected = caption, i%6, i == 4
		if i%2 == 0 {
			e.Alt, e.Keywords = "a river", []string{"pyongyang", "평양"}
		}
		if i > 0 && i < 6 {
			at := journal.Point{Lat: 39.0194, Lon: 125.7547}
			e.Place = &journal.Place{Point: &at, Source: journal.PlaceExif, City: "Pyongyang", Country: "North Korea", CountryCode: "KP"}
		}
		all = append(all, e)
	}
	all[0].Photos = nil
	all[1].Photos = append(all[1].Photos, all[2].Photos[0])
	all[1].Photos[1].Files[0].SHA256, all[1].Photos[1].Files[0].Name = strings.Repeat("e", 64), "DSC_0001b.JPG"
	all[3].Photos[0].Problem = "cut short: the lower part of the picture is missing"
	r.check(r.store.AddEntries(t.Context(), all))
	_, err := r.store.Mark(t.Context(), []journal.ID{all[9].ID, all[8].ID, all[7].ID, all[5].ID}, "site", time.Time{})
	r.check(err)
	_, err = r.store.Mark(t.Context(), []journal.ID{all[5].ID}, "social", time.Time{})
	r.check(err)
	r.open(width, height)
	r.root.Sheet = r.root.Sheet.WithGuide(guide{r.store})
	r.with(tui.Options{Keys: keys.Default(), Link: func() journal.Uplink { return journal.Uplink{} }})
	r.feed(route.Beat{})
	return r
}

// guide completes keywords from the journal.
type guide struct{ *sqlite.Store }

func (guide) Resolve(_ context.Context, q journal.Query) (journal.Query, error) { return q, nil }

func (g guide) Complete(ctx context.Context, text string) (list []string) {
	u := journal.UnfinishedTerm(text)
	found, _ := g.Keywords(ctx, u.Value, 9)
	for _, k := range found {
		list = append(list, text[:len(text)-len(u.Tail)]+u.With(k.Keyword))
	}
	return list
}

// does presses keys, and types what begins with =.
func (r *rig) does(names []string) {
	r.t.Helper()
	for _, name := range names {
		if text, typed := strings.CutPrefix(name, "="); typed && text != "" {
			r.write(text)
		} else {
			r.keys(name)
		}
	}
}

// TestEveryScreenAtEverySize draws every screen and dialog in each theme: the words and signs are
// those of the golden view, whatever the colours are, so that none says something alone.
func TestEveryScreenAtEverySize(t *testing.T) {
	for name, names := range screens {
		t.Run(name, func(t *testing.T) {
			r := journey(t, 80, 24)
			r.does(names)
			for _, size := range sizes {
				r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				for _, colours := range theme.Names() {
					r.with(tui.Options{Keys: keys.Default(), Theme: theme.Choice{Name: colours}})
					view := r.root.View().Content
					tuitest.Golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), view)
					r.within(size[0], size[1], colours)
					if colours == "sixteen" && finer.MatchString(view) {
						t.Errorf("it has finer colours: %q", finer.FindString(view))
					}
				}
			}
		})
	}
}

// within fails the test where the view is larger than the terminal.
func (r *rig) within(width, height int, doing string) {
	r.t.Helper()
	lines := strings.Split(strings.TrimSuffix(r.view(), "\n"), "\n")
	for _, l := range lines {
		if w := grapheme.Width(l); w > width || len(lines) > height {
			r.t.Fatalf("%s: at %d×%d a line takes %d cells, of %d lines:\n%s", doing, width, height, w, len(lines), r.view())
		}
	}
	if c := r.root.View().Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= max(1, width) || c.Y >= max(1, height)) {
		r.t.Fatalf("%s: at %d×%d the cursor is at %d, %d:\n%s", doing, width, height, c.X, c.Y, r.view())
	}
}

// TestATooSmallTerminalSaysSo makes it too small while each kind of screen is open, and large again.
func TestATooSmallTerminalSaysSo(t *testing.T) {
	for _, names := range [][]string{{}, {"c", "=abc"}, {"w"}, {"C"}, {":"}} {
		r := journey(t, 80, 24)
		r.does(names)
		before := r.view()
		for _, size := range [][2]int{{39, 24}, {80, 9}, {20, 5}, {3, 2}} {
			r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, colours := range theme.Names() {
				r.with(tui.Options{Keys: keys.Default(), Theme: theme.Choice{Name: colours}})
				tuitest.Golden(t, fmt.Sprintf("too-small-%dx%d", size[0], size[1]), r.root.View().Content)
				r.within(size[0], size[1], colours)
			}
			if r.root.View().Cursor != nil {
				t.Errorf("at %v there is a cursor where nothing is typed", size)
			}
		}
		r.feed(tea.WindowSizeMsg{Width: 80, Height: 24})
		if after := r.view(); after != before {
			t.Errorf("%v: it does not come back as it was:\n%s\nbefore:\n%s", names, after, before)
		}
	}
}

func TestEveryScreenFitsAnySize(t *testing.T) {
	for name, names := range screens {
		t.Run(name, func(t *testing.T) {
			r := journey(t, 80, 24)
			r.does(names)
			for _, size := range [][2]int{
				{1, 1}, {2, 100}, {300, 2}, {39, 24}, {40, 10}, {41, 9}, {40, 11}, {46, 12}, {53, 16}, {64, 13}, {79, 17}, {99, 15}, {300, 33},
			} {
				r.feed(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				r.within(size[0], size[1], name)
			}
		})
	}
}

// TestAnyKeysAtAnySize presses keys at random, in a terminal that changes its size between them.
func TestAnyKeysAtAnySize(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 7))
			r := journey(t, 80, 24)
			m := keys.Default()
			var names []string
			for _, s := range m.Sections() {
				for _, a := range s.Actions {
					names = append(names, a.Binding.Keys()...)
				}
			}
			names = append(names, "enter", "enter", "esc", "esc", "down", "up", "=개성 👨‍👩‍👧‍👦", "=tag:(or", "=kaes")
			width, height := 80, 24
			var pressed []string
			for range 150 {
				name := names[random.IntN(len(names))]
				pressed = append(pressed, name)
				r.does([]string{name})
				switch random.IntN(6) {
				case 0:
					width, height = 1+random.IntN(200), 1+random.IntN(60)
					r.feed(tea.WindowSizeMsg{Width: width, Height: height})
				case 1:
					r.feed(tea.MouseClickMsg{X: random.IntN(width), Y: random.IntN(height), Button: tea.MouseLeft})
				case 2:
					r.feed(tea.MouseWheelMsg{X: random.IntN(width), Y: random.IntN(height), Button: tea.MouseWheelDown})
				}
				r.within(width, height, strings.Join(pressed, " "))
			}
		})
	}
}
