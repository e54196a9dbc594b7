package compare_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/compare"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// rig is the screen over a real journal of five photos, the third of which is upright.
type rig struct {
	*sqlite.Store
	t   testing.TB
	m   compare.Model
	ids []journal.ID
}

func newRig(t testing.TB, width, height int) *rig {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t}
	var entries []journal.Entry
	for n := range 5 {
		name := fmt.Sprintf("DSC_%04d.JPG", n+1)
		e := journal.Entry{
			ID: journal.ID(fmt.Sprintf("PH%08d", n+1)), Version: 1, AddedAt: time.Unix(1361800000, 0).UTC(),
			Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 8, n, 0, 0, time.UTC)},
			Photos: []journal.Photo{{
				MIME: "image/jpeg", Width: 6000, Height: 4000, Orientation: 1,
				Files: []journal.File{{Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, SHA256: fmt.Sprintf("%064x", n+1), Bytes: 1}},
			}},
		}
		if n == 2 {
			e.Photos[0].Width, e.Photos[0].Height, e.Photos[0].Orientation = 4000, 6000, 6
		}
		entries, r.ids = append(entries, e), append(r.ids, e.ID)
	}
	entries[4].Photos, entries[4].Caption = nil, "저녁의 쪽지"
	r.check(s.AddEntries(t.Context(), entries))
	r.m = compare.New(s, picture.NewGallery(painter{}, picture.None), theme.New(true)).Resize(width, height)
	return r
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

// show compares photos by their numbers.
func (r *rig) show(numbers ...int) *rig {
	r.t.Helper()
	var ids []journal.ID
	for _, n := range numbers {
		ids = append(ids, r.ids[n-1])
	}
	var cmd tea.Cmd
	r.m, cmd = r.m.Show(ids)
	r.feed(tuitest.Run(cmd)...)
	return r
}

func (r *rig) feed(msgs ...tea.Msg) []tea.Msg {
	r.t.Helper()
	var answers []tea.Msg
	r.m, answers = tuitest.Feed(r.m, msgs...)
	return answers
}

func (r *rig) press(names ...string) []tea.Msg {
	r.t.Helper()
	return r.feed(tuitest.Keys(names...)...)
}

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(tuitest.Plain(r.m.View()), text) {
			r.t.Errorf("%q is missing in\n%s", text, tuitest.Plain(r.m.View()))
		}
	}
}

// painter is a double of the maker of thumbnails: each photo is a slope from dark to bright.
type painter struct{}

func (painter) Thumb(_ context.Context, _ journal.File, orientation, _ int) (image.Image, error) {
	w, h := 48, 32
	if orientation > 4 {
		w, h = h, w
	}
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetGray(x, y, color.Gray{Y: uint8(255 * (x + y) / (w + h))})
		}
	}
	return img, nil
}

func TestFramesStandSideBySideAtOneScale(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {120, 39}, {200, 59}} {
		for _, numbers := range [][]int{{1, 2}, {1, 2, 3}, {1, 2, 3, 4}} {
			r := newRig(t, size[0], size[1]).show(numbers...)
			r.press("l", "4", "h", "x")
			tuitest.Golden(t, fmt.Sprintf("compare%d-%dx%d", len(numbers), size[0], size[1]), r.m.View())
			tuitest.Fits(t, r.m.View(), size[0], size[1])
		}
	}
}

func TestKeysMoveAndJudgeTheActiveOne(t *testing.T) {
	r := newRig(t, 80, 23).show(1, 2, 4)
	r.shows("3 frames side by side", "1 of 3")
	if told := r.press("l"); len(told) != 1 || told[0] != (route.Walked{ID: r.ids[1]}) {
		t.Errorf("moving tells %v", told)
	}
	r.press("3")
	r.shows("3 of 3", "★3")
	r.press("x", "l")
	r.shows("3 of 3", "✗")
	r.feed(route.Pace{Stay: true})
	r.press("h", "h", "5")
	r.shows("1 of 3", "★5")
	for n, want := range map[int]int{1: 5, 2: 3, 3: 0, 4: 0} {
		e, err := r.Entry(t.Context(), r.ids[n-1])
		r.check(err)
		if e.Rating != want || e.Rejected != (n == 4) {
			t.Errorf("photo %d is rated %d, rejected: %v", n, e.Rating, e.Rejected)
		}
	}
	told := r.press("enter")
	if l, ok := told[0].(route.Loupe); !ok || l.ID != r.ids[0] || len(l.Walk) != 3 {
		t.Errorf("enter tells %v", told)
	}
}

func TestWhatChangedElsewhereIsSeen(t *testing.T) {
	r := newRig(t, 80, 23).show(1, 2)
	rating := 2
	_, err := r.Apply(t.Context(), journal.Change{Label: "rating", Patches: []journal.Patch{{ID: r.ids[1], Rating: &rating}}})
	r.check(err)
	r.feed(route.Changed{IDs: []journal.ID{r.ids[1]}})
	r.shows("★2")
	_, err = r.Join(t.Context(), r.ids[:2])
	r.check(err)
	r.feed(route.Changed{})
	r.shows("×2", "not in the journal")
	if told := r.press("l", "3"); len(told) != 1 {
		t.Errorf("what is gone is rated: %v", told)
	}
}

func TestItFitsEverySize(t *testing.T) {
	r := newRig(t, 80, 23).show(1, 3, 5, 4)
	r.shows("저녁의 쪽지")
	for width := 1; width <= 130; width += 9 {
		for height := 1; height <= 45; height += 4 {
			r.m = r.m.Resize(width, height)
			r.feed(tea.WindowSizeMsg{})
			tuitest.Fits(t, r.m.View(), width, height)
		}
	}
	m := compare.New(r.Store, picture.NewGallery(painter{}, picture.None), theme.New(true)).Resize(80, 23)
	for _, name := range []string{"l", "h", "3", "x", "enter", "j"} {
		m, _ = m.Update(tuitest.Keys(name)[0])
	}
	tuitest.Fits(t, m.View(), 80, 23)
}
