package caption_test

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
	"sojourn/tui/caption"
	"sojourn/tui/picture"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// trip is a journal of frames that are a quarter of an hour apart. Its store can be told to fail.
type trip struct {
	*sqlite.Store
	t   testing.TB
	dir string
	ids []journal.ID

	pictures picture.Source

	mu     sync.Mutex
	broken error // what changes are answered with, instead of being made
}

func newTrip(t testing.TB) *trip {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return &trip{Store: s, t: t, dir: dir, pictures: painter{}}
}

// Apply is the store's, unless it was told to fail.
func (j *trip) Apply(ctx context.Context, c journal.Change) (int, error) {
	j.mu.Lock()
	err := j.broken
	j.mu.Unlock()
	if err != nil {
		return 0, err
	}
	return j.Store.Apply(ctx, c)
}

func (j *trip) breaks(err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.broken = err
}

var errFull = &journal.Error{
	Op: "change entries", Kind: journal.NeedsUser, Err: errors.New("the disk is full"), Hint: "make room; nothing was lost",
}

func (j *trip) frame(set func(e *journal.Entry)) journal.ID {
	j.t.Helper()
	n := len(j.ids)
	e := journal.Entry{
		ID: journal.ID(fmt.Sprintf("FRAME%05d", n)), AddedAt: time.Unix(1361750400, 0), Version: 1,
		Taken: journal.Moment{Clock: time.Date(2013, 2, 25, 9, 15*n, 0, 0, time.UTC)},
		Photos: []journal.Photo{{
			Width: 6000, Height: 4000, Orientation: 1, MIME: "image/jpeg",
			Files: []journal.File{{
				Role: journal.RoleOriginal, Name: fmt.Sprintf("DSC_%04d.JPG", n), SHA256: fmt.Sprintf("%064d", n), Bytes: 1,
			}},
		}},
	}
	if set != nil {
		set(&e)
	}
	j.check(j.AddEntries(j.t.Context(), []journal.Entry{e}))
	j.ids = append(j.ids, e.ID)
	return e.ID
}

func (j *trip) check(err error) {
	j.t.Helper()
	if err != nil {
		j.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

func (j *trip) entry(id journal.ID) journal.Entry {
	j.t.Helper()
	e, err := j.Entry(j.t.Context(), id)
	j.check(err)
	return e
}

// elsewhere changes an entry as another process does.
func (j *trip) elsewhere(p journal.Patch) {
	j.t.Helper()
	_, err := j.Store.Apply(j.t.Context(), journal.Change{Label: "elsewhere", Patches: []journal.Patch{p}})
	j.check(err)
}

func (j *trip) destination(d journal.Destination) {
	j.t.Helper()
	j.check(j.SaveDestination(j.t.Context(), d))
}

// wants fails unless the journal has these words for id.
func (j *trip) wants(id journal.ID, caption, alt string, keywords ...string) {
	j.t.Helper()
	e := j.entry(id)
	if e.Caption != caption || e.Alt != alt || !slices.Equal(e.Keywords, keywords) {
		j.t.Errorf("%s has %q, %q, %q; want %q, %q, %q", id, e.Caption, e.Alt, e.Keywords, caption, alt, keywords)
	}
}

func pyongyang() *journal.Place {
	return &journal.Place{
		Point: &journal.Point{Lat: 39.0339, Lon: 125.7543}, Source: journal.PlaceGazetteer, Name: "김일성 광장",
		City: "Pyongyang", Region: "Pyongyang", Country: "North Korea", CountryCode: "KP",
	}
}

// walk are frames with some words, a place, a tall photo, a note, and two destinations.
func walk(t testing.TB) *trip {
	j := newTrip(t)
	j.destination(journal.Destination{Name: "site", Kind: "folder", Default: true})
	j.destination(journal.Destination{Name: "mastodon", Kind: "mastodon", Limits: journal.Limits{
		Text: 500, Unit: journal.UnitCharacters, LinkLength: 23, Alt: 1500,
	}})
	j.frame(func(e *journal.Entry) {
		e.Caption, e.Alt = "Dawn over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel.", "A river under fog"
		e.Keywords, e.Place = []string{"Pyongyang", "평양", "dawn"}, pyongyang()
	})
	j.frame(nil)
	j.frame(func(e *journal.Entry) { e.Photos[0].Width, e.Photos[0].Height = 4000, 6000 })
	j.frame(func(e *journal.Entry) {
		e.Photos, e.Caption, e.Keywords = nil, "A note in the van.", []string{"Kim Il Sung Square", "van"}
	})
	return j
}

// painter is a double of the maker of thumbnails: this one paints them.
type painter struct{}

func (painter) Thumb(_ context.Context, f journal.File, _, edge int) (image.Image, error) {
	w, h := edge, edge*2/3
	if strings.Contains(f.Name, "0002") {
		w, h = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.Gray{uint8(255 * y / h)})
		}
	}
	return img, nil
}

