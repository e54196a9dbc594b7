package journal_test

import (
	"testing"
	"time"

	"sojourn/journal"
)

func clock(s string) time.Time {
	t, err := time.Parse("2006-01-02T15:04:05.999999", s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestMoment(t *testing.T) {
	pyongyang := 8*time.Hour + 30*time.Minute
	for name, tc := range map[string]struct {
		moment                 journal.Moment
		takenAt, source, onDay string
	}{
		"unknown":         {journal.Moment{}, "", "", ""},
		"impossible date": {journal.Moment{Written: "2024-02-31T25:61:61"}, "", "", ""},
		"a clock without an offset": {
			journal.Moment{Clock: clock("2013-02-25T16:20:31.5")},
			"2013-02-25T16:20:31.5", "camera", "2013-02-25",
		},
		"an offset that the camera wrote": {
			journal.Moment{Clock: clock("2016-10-10T12:00:00"), Offset: pyongyang, Source: journal.OffsetExif},
			"2016-10-10T12:00:00+08:30", "exif", "2016-10-10",
		},
		"a clock that is 90 s slow at midnight": {
			journal.Moment{
				Clock: clock("2013-02-25T23:59:00"), Adjust: 90 * time.Second,
				Offset: 9 * time.Hour, Source: journal.OffsetHand,
			},
			"2013-02-26T00:00:30+09:00", "hand", "2013-02-26",
		},
		"west of Greenwich": {
			journal.Moment{Clock: clock("2024-03-10T02:30:00"), Offset: -210 * time.Minute, Source: journal.OffsetGPS},
			"2024-03-10T02:30:00-03:30", "gps", "2024-03-10",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := tc.moment
			if m.TakenAt() != tc.takenAt || m.TakenAtSource() != tc.source || m.Day() != tc.onDay {
				t.Errorf("got %q %q %q, want %q %q %q",
					m.TakenAt(), m.TakenAtSource(), m.Day(), tc.takenAt, tc.source, tc.onDay)
			}
		})
	}
}

func TestInZoneFollowsHistory(t *testing.T) {
	pyongyang, err := time.LoadLocation("Asia/Pyongyang")
	if err != nil {
		t.Skip("no time zone database on this machine")
	}
	for day, want := range map[string]string{
		"2013-02-25T10:00:00": "2013-02-25T10:00:00+09:00",
		"2016-10-10T10:00:00": "2016-10-10T10:00:00+08:30",
		"2019-10-10T10:00:00": "2019-10-10T10:00:00+09:00",
	} {
		if got := (journal.Moment{Clock: clock(day)}).InZone(pyongyang).TakenAt(); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
}
