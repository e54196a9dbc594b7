package locate_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/tui/locate"
	"sojourn/tui/tuitest"
)

// walked are the frames of square with a zone, and a track of their first forty minutes.
func walked(t *testing.T) *trip {
	j := square(t)
	var change journal.Change
	for _, id := range j.ids[:4] {
		e, err := j.Entry(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		m := e.Taken
		m.Offset, m.Source = 9*time.Hour, journal.OffsetHand
		change.Patches = append(change.Patches, journal.Patch{ID: id, Taken: &m})
	}
	if _, err := j.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	begin := time.Date(2013, 2, 25, 0, 0, 0, 0, time.UTC)
	track := journal.Track{Name: "길", SHA256: "a", Segments: [][]journal.Fix{{
		{At: begin, Point: journal.Point{Lat: 39.02, Lon: 125.75}},
		{At: begin.Add(20 * time.Minute), Point: journal.Point{Lat: 39.04, Lon: 125.75}},
	}, {
		{At: begin.Add(40 * time.Minute), Point: journal.Point{Lat: 39.02, Lon: 125.76}},
		{At: begin.Add(50 * time.Minute), Point: journal.Point{Lat: 39.02, Lon: 125.76}},
	}}}
	if _, err := j.AddTrack(t.Context(), track); err != nil {
		t.Fatal(err)
	}
	return j
}

// ask is how the command line asks the tracks, without the names of places.
func (j *trip) ask(ctx context.Context, entries []journal.Entry) ([]*journal.Place, []error, error) {
	var taken []journal.Moment
	for _, e := range entries {
		taken = append(taken, e.Taken)
	}
	answers, err := gpx.Find(ctx, j.Store, taken, gpx.Rules{}, nil)
	places, problems := make([]*journal.Place, len(answers)), make([]error, len(answers))
	for i, a := range answers {
		if problems[i] = a.Err; a.Err == nil {
			places[i] = a.Match.Place()
		}
	}
	return places, problems, err
}

func showTracked(t *testing.T, j *trip, ids ...journal.ID) locate.Model {
	return show(t, j, 80, 23, ids...).WithTracks(j.ask)
}

func TestTheTracksPlaceASelectionAfterTheyWereShown(t *testing.T) {
	j := walked(t)
	m, _ := press(showTracked(t, j, j.ids...), "ctrl+t")
	tuitest.Golden(t, "asks-the-tracks-80x23", m.View())
	if got := j.placeOf(j.ids[1]); got.Source != "" {
		t.Fatalf("it was placed unasked: %+v", got)
	}
	_, answers := press(m, "ctrl+o")
	if got := notice(answers); !strings.HasPrefix(got, "placed 2 photos from the tracks; 3 others are as they were") {
		t.Errorf("it says %q", got)
	}
	if got := j.placeOf(j.ids[1]); got.Source != journal.PlaceTrack || got.Point.Distance(journal.Point{Lat: 39.035, Lon: 125.75}) > 1 {
		t.Errorf("placed at %+v", got)
	}
	if got := j.placeOf(j.ids[3]); got.Source != journal.PlaceExif {
		t.Errorf("a better place was replaced: %+v", got)
	}
}

func TestTheTracksReplaceABetterPlaceWhenAsked(t *testing.T) {
	j := walked(t)
	m, _ := press(showTracked(t, j, j.ids[3]), "ctrl+t")
	if !strings.Contains(m.View(), "It has a better place, from the camera") {
		t.Fatalf("it asks:\n%s", m.View())
	}
	press(m, "enter")
	if got := j.placeOf(j.ids[3]); got.Source != journal.PlaceTrack {
		t.Errorf("placed %+v", got)
	}
}

func TestTheTracksSayWhyTheyDoNotPlace(t *testing.T) {
	j := walked(t)
	for name, tc := range map[string]struct {
		id   int
		want string
	}{
		"between two segments": {2, "nearest fix 10 min away"},
		"without a zone":       {4, "no offset from UTC"},
	} {
		t.Run(name, func(t *testing.T) {
			m, answers := press(showTracked(t, j, j.ids[tc.id]), "ctrl+t")
			if got := notice(answers); !strings.Contains(got, tc.want) {
				t.Errorf("it says %q", got)
			}
			if !strings.Contains(m.View(), "Where:") {
				t.Error("the screen was left")
			}
		})
	}
	empty := square(t)
	if _, answers := press(showTracked(t, empty, empty.ids[1]), "ctrl+t"); !strings.Contains(notice(answers), "no offset") {
		t.Errorf("without tracks it says %q", notice(answers))
	}
}
