package clock_test

import (
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
)

// frame is a photo whose camera's clock said clock.
func frame(t testing.TB, shown string) journal.Moment {
	t.Helper()
	at, err := time.Parse(time.DateTime, shown)
	if err != nil {
		t.Fatal(err)
	}
	return journal.Moment{Written: at.Format(journal.WrittenLayout), Clock: at}
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return location
}

func TestAPhotographedClockTellsHowFarTheCamerasIsOff(t *testing.T) {
	noon := frame(t, "2013-02-25 14:02:31")
	home := noon // a body on the clock of Paris, which says so
	home.Offset, home.Source = time.Hour, journal.OffsetExif
	pyongyang := noon.InZone(zone(t, "Asia/Pyongyang"))
	evening := frame(t, "2013-02-25 23:59:50")
	typed := noon
	typed.Clock = typed.Clock.Add(time.Hour)
	there := zone(t, "Asia/Pyongyang")
	for name, tc := range map[string]struct {
		shown string
		m     journal.Moment
		zone  *time.Location
		want  time.Duration
		fails bool
	}{
		"to the second":                    {shown: "14:03:12", m: noon, want: 41 * time.Second},
		"with a fraction":                  {shown: "14:03:12.25", m: noon, want: 41250 * time.Millisecond},
		"to the minute, its middle":        {shown: "14:03", m: noon, want: 59 * time.Second},
		"twelve hours":                     {shown: "2:03:12 pm", m: noon, want: 41 * time.Second},
		"a fast camera":                    {shown: "14:01:31", m: noon, want: -time.Minute},
		"past midnight":                    {shown: "00:00:20", m: evening, want: 30 * time.Second},
		"with its day":                     {shown: "2013-02-26 14:02:31", m: noon, want: 24 * time.Hour},
		"the day is not guessed wrong":     {shown: "02:02:32", m: noon, want: time.Second - 12*time.Hour},
		"an instant, the zone known":       {shown: "2013-02-25T05:03:12Z", m: pyongyang, want: 41 * time.Second},
		"an offset without a day":          {shown: "14:03:12+09:00", m: pyongyang, want: 41 * time.Second},
		"a body on its clock at home":      {shown: "22:03:12", m: home, zone: there, want: 41 * time.Second},
		"the same without saying so":       {shown: "22:03:12", m: home, want: 8*time.Hour + 41*time.Second},
		"an instant, the zone not known":   {shown: "2013-02-25T05:03:12Z", m: noon, fails: true},
		"a zone where none is known of it": {shown: "14:03:12", m: noon, zone: there, want: 41 * time.Second},
		"a time that was typed":            {shown: "14:03:12", m: typed, fails: true},
		"no time at all":                   {shown: "14:03:12", fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			face, err := clock.ParseFace(tc.shown)
			if err != nil {
				t.Fatal(err)
			}
			got, err := face.Offset(tc.m, tc.zone)
			if (err != nil) != tc.fails || got != tc.want && !tc.fails {
				t.Errorf("off by %v, %v; want %v", got, err, tc.want)
			}
			if err != nil && (journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "") {
				t.Errorf("refused by %v without saying what to do", err)
			}
		})
	}
}

func TestWhatIsNoTimeIsNotTaken(t *testing.T) {
	for _, text := range []string{"", "14", "25:00", "14:61", "14:03:12:00", "평양", "2013-02-30 14:03", "-14:03", "2013-02-25"} {
		if _, err := clock.ParseFace(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func FuzzParseFace(f *testing.F) {
	for _, text := range []string{"14:03:12", "2:03 pm", "2013-02-25 14:03:12.5+09:00", "24:00", "\x1b[31m", "٣:٠٠"} {
		f.Add(text, int64(1_361_800_992), int64(9*3600))
	}
	f.Fuzz(func(t *testing.T, text string, camera, offset int64) {
		face, err := clock.ParseFace(text)
		if err != nil {
			if journal.KindOf(err) != journal.Invalid || journal.Visible(err.Error()) != err.Error() {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		m := journal.Moment{Clock: time.Unix(camera%1e10, 0).UTC(), Offset: time.Duration(offset%(14*3600)) * time.Second, Source: journal.OffsetExif}
		learnt, err := face.Offset(m, nil)
		if err != nil && journal.KindOf(err) != journal.Invalid || face.Within() <= 0 {
			t.Errorf("%q: %v, within %v", text, err, face.Within())
		}
		if err == nil && learnt.Abs() > 12*time.Hour && !strings.Contains(text, "-") {
			t.Errorf("%q, without a day, says that the camera is %v off", text, learnt)
		}
	})
}
