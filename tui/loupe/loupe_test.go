package loupe_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// rig is the loupe over a real journal of five photos.
type rig struct {
	*sqlite.Store
	t      testing.TB
	m      loupe.Model
	ids    []journal.ID
	paints *painter
}

var pyongyang = &journal.Place{
	Point: &journal.Point{Lat: 39.03, Lon: 125.75}, Source: journal.PlaceExif, Name: "대동강", City: "Pyongyang",
	Region: "Pyongyang-si", Country: "North Korea", CountryCode: "KP",
}

func newRig(t testing.TB, width, height int) *rig {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t, paints: &painter{}}
	captions := []string{
		"First light over the Taedong.\nThe torch on the tower goes out. 해가 뜨자 횃불이 꺼진다.", "", "대동강 위의 얼음", "صباح الخير", "",
	}
	var entries []journal.Entry
	for n, caption := range captions {
		name := fmt.Sprintf("DSC_%04d.JPG", n+1)
		e := journal.Entry{
			ID: journal.ID(fmt.Sprintf("PH%08d", n+1)), Caption: caption, Version: 1, AddedAt: time.Unix(1361800000, 0).UTC(),
			Taken: journal.Moment{
				Written: fmt.Sprintf("2013-02-25T08:%02d:00", n), Clock: time.Date(2013, 2, 25, 8, n, 0, 0, time.UTC),
				Offset: 9 * time.Hour, Source: journal.OffsetExif,
			},
			Photos: []journal.Photo{{
				MIME: "image/jpeg", Width: 6000, Height: 4000, Orientation: 1, Make: "FUJIFILM", Model: "X-T5", Lens: "XF23mmF2",
				Exposure: journal.Exposure{Seconds: 0.008, FNumber: 5.6, ISO: 400, FocalLength: 23},
				Files:    []journal.File{{Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, SHA256: fmt.Sprintf("%064x", n+1), Bytes: 4_200_000}},
			}},
		}
		if n == 0 {
			e.Place, e.Alt, e.Keywords = pyongyang, "A tower at dawn.", []string{"Pyongyang", "평양"}
		}
		entries, r.ids = append(entries, e), append(r.ids, e.ID)
	}
	entries[2].Photos[0].Orientation = 6
	entries[4].Photos, entries[4].Caption = nil, "A note of the evening"
	r.check(s.AddEntries(t.Context(), entries))
	r.m = loupe.New(r, picture.NewGallery(r.paints, picture.None), theme.New(true)).Resize(width, height)
	return r
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

// show opens the loupe on the photo of a number.
func (r *rig) show(n int) *rig {
	r.t.Helper()
	var cmd tea.Cmd
	r.m, cmd = r.m.Show(r.ids[n-1], r.ids)
	r.feed(tuitest.Run(cmd)...)
	return r
}

