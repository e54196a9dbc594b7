package sheet_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/sheet"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// rig is a sheet over a real journal.
type rig struct {
	*sqlite.Store
	t testing.TB
	m sheet.Model
}

func newRig(t testing.TB, entries []journal.Entry) *rig {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &rig{Store: s, t: t}
	r.check(s.SaveDestination(t.Context(), journal.Destination{Name: "site", Kind: "folder", Default: true}))
	r.add(entries)
	return r
}

func (r *rig) add(entries []journal.Entry) {
	r.t.Helper()
	for len(entries) > 0 {
		n := min(5000, len(entries))
		r.check(r.AddEntries(r.t.Context(), entries[:n]))
		entries = entries[n:]
	}
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

// open opens the sheet in a terminal without colours.
func (r *rig) open(width, height int) *rig {
	r.t.Helper()
	return r.openOver(picture.NewGallery(painter{}, picture.None), width, height)
}

func (r *rig) openOver(g *picture.Gallery, width, height int) *rig {
	r.t.Helper()
	r.m = newSheetWith(r, g, width, height)
	r.feed(append([]tea.Msg{tea.WindowSizeMsg{Width: width, Height: height + 1}}, tuitest.Run(r.m.Init())...)...)
	return r
}

// feed gives msgs to the sheet as the root does, and returns what it tells.
func (r *rig) feed(msgs ...tea.Msg) []tea.Msg {
	r.t.Helper()
	var answers []tea.Msg
	r.m, answers = tuitest.Feed(r.m, msgs...)
	var told []tea.Msg
	for _, a := range answers {
		switch a := a.(type) {
		case route.Notice:
			if a.Err != nil {
				r.t.Fatalf("%v (%s)", a.Err, journal.HintOf(a.Err))
			}
			told = append(told, a)
		case route.Loupe, route.Caption, route.Locate, route.Mark, route.Unmark, route.Undo:
			told = append(told, a)
		}
	}
	return told
}

func (r *rig) press(names ...string) []tea.Msg {
	r.t.Helper()
	return r.feed(tuitest.Keys(names...)...)
}

// notice presses keys and returns the sentence that they lead to.
func (r *rig) notice(names ...string) string {
	r.t.Helper()
	for _, msg := range r.press(names...) {
		if n, ok := msg.(route.Notice); ok {
			return n.Text
		}
	}
	return ""
}

func (r *rig) view() string { return tuitest.Plain(r.m.View()) }

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.view(), text) {
			r.t.Errorf("%q is missing in\n%s", text, r.view())
		}
	}
}

func (r *rig) hides(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if strings.Contains(r.view(), text) {
			r.t.Errorf("%q is in\n%s", text, r.view())
		}
	}
}

// at is what the line below the tile under the cursor says.
func (r *rig) at() string {
	r.t.Helper()
	for line := range strings.Lines(r.view()) {
		if _, from, ok := strings.Cut(line, "┗"); ok {
			text, _, _ := strings.Cut(from, "┛")
			return strings.TrimSpace(text)
		}
	}
	r.t.Fatalf("there is no cursor in\n%s", r.view())
	return ""
}

func (r *rig) isAt(want string) {
	r.t.Helper()
	if got := r.at(); !strings.Contains(got, want) {
		r.t.Errorf("the cursor is on %q, not %q\n%s", got, want, r.view())
	}
}

// hasAllPictures fails where a tile still waits for its picture.
func (r *rig) hasAllPictures() {
	r.t.Helper()
	for line := range strings.Lines(r.view()) {
		if strings.HasPrefix(strings.Trim(line, " ┃"), "…") {
			r.t.Fatalf("a tile has no picture in\n%s", r.view())
		}
	}
}

func (r *rig) entry(id journal.ID) journal.Entry {
	r.t.Helper()
	e, err := r.Entry(r.t.Context(), id)
	r.check(err)
	return e
}

// painter is a double of the maker of thumbnails: each photo is a slope from dark to bright, and
// one is broken.
type painter struct{}

