package chart_test

import (
	"context"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/atlas"
	"sojourn/journal/gazetteer"
	"sojourn/journal/sqlite"
	"sojourn/tui/chart"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

// journey is a fortnight in Korea, a frame a point.
var journey = []journal.Point{
	{Lat: 39.01953, Lon: 125.75275},
	{Lat: 39.01961, Lon: 125.75301},
	{Lat: 39.03166, Lon: 125.75420},
	{Lat: 38.98012, Lon: 125.70113},
	{Lat: 38.50710, Lon: 125.75621},
	{Lat: 37.97101, Lon: 126.55442},
	{Lat: 37.95602, Lon: 126.67701},
	{Lat: 39.15290, Lon: 127.44361},
	{Lat: 40.03412, Lon: 124.41105},
	{Lat: 41.99310, Lon: 128.07702},
}

var (
	world  = sync.OnceValues(atlas.Open)
	places = sync.OnceValues(gazetteer.Open)
)

func sources() chart.Sources {
	return chart.Sources{
		World: func() (chart.World, error) {
			w, err := world()
			return chart.World{Coasts: &w.Coasts, Borders: &w.Borders, Land: w.Land}, err
		},
		Places: func() (chart.Gazetteer, error) { return places() },
		Tracks: func(context.Context) (chart.Outline, error) { return atlas.New([][]journal.Point{journey[:7]}), nil },
	}
}

// rig is the map of a journal.
type rig struct {
	t       testing.TB
	store   *sqlite.Store
	ids     []journal.ID
	screen  chart.Model
	answers []tea.Msg
}

func newRig(t testing.TB, points []journal.Point) *rig {
	t.Helper()
	store, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	r := &rig{t: t, store: store}
	var entries []journal.Entry
	for i, p := range points {
		clock := time.Date(2013, 2, 25, 8, i, 0, 0, time.UTC)
		e := journal.Entry{
			ID: journal.NewID(), Version: 1, AddedAt: clock, EditedAt: clock,
			Taken: journal.Moment{Written: clock.Format(journal.WrittenLayout), Clock: clock},
		}
		if p.Valid() {
			e.Place = &journal.Place{Point: &p, Source: journal.PlaceExif}
		}
		entries, r.ids = append(entries, e), append(r.ids, e.ID)
	}
	if err := store.AddEntries(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	r.screen = chart.New(store, sources(), theme.New(true))
	return r
}

func (r *rig) show(width, height int, asked chart.Asked) {
	r.t.Helper()
	r.screen = r.screen.Resize(width, height)
	var cmd tea.Cmd
	r.screen, cmd = r.screen.Show(asked)
	r.feed(tuitest.Run(cmd)...)
}

func (r *rig) feed(msgs ...tea.Msg) {
	r.screen, r.answers = tuitest.Feed(r.screen, msgs...)
}

func (r *rig) press(names ...string) { r.feed(tuitest.Keys(names...)...) }
