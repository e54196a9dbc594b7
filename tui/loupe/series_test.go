package loupe_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// newSeries is the loupe over a series of three photos, one photo and a note.
func newSeries(t testing.TB, width, height int) *rig {
	t.Helper()
	r := newRig(t, width, height)
	series, err := r.Entry(t.Context(), r.ids[0])
	r.check(err)
	for _, id := range r.ids[1:3] {
		e, err := r.Entry(t.Context(), id)
		r.check(err)
		series.Photos = append(series.Photos, e.Photos...)
	}
	series.ID = "SE00000001"
	r.check(r.AddEntries(t.Context(), []journal.Entry{series}))
	r.ids = append([]journal.ID{series.ID}, r.ids[3:]...)
	return r
}

func TestASeriesIsLookedThrough(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {120, 39}, {200, 59}} {
		r := newSeries(t, size[0], size[1]).show(1)
		r.press("l")
		tuitest.Golden(t, fmt.Sprintf("series-%dx%d", size[0], size[1]), r.m.View())
		tuitest.Fits(t, r.m.View(), size[0], size[1])
	}
	r := newSeries(t, 80, 23).show(1)
	for _, step := range []struct{ keys, at, name string }{
		{"l", "photo 2 of 3", "DSC_0002.JPG"},
		{"l", "photo 3 of 3", "DSC_0003.JPG"},
		{"l", " 2 of 3", "DSC_0004.JPG"},
		{"h", "photo 3 of 3", "DSC_0003.JPG"},
		{"j", " 2 of 3", "DSC_0004.JPG"},
		{"k", "photo 1 of 3", "DSC_0001.JPG"},
		{"h", "photo 1 of 3", "DSC_0001.JPG"},
		{"G", " 3 of 3", "A note"},
		{"l", " 3 of 3", "A note"},
	} {
		r.press(step.keys)
		r.shows(step.at, step.name)
	}
	r.press("g", "5")
	r.shows("DSC_0004.JPG") // a rating is for all of it, and the next entry follows
}

func TestASplitGoesOnWithThePhotoThatWasShown(t *testing.T) {
	r := newSeries(t, 80, 23).show(1)
	r.press("l")
	parts, err := r.Split(t.Context(), r.ids[0])
	r.check(err)
	r.feed(route.Reshaped{ID: r.ids[0], Parts: parts}, route.Changed{})
	r.shows("DSC_0002.JPG", " 2 of 5")
	r.feed(tea.WindowSizeMsg{})
	r.press("h")
	r.shows("DSC_0001.JPG", " 1 of 5")
}