func (painter) Thumb(_ context.Context, f journal.File, orientation, _ int) (image.Image, error) {
	if strings.HasPrefix(f.Name, "broken") {
		return nil, &journal.Error{Op: "thumbnail of " + f.Name, Kind: journal.Invalid, Err: fmt.Errorf("the file breaks off")}
	}
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

var places = []*journal.Place{
	{Point: &journal.Point{Lat: 39.9, Lon: 116.4}, Source: journal.PlaceExif, City: "Beijing", Country: "China", CountryCode: "CN"},
	{Point: &journal.Point{Lat: 39.03, Lon: 125.75}, Source: journal.PlaceExif, City: "Pyongyang", Country: "North Korea", CountryCode: "KP"},
	{Point: &journal.Point{Lat: 37.97, Lon: 126.55}, Source: journal.PlaceTrack, City: "개성", Country: "North Korea", CountryCode: "KP"},
}

// photo is a photo of a minute of a day in February 2013.
func photo(n, day, minute int, place *journal.Place, caption string) journal.Entry {
	name := fmt.Sprintf("DSC_%04d.JPG", n)
	return journal.Entry{
		ID: journal.ID(fmt.Sprintf("PH%08d", n)), Caption: caption, Place: place, Version: 1, AddedAt: time.Unix(1361800000, 0),
		Taken: journal.Moment{
			Clock: time.Date(2013, 2, day, 8, minute, 0, 0, time.UTC), Offset: 9 * time.Hour, Source: journal.OffsetExif,
		},
		Photos: []journal.Photo{{
			MIME: "image/jpeg", Width: 6000, Height: 4000, Orientation: 1, Make: "FUJIFILM", Model: "X-T5",
			Exposure: journal.Exposure{Seconds: 0.008, FNumber: 5.6, ISO: 400, FocalLength: 23},
			Files:    []journal.File{{Role: journal.RoleOriginal, Name: name, Path: "originals/" + name, SHA256: fmt.Sprintf("%064x", n), Bytes: 4_200_000}},
		}},
	}
}

// journey is three days in three places: 5, 7 and 4 photos.
func journey() []journal.Entry {
	captions := map[int]string{
		2: "Dawn over Tiananmen", 6: "대동강의 새벽, 안개 속의 주체사상탑", 8: "Kim Il Sung Square 👩‍👩‍👧‍👦", 13: "صباح الخير من كيسونغ", 15: "Old town",
	}
	var list []journal.Entry
	for n := 1; n <= 16; n++ {
		day, place := 24, places[0]
		if n > 5 {
			day, place = 25, places[1]
		}
		if n > 12 {
			day, place = 26, places[2]
		}
		list = append(list, photo(n, day, n, place, captions[n]))
	}
	list[7].Photos[0].Orientation = 6
	list[9].Photos[0].Files[0].Name = "broken.jpg"
	list[9].Photos[0].Problem = "the file breaks off"
	list[10].Place = list[9].Place
	return list
}

// many are n photos, 50 a day, in places that change twice a day.
func many(n int) []journal.Entry {
	list := make([]journal.Entry, n)
	begin := time.Date(1990, 1, 1, 6, 0, 0, 0, time.UTC)
	for i := range list {
		e := photo(i+1, 1, 0, places[i/25%3], "")
		e.Taken.Clock = begin.AddDate(0, 0, i/50).Add(time.Duration(i%50) * 10 * time.Minute)
		if i%3 == 0 {
			e.Caption = fmt.Sprintf("사진 %d, the %dth frame", i, i)
		}
		list[i] = e
	}
	return list
}

func newSheet(r *rig, width, height int) sheet.Model {
	return newSheetWith(r, picture.NewGallery(painter{}, picture.None), width, height)
}

func newSheetWith(r *rig, g *picture.Gallery, width, height int) sheet.Model {
	return sheet.New(r, g, theme.New(true), "겨울 여행 2013").Resize(width, height)
}

// counter is a painter that counts.
type counter struct {
	painter
	n    atomic.Int32
	mu   sync.Mutex
	made []string // names, in their order
}

func (c *counter) Thumb(ctx context.Context, f journal.File, orientation, edge int) (image.Image, error) {
	c.n.Add(1)
	c.mu.Lock()
	c.made = append(c.made, f.Name)
	c.mu.Unlock()
	return c.painter.Thumb(ctx, f, orientation, edge)
}
