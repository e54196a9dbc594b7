package tui_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/atlas"
	"sojourn/journal/gazetteer"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/sync/destination"
	"sojourn/sync/destination/folder"
	"sojourn/sync/outbox"
	"sojourn/tui"
	"sojourn/tui/adjust"
	"sojourn/tui/bill"
	"sojourn/tui/caption"
	"sojourn/tui/chart"
	"sojourn/tui/compare"
	"sojourn/tui/locate"
	"sojourn/tui/loupe"
	"sojourn/tui/picture"
	"sojourn/tui/queue"
	"sojourn/tui/ready"
	"sojourn/tui/sheet"
	"sojourn/tui/theme"
	"sojourn/tui/trips"
	"sojourn/tui/tuitest"
	"sojourn/tui/withhold"
)

// rig is the whole interface on a real journal with a folder to send to.
type rig struct {
	t     testing.TB
	store *sqlite.Store
	dir   string
	site  string
	root  root
	ended bool
}

// root is the model as stories feed it.
type root struct{ tui.Model }

func (r root) Update(msg tea.Msg) (root, tea.Cmd) {
	next, cmd := r.Model.Update(msg)
	return root{next.(tui.Model)}, cmd
}

// newRig opens the interface on a journal with n photos, in a terminal of 80 by 24.
func newRig(t testing.TB, n int) *rig {
	t.Helper()
	r := &rig{t: t, dir: filepath.Join(t.TempDir(), "journal"), site: filepath.Join(t.TempDir(), "site")}
	var err error
	r.store, err = sqlite.Open(t.Context(), r.dir, sqlite.Options{Version: "test", Create: true})
	r.check(err)
	t.Cleanup(func() { _ = r.store.Close() })
	r.check(r.store.SaveDestination(t.Context(), journal.Destination{
		Name: "site", Kind: folder.Kind, Settings: map[string]string{folder.SettingDir: r.site}, Default: true,
	}))
	for i := range n {
		r.check(r.store.AddEntries(t.Context(), []journal.Entry{r.entry(i)}))
	}
	r.open(80, 24)
	return r
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
}

// entry is a note with one small photo, a minute after the one before.
func (r *rig) entry(i int) journal.Entry {
	r.t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 30, 20))
	for p := range 600 {
		img.Set(p%30, p/30, color.RGBA{byte(i * 40), byte(p), 90, 255})
	}
	var b bytes.Buffer
	r.check(jpeg.Encode(&b, img, nil))
	sum := sha256.Sum256(b.Bytes())
	name := fmt.Sprintf("DSC_%04d.JPG", i+1)
	r.check(os.WriteFile(filepath.Join(r.dir, name), b.Bytes(), 0o600))
	clock := time.Date(2013, 2, 25, 16, 29+i, 31, 0, time.UTC)
	return journal.Entry{
		ID: journal.NewID(), Version: 1, AddedAt: clock, EditedAt: clock,
		Taken: journal.Moment{
			Written: clock.Format(journal.WrittenLayout), Clock: clock, Offset: 9 * time.Hour, Source: journal.OffsetExif,
		},
		Photos: []journal.Photo{{
			MIME: "image/jpeg", Width: 30, Height: 20, Orientation: 1, Model: "NIKON D600",
			Files: []journal.File{{
				Role: journal.RoleOriginal, Name: name, Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(b.Len()),
			}},
		}},
	}
}

func (r *rig) open(width, height int) {
	r.t.Helper()
	maker := rendition.New(r.dir, r.t.TempDir())
	box := outbox.New(outbox.Setup{
		Dir: r.dir, Store: r.store, Renderer: maker,
		Open:  func(d journal.Destination) (destination.Destination, error) { return folder.Open(d, "") },
		Weigh: folder.Weigh,
	})
	gallery, t := picture.NewGallery(maker, picture.None), theme.New(true)
	places := func() (locate.Gazetteer, error) { return towns() }
	r.root = root{tui.New(r.store, gallery, tui.Screens{
		Sheet: sheet.New(r.store, gallery, t, "journal"), Loupe: loupe.New(r.store, gallery, t), Compare: compare.New(r.store, gallery, t),
		Caption: caption.New(r.store, gallery, r.dir, t), Locate: locate.New(r.store, places, t),
		Chart: chart.New(r.store, sources(), t),
		Queue: queue.New(r.store, t), Ready: ready.New(r.store, t), Bill: bill.New(sender{box}, t),
		Adjust: adjust.New(r.store, t), Withhold: withhold.New(r.store, t),
		Trips: trips.New(r.store, t).WithZones([]string{"Asia/Pyongyang", "Asia/Seoul", "Europe/Berlin"}),
	})}
	r.feed(tea.WindowSizeMsg{Width: width, Height: height})
	for _, msg := range tuitest.Run(r.root.Init()) {
		r.feed(msg)
	}
}

// The world and its places are opened once for all tests.
var (
	earth = sync.OnceValues(atlas.Open)
	towns = sync.OnceValues(gazetteer.Open)
)

func sources() chart.Sources {
	return chart.Sources{
		World: func() (chart.World, error) {
			w, err := earth()
			return chart.World{Coasts: &w.Coasts, Borders: &w.Borders, Land: w.Land}, err
		},
		Places: func() (chart.Gazetteer, error) { return towns() },
	}
}

type sender struct{ *outbox.Outbox }

func (s sender) Plan(ctx context.Context) (journal.Bill, error) {
	return s.Outbox.Plan(ctx, outbox.Options{})
}

func (s sender) Send(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error) {
	return s.Outbox.Send(ctx, outbox.Options{}, report)
}

// feed gives msgs to the interface, and notes whether it ended.
func (r *rig) feed(msgs ...tea.Msg) {
	r.t.Helper()
	var answers []tea.Msg
	r.root, answers = tuitest.Feed(r.root, msgs...)
	for _, a := range answers {
		if _, ok := a.(tea.QuitMsg); ok {
			r.ended = true
		}
	}
}

func (r *rig) keys(names ...string) {
	r.t.Helper()
	for _, k := range tuitest.Keys(names...) {
		r.feed(k)
	}
}

func (r *rig) write(text string) {
	r.t.Helper()
	r.feed(tuitest.Type(text)...)
}

func (r *rig) view() string { return tuitest.Plain(r.root.View().Content) }

// shows fails unless the screen has all of texts.
func (r *rig) shows(texts ...string) {
	r.t.Helper()
	view := r.view()
	for _, text := range texts {
		if !strings.Contains(view, text) {
			r.t.Fatalf("the screen lacks %q:\n%s", text, view)
		}
	}
}

// newest reads the entry that the sheet opens on.
func (r *rig) newest() journal.Entry {
	r.t.Helper()
	all, err := r.store.Entries(r.t.Context(), journal.Query{}, journal.Page{Limit: 1, Newest: true})
	r.check(err)
	return all[0]
}