// lost is a double of the maker of thumbnails, whose originals are gone.
type lost struct{}

func (lost) Thumb(_ context.Context, f journal.File, _, _ int) (image.Image, error) {
	return nil, &journal.Error{Op: f.Name, Kind: journal.NotFound, Err: errors.New("the original is missing")}
}

// editor is the screen in a story: what it answers is kept.
type editor struct {
	caption.Model
	t    testing.TB
	said []tea.Msg
}

func (j *trip) editor(width, height int) *editor {
	m := caption.New(j, picture.NewGallery(j.pictures, picture.None), j.dir, theme.New(true))
	return &editor{Model: m.Resize(width, height), t: j.t}
}

// open is an editor of 80×23 on frame n.
func (j *trip) open(n int, f route.Field) *editor {
	return j.editor(80, 23).show(j.ids[n], j.ids, f)
}

func (e *editor) show(id journal.ID, walk []journal.ID, f route.Field) *editor {
	m, cmd := e.Show(id, walk, f)
	e.Model = m
	return e.feed(tuitest.Run(cmd)...)
}

func (e *editor) feed(msgs ...tea.Msg) *editor {
	m, said := tuitest.Feed(e.Model, msgs...)
	e.Model, e.said = m, said
	return e
}

func (e *editor) typed(text string) *editor { return e.feed(tuitest.Type(text)...) }

func (e *editor) press(names ...string) *editor { return e.feed(tuitest.Keys(names...)...) }

func (e *editor) beat() *editor { return e.feed(route.Beat{}) }

// notices are what the traveller was told by the last messages.
func (e *editor) notices() string {
	var said []string
	for _, a := range e.said {
		if n, ok := a.(route.Notice); ok {
			if n.Err != nil {
				n.Text = n.Err.Error() + " (" + journal.HintOf(n.Err) + ")"
			}
			said = append(said, n.Text)
		}
	}
	return strings.Join(said, "\n")
}

func (e *editor) wantsNotice(part string) {
	e.t.Helper()
	if got := e.notices(); !strings.Contains(got, part) || part == "" && got != "" {
		e.t.Errorf("it says %q, want %q", got, part)
	}
}

func (e *editor) wantsView(parts ...string) {
	e.t.Helper()
	for _, p := range parts {
		if view := tuitest.Plain(e.View()); !strings.Contains(view, p) {
			e.t.Errorf("%q is not in\n%s", p, view)
		}
	}
}

func (e *editor) wantsNotInView(parts ...string) {
	e.t.Helper()
	for _, p := range parts {
		if view := tuitest.Plain(e.View()); strings.Contains(view, p) {
			e.t.Errorf("%q is in\n%s", p, view)
		}
	}
}

// answer is the last answer of its type.
func answer[T tea.Msg](e *editor) (found T, ok bool) {
	for _, a := range e.said {
		if msg, is := a.(T); is {
			found, ok = msg, true
		}
	}
	return found, ok
}