// feed gives msgs to the loupe as the root does, and returns what it tells.
func (r *rig) feed(msgs ...tea.Msg) []tea.Msg {
	r.t.Helper()
	var answers []tea.Msg
	r.m, answers = tuitest.Feed(r.m, msgs...)
	var told []tea.Msg
	for _, a := range answers {
		switch a := a.(type) {
		case route.Notice:
			if a.Err != nil {
				r.t.Fatal(a.Err)
			}
			told = append(told, a)
		case route.Walked, route.Caption, route.Locate, route.Mark, route.Unmark, route.Undo:
			told = append(told, a)
		}
	}
	return told
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

func (r *rig) hides(text string) {
	r.t.Helper()
	if strings.Contains(tuitest.Plain(r.m.View()), text) {
		r.t.Errorf("%q is in\n%s", text, tuitest.Plain(r.m.View()))
	}
}

// painter is a double of the maker of thumbnails: each photo is a slope from dark to bright.
type painter struct {
	mu    sync.Mutex
	names []string
}

func (p *painter) Thumb(_ context.Context, f journal.File, orientation, _ int) (image.Image, error) {
	p.mu.Lock()
	p.names = append(p.names, f.Name)
	p.mu.Unlock()
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

func TestThePhotoStandsBesideWhatIsKnownOfIt(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {120, 39}, {40, 9}, {60, 30}} {
		r := newRig(t, size[0], size[1]).show(1)
		tuitest.Golden(t, fmt.Sprintf("loupe-%dx%d", size[0], size[1]), r.m.View())
		tuitest.Fits(t, r.m.View(), size[0], size[1])
	}
	r := newRig(t, 80, 23).show(3)
	tuitest.Golden(t, "upright-80x23", r.m.View())
	r.press("i")
	tuitest.Golden(t, "folded-80x23", r.m.View())
	r.press("i")
	r.show(5)
	r.shows("A note of the evening")
}

func TestItWalks(t *testing.T) {
	r := newRig(t, 80, 23).show(1)
	r.shows("DSC_0001.JPG", "1 of 5")
	for _, step := range []struct{ keys, at string }{
		{"l", "2 of 5"}, {"j", "3 of 5"}, {"space", "4 of 5"}, {"h", "3 of 5"}, {"G", "5 of 5"}, {"l", "5 of 5"}, {"k", "4 of 5"}, {"g", "1 of 5"}, {"h", "1 of 5"},
	} {
		told := r.press(step.keys)
		r.shows(step.at)
		var n int
		if _, err := fmt.Sscanf(step.at, "%d", &n); err != nil {
			t.Fatal(err)
		}
		if len(told) == 1 && told[0] != (route.Walked{ID: r.ids[n-1]}) || len(told) > 1 {
			t.Errorf("at %s it tells %v", step.at, told)
		}
	}
}

func TestTheNeighboursAreMadeInAdvance(t *testing.T) {
	r := newRig(t, 80, 23).show(2)
	slices.Sort(r.paints.names)
	if want := []string{"DSC_0001.JPG", "DSC_0002.JPG", "DSC_0003.JPG"}; !slices.Equal(r.paints.names, want) {
		t.Errorf("made are %v, want %v", r.paints.names, want)
	}
	m, _ := r.m.Update(tuitest.Keys("l")[0]) // its commands are not run: it is all there
	got := tuitest.Plain(m.View())
	if !strings.Contains(got, "DSC_0003.JPG") || !strings.Contains(got, "대동강 위의 얼음") || !strings.Contains(got, ";;~~") {
		t.Errorf("the next photo has to be waited for:\n%s", got)
	}
}

func TestTheFactsScroll(t *testing.T) {
	r := newRig(t, 80, 23).show(1)
	r.shows("First light", "more lines")
	r.hides("sha256")
	r.press("pgdown", "pgdown")
	r.shows("Id", "PH00000001")
	r.hides("more lines")
	r.hides("First light")
	r.press("pgdown", "pgdown", "pgup", "pgup")
	r.shows("First light")
	r.feed(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	r.hides("First light over")
	r.press("l")
	r.shows("no caption yet") // the next begins at its top
}

func TestWorkingKeys(t *testing.T) {
	r := newRig(t, 80, 23).show(2)
	for key, want := range map[string]tea.Msg{
		"c": route.Caption{ID: r.ids[1], Walk: r.ids},
		"p": route.Locate{IDs: r.ids[1:2]},
		"m": route.Mark{IDs: r.ids[1:2]},
		"U": route.Unmark{IDs: r.ids[1:2]},
		"u": route.Undo{},
	} {
		if told := r.press(key); len(told) != 1 || fmt.Sprint(told[0]) != fmt.Sprint(want) {
			t.Errorf("%s tells %v, want %v", key, told, want)
		}
	}
	r.press("4")
	r.shows("3 of 5") // it goes on
	r.press("x")
	r.press("h")
	r.shows("DSC_0003.JPG", "✗", "rejected")
	r.press("h")
	r.shows("★4", "★★★★☆")
	r.press("P")
	r.shows("copied from another", "2 of 5")
	e, err := r.Entry(t.Context(), r.ids[1])
	r.check(err)
	if e.Rating != 4 || e.Place == nil || e.Place.Source != journal.PlaceCopied {
		t.Errorf("%+v", e)
	}
}

func TestWhatChangedElsewhereIsSeen(t *testing.T) {
	r := newRig(t, 80, 23).show(2)
	caption := "평양역의 저녁"
	_, err := r.Apply(t.Context(), journal.Change{Label: "caption", Patches: []journal.Patch{{ID: r.ids[1], Caption: &caption}}})
	r.check(err)
	r.feed(route.Changed{IDs: []journal.ID{r.ids[4]}})
	r.hides(caption) // not its concern
	r.feed(route.Changed{IDs: []journal.ID{r.ids[1]}})
	r.shows(caption)
}

func TestAHeldKeyReadsOneAfterTheOther(t *testing.T) {
	r := newRig(t, 80, 23).show(1)
	var cmds []tea.Cmd
	for range 4 {
		var cmd tea.Cmd
		r.m, cmd = r.m.Update(tuitest.Keys("l")[0])
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		r.feed(tuitest.Run(cmd)...)
	}
	r.shows("5 of 5", "A note of the evening")
}

func TestWithoutAWalkThereIsOnePhoto(t *testing.T) {
	r := newRig(t, 80, 23)
	for _, key := range strings.Split("l h g G pgup pgdown c 3 x P m", " ") {
		if told := r.press(key); told != nil {
			t.Errorf("%s tells %v before anything is shown", key, told)
		}
	}
	m, cmd := r.m.Show(r.ids[3], nil)
	r.m = m
	r.feed(tuitest.Run(cmd)...)
	r.shows("DSC_0004.JPG", "صباح الخير")
	r.hides(" of ")
	r.press("l")
	r.shows("DSC_0004.JPG")
}

func TestAnEntryThatIsGoneSaysSo(t *testing.T) {
	r := newRig(t, 80, 23)
	m, cmd := r.m.Show("NOSUCHENTR", nil)
	r.m = m
	r.feed(tuitest.Run(cmd)...)
	r.shows("this entry is not in the", "NOSUCHENTR")
	if told := r.press("3"); told != nil {
		t.Errorf("it is rated: %v", told)
	}
}

func TestItFitsEverySizeWhateverIsInIt(t *testing.T) {
	r := newRig(t, 80, 23)
	evil := "\x1b[2J\x1b]0;x\a\u202e" + strings.Repeat("평양👩‍👩‍👧‍👦 صباح ", 20)
	trip := evil
	_, err := r.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{
		ID: r.ids[1], Caption: &evil, Alt: &evil, Trip: &trip, Keywords: &[]string{evil}, Headline: &evil,
		Place: &journal.Place{Source: journal.PlaceHand, Name: evil, City: evil, Point: &journal.Point{Lat: 1, Lon: 1}},
	}}})
	r.check(err)
	r.show(2)
	for _, keys := range [][]string{{}, {"pgdown"}, {"i"}, {"i", "l"}, {"z", "l", "j"}} {
		r.press(keys...)
		for width := 1; width <= 130; width += 11 {
			for height := 1; height <= 45; height += 6 {
				r.m = r.m.Resize(width, height)
				r.feed(tea.WindowSizeMsg{})
				tuitest.Fits(t, r.m.View(), width, height)
				for _, bad := range []string{"\x1b[2J", "\x1b]", "\a", "\u202e"} {
					if strings.Contains(r.m.View(), bad) {
						t.Fatalf("%q reaches the terminal", bad)
					}
				}
			}
		}
	}
	r.m = r.m.Resize(200, 59)
	tuitest.Fits(t, r.m.View(), 200, 59)
}

