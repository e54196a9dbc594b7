package journal_test

import (
	"testing"
	"time"

	"sojourn/journal"
)

func TestAClockThatWasSetForwardIsNotBelieved(t *testing.T) {
	const none = 0
	type look struct {
		wall, up time.Duration
		boot     string
	}
	for name, tc := range map[string]struct {
		looks []look
		ahead time.Duration
	}{
		"it goes as the machine":            {[]look{{0, 0, "a"}, {5 * time.Hour, 5 * time.Hour, "a"}}, none},
		"it is put right by a little":       {[]look{{0, 0, "a"}, {time.Hour + time.Minute, time.Hour, "a"}}, none},
		"many times a little":               {[]look{{0, 0, "a"}, {time.Minute + time.Second, 0, "a"}, {2*time.Minute + 2*time.Second, 0, "a"}}, 2*time.Minute + 2*time.Second},
		"set forward":                       {[]look{{0, 0, "a"}, {4 * time.Hour, time.Hour, "a"}}, 3 * time.Hour},
		"set forward, and back again":       {[]look{{0, 0, "a"}, {4 * time.Hour, time.Hour, "a"}, {2 * time.Hour, 2 * time.Hour, "a"}}, none},
		"set back":                          {[]look{{0, 0, "a"}, {-4 * time.Hour, time.Hour, "a"}}, none},
		"set back, and forward again":       {[]look{{0, 0, "a"}, {-4 * time.Hour, time.Hour, "a"}, {2 * time.Hour, 2 * time.Hour, "a"}}, none},
		"set back, and forward by too much": {[]look{{0, 0, "a"}, {-4 * time.Hour, time.Hour, "a"}, {5 * time.Hour, 2 * time.Hour, "a"}}, 3 * time.Hour},
		"started anew a day later":          {[]look{{0, 90 * time.Hour, "a"}, {24 * time.Hour, time.Minute, "b"}}, none},
		"forward, then started anew":        {[]look{{0, 0, "a"}, {4 * time.Hour, time.Hour, "a"}, {5 * time.Hour, time.Minute, "b"}}, 3 * time.Hour},
		"a dead battery, put right by the network": {
			[]look{{0, 0, "a"}, {-400_000 * time.Hour, time.Second, "b"}, {48 * time.Hour, time.Minute, "b"}}, 48*time.Hour - 59*time.Second,
		},
		"a machine that tells nothing": {[]look{{0, 0, ""}, {90 * time.Hour, 0, ""}}, none},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Date(2013, 2, 25, 12, 0, 0, 0, time.UTC)
			var kept journal.Sighting
			wall := start
			for _, l := range tc.looks {
				wall = start.Add(l.wall)
				kept = kept.Next(journal.Sighting{Wall: wall, Up: l.up, Boot: l.boot})
			}
			if got := wall.Sub(kept.Believed(wall)); got != tc.ahead {
				t.Errorf("%s ahead, want %s", got, tc.ahead)
			}
		})
	}
}
