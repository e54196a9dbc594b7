package facts_test

import (
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

var noon = time.Date(2013, 2, 26, 12, 0, 0, 0, time.FixedZone("", 9*3600))

func full() journal.Entry {
	alt := 38.4
	return journal.Entry{
		ID: "7ZK3M9QX2A", Headline: "대동강의 첫 빛",
		Caption:  "First light over the Taedong.\nThe torch on the tower goes out as the sun comes up. 해가 뜨자 주체사상탑의 횃불이 꺼진다.",
		Alt:      "A tall stone tower with a red torch stands dark against an orange sky.",
		Keywords: []string{"Pyongyang", "평양", "Taedong river"}, Rating: 4, Rejected: true, Trip: "Winter 2013",
		Taken: journal.Moment{
			Written: "2013-02-25T06:58:30", Clock: time.Date(2013, 2, 25, 6, 58, 30, 0, time.UTC),
			Offset: 9 * time.Hour, Source: journal.OffsetZone, Zone: "Asia/Pyongyang", Adjust: 90 * time.Second,
		},
		Shown: &journal.Place{
			Point: &journal.Point{Lat: 39.0176, Lon: 125.7636}, Source: journal.PlaceHand, Name: "Juche Tower", City: "Pyongyang",
			Country: "North Korea",
		},
		Place: &journal.Place{
			Point: &journal.Point{Lat: 39.03385, Lon: 125.7543}, Alt: &alt, Accuracy: 12, Source: journal.PlaceTrack,
			Name: "Kim Il Sung Square", City: "Pyongyang", Region: "Pyongyang-si", Country: "North Korea", CountryCode: "KP",
		},
		Photos: []journal.Photo{{
			MIME: "image/jpeg", Width: 6000, Height: 4000, Orientation: 1, Make: "NIKON CORPORATION", Model: "NIKON D800",
			Lens: "24.0-70.0 mm f/2.8", Serial: "3001234", Problem: "its embedded preview cannot be read",
			Exposure: journal.Exposure{Seconds: 0.004, FNumber: 8, ISO: 200, FocalLength: 35},
			Files: []journal.File{
				{Role: journal.RoleOriginal, Name: "DSC_0041.JPG", SHA256: strings.Repeat("0123456789abcdef", 4), Bytes: 8_412_345},
				{Role: journal.RoleRaw, Name: "DSC_0041.NEF", SHA256: strings.Repeat("fedcba9876543210", 4), Bytes: 43_123_456},
			},
		}},
		Deliveries: []journal.Delivery{
			{Destination: "desk", State: journal.StateNeedsYou, Reason: "the token was refused: make a new one"},
			{Destination: "fedi", State: journal.StateReady, NextTry: noon.Add(20 * time.Minute)},
			{
				Destination: "site", State: journal.StateDelivered, DeliveredAt: noon.Add(-24 * time.Hour),
				URL: "https://site.example/2013/02/25/first-light.html",
			},
		},
		AddedAt: noon.Add(-3 * time.Hour), EditedAt: noon.Add(-time.Hour),
	}
}

func TestEverythingKnownIsSaid(t *testing.T) {
	tuitest.Golden(t, "all-44", strings.Join(facts.All(full(), noon, theme.New(true), 44), "\n"))
	tuitest.Golden(t, "short-34", strings.Join(facts.Short(full(), noon, theme.New(true), 34), "\n"))
	tuitest.Golden(t, "nothing-30", strings.Join(facts.All(journal.Entry{ID: "7ZK3M9QX2A", Photos: []journal.Photo{{}}}, noon, theme.New(true), 30), "\n"))
}

func TestLinesAreAsWideAsTheyAreToBe(t *testing.T) {
	evil := full()
	bad := "\x1b]0;x\a\x1b[2J مرحبا \u202e 👩‍👩‍👧‍👦 평양\u2028" + strings.Repeat("ㅎ", 40)
	evil.Caption, evil.Headline, evil.Alt, evil.Trip = bad, bad, bad, bad
	evil.Keywords = []string{bad, bad}
	evil.Shown.Name, evil.Shown.Country = bad, bad
	evil.Place.Name, evil.Place.City, evil.Place.Region, evil.Place.CountryCode = bad, bad, bad, bad
	evil.Taken.Written, evil.Taken.Zone = bad, bad
	p := &evil.Photos[0]
	p.MIME, p.Make, p.Model, p.Lens, p.Serial, p.Problem = bad, bad, bad, bad, bad, bad
	p.Files[0].Name, p.Files[0].SHA256 = bad, bad
	for i := range evil.Deliveries {
		d := &evil.Deliveries[i]
		d.Destination, d.Reason, d.URL = bad, bad, bad
	}
	for name, e := range map[string]journal.Entry{"full": full(), "foreign": evil, "empty": {}} {
		t.Run(name, func(t *testing.T) {
			for width := 1; width < 90; width += 4 {
				for _, lines := range [][]string{facts.All(e, noon, theme.New(true), width), facts.Short(e, time.Time{}, theme.New(false), width)} {
					tuitest.Fits(t, strings.Join(lines, "\n"), width, len(lines))
					for _, l := range lines {
						if strings.Contains(l, "\x1b]") || strings.Contains(l, "\x1b[2J") || strings.ContainsAny(l, "\a\u202e\u2028") {
							t.Fatalf("%q may be obeyed by a terminal", l)
						}
					}
				}
			}
		})
	}
}

func TestSigns(t *testing.T) {
	photo := journal.Summary{Photos: 1, HasAlt: true}
	for name, tc := range map[string]struct {
		summary func(s *journal.Summary)
		want    string
	}{
		"nothing to say":    {func(*journal.Summary) {}, ""},
		"no alt text":       {func(s *journal.Summary) { s.HasAlt = false }, "∅"},
		"a note needs none": {func(s *journal.Summary) { s.Photos, s.HasAlt = 0, false }, ""},
		"rejected":          {func(s *journal.Summary) { s.Rejected = true }, "✗"},
		"rated, placed":     {func(s *journal.Summary) { s.Rating, s.HasPlace = 3, true }, "★3@"},
		"a broken file":     {func(s *journal.Summary) { s.Problem = "the file breaks off" }, "⚠"},
		"each state once": {func(s *journal.Summary) {
			for _, state := range []journal.State{journal.StateDelivered, journal.StateMarked, journal.StateReady, journal.StateNeedsYou} {
				s.Deliveries = append(s.Deliveries, journal.Delivery{State: state})
			}
		}, "✓○!"},
	} {
		t.Run(name, func(t *testing.T) {
			s, got := photo, ""
			tc.summary(&s)
			for _, sign := range facts.Signs(s, theme.New(true)) {
				got += sign.Text
			}
			if got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestASummarySaysWhatTheEntrySays(t *testing.T) {
	s := facts.Summary(full())
	if s.Caption != "First light over the Taedong." || s.Area != "Pyongyang" || !s.HasAlt || !s.HasPlace || s.Original.Name != "DSC_0041.JPG" ||
		s.Photos != 1 || s.Rating != 4 || !s.Rejected || len(s.Deliveries) != 3 || s.Orient != 1 || s.Problem == "" {
		t.Errorf("%+v", s)
	}
}

func TestATitleNamesEveryEntry(t *testing.T) {
	e := full()
	e.Caption = " \n 새벽 \n second line"
	for _, want := range []string{"새벽", "DSC_0041.JPG", "7ZK3M9QX2A"} {
		if got := facts.Title(e); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if e.Caption == "" {
			e.Photos = nil
		}
		e.Caption = ""
	}
}

func TestTimesAreSaidWithWhatIsKnown(t *testing.T) {
	clock := time.Date(2013, 2, 25, 6, 58, 30, 0, time.UTC)
	for name, tc := range map[string]struct {
		m    journal.Moment
		want []string
	}{
		"by the camera": {
			journal.Moment{Clock: clock, Offset: -(3*time.Hour + 30*time.Minute), Source: journal.OffsetExif},
			[]string{"06:58:30 -03:30", "-03:30, written by the camera"},
		},
		"no offset":    {journal.Moment{Clock: clock}, []string{"Mon 25 February 2013 06:58:30", "not known: local time"}},
		"no such time": {journal.Moment{Written: "2013-02-31T25:00:00"}, []string{"no time known", "2013-02-31T25:00:00, the camera's, which is no time"}},
		"a fast clock": {journal.Moment{Clock: clock, Adjust: -time.Hour}, []string{"05:58:30", "1 h taken off: the clock was fast"}},
		"a slow clock": {journal.Moment{Clock: clock, Adjust: 2*time.Hour + 90*time.Second}, []string{"09:00:00", "2 h 1 min 30 s added: the clock was slow"}},
		"no time":      {journal.Moment{}, []string{"No time is known."}},
	} {
		t.Run(name, func(t *testing.T) {
			got := tuitest.Plain(strings.Join(facts.All(journal.Entry{Taken: tc.m}, noon, theme.New(true), 80), "\n"))
			for _, w := range tc.want {
				if !strings.Contains(got, w) {
					t.Errorf("%q is missing in\n%s", w, got)
				}
			}
		})
	}
}