// failing is a store that reads nothing.
type failing struct{ *rig }

var errDisk = &journal.Error{Op: "read an entry", Kind: journal.NeedsUser, Err: errors.New("the disk is gone"), Hint: "put it back"}

func (failing) Entry(context.Context, journal.ID) (journal.Entry, error) {
	return journal.Entry{}, errDisk
}

func TestAFailureIsSaid(t *testing.T) {
	r := newRig(t, 80, 23)
	m := loupe.New(failing{r}, picture.NewGallery(r.paints, picture.None), theme.New(true)).Resize(80, 23)
	m, cmd := m.Show(r.ids[0], r.ids)
	m, answers := tuitest.Feed(m, tuitest.Run(cmd)...)
	said := slices.ContainsFunc(answers, func(a tea.Msg) bool {
		n, ok := a.(route.Notice)
		return ok && errors.Is(n.Err, errDisk)
	})
	if !said || !strings.Contains(tuitest.Plain(m.View()), "this entry could not be read") {
		t.Errorf("said: %v\n%s", said, tuitest.Plain(m.View()))
	}
}

// BenchmarkStep is a key and its frame, with all that it gives rise to.
func BenchmarkStep(b *testing.B) {
	for _, size := range [][2]int{{80, 23}, {200, 59}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			r := newRig(b, size[0], size[1])
			r.m = loupe.New(r, picture.NewGallery(r.paints, picture.TrueColor), theme.New(true)).Resize(size[0], size[1])
			r.show(1)
			keys := tuitest.Keys("l", "l", "h", "h")
			i := 0
			for b.Loop() {
				r.m, _ = tuitest.Feed(r.m, keys[i%4])
				_ = r.m.View()
				i++
			}
		})
	}
}
