package outbox_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/sync/destination"
	"sojourn/sync/outbox"
)

// rig is a journal on the disk, its outbox, a clock that stands until it is moved, and a place
// that things go wrong at.
type rig struct {
	t      testing.TB
	dir    string
	store  *sqlite.Store
	outbox *outbox.Outbox
	place  *double
	clock  *clock
	ids    []journal.ID
	last   journal.Progress
	width  int // of photos that are noise, in pixels; 0: they are small
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := rigIn(t, t.TempDir())
	r.place = &double{t: t, clock: r.clock}
	r.destination(journal.Destination{Name: "desk", Kind: "double", Default: true})
	r.outbox = outbox.New(r.setup())
	return r
}

// rigIn opens or makes the journal in dir.
func rigIn(t testing.TB, dir string) *rig {
	t.Helper()
	return &rig{
		t: t, dir: dir, store: create(t, dir), clock: &clock{at: time.Now().Truncate(time.Second)},
	}
}

func (r *rig) setup() outbox.Setup {
	return outbox.Setup{
		Dir: r.dir, Store: r.store, Renderer: rendition.New(r.dir, filepath.Join(r.dir, "cache")),
		Open: func(journal.Destination) (destination.Destination, error) { return r.place.open() },
		Now:  r.clock.now, Sleep: r.clock.sleep, Random: func() float64 { return 0.5 },
		Up: func() (time.Duration, string) { return r.clock.now().Sub(time.Time{}.AddDate(2000, 0, 0)), "a start" },
	}
}

func (r *rig) destination(d journal.Destination) {
	r.t.Helper()
	r.check(r.store.SaveDestination(r.t.Context(), d))
}

// add puts an entry with photos into the journal and marks it for desk.
func (r *rig) add(caption string, photos int) journal.ID {
	r.t.Helper()
	return r.addFor(caption, photos, time.Time{})
}

// addFor is add, but not before notBefore.
func (r *rig) addFor(caption string, photos int, notBefore time.Time) journal.ID {
	r.t.Helper()
	e := journal.Entry{
		ID: journal.NewID(), Caption: caption, Alt: "설명: " + caption, AddedAt: r.clock.now(), Version: 1,
	}
	for range photos {
		e.Photos = append(e.Photos, r.photo())
	}
	r.check(r.store.AddEntries(r.t.Context(), []journal.Entry{e}))
	marked, err := r.store.Mark(r.t.Context(), []journal.ID{e.ID}, "desk", notBefore)
	r.check(err)
	if len(marked) != 1 || marked[0].New != 1 {
		r.t.Fatalf("marked %+v", marked)
	}
	r.ids = append(r.ids, e.ID)
	return e.ID
}

// photo writes a small original, no two of them alike.
func (r *rig) photo() journal.Photo {
	r.t.Helper()
	const width, height = 64, 48
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	seed := journal.NewID()
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, color.RGBA{seed[x*5/width], seed[5+y*5/height], byte(x), 255})
		}
	}
	var b bytes.Buffer
	r.check(jpeg.Encode(&b, img, nil))
	if r.width > 0 {
		b.Reset()
		b.Write(noise(r.t, r.width))
	}
	name := "originals/" + string(seed) + ".jpg"
	r.check(os.MkdirAll(filepath.Join(r.dir, "originals"), 0o755))
	r.check(os.WriteFile(filepath.Join(r.dir, name), b.Bytes(), 0o644))
	sum := sha256.Sum256(b.Bytes())
	return journal.Photo{
		MIME: "image/jpeg", Width: width, Height: height, Orientation: 1,
		Files: []journal.File{{
			Role: journal.RoleOriginal, Name: filepath.Base(name), Path: name,
			SHA256: hex.EncodeToString(sum[:]), Bytes: int64(b.Len()),
		}},
	}
}

func (r *rig) edit(id journal.ID, caption string) {
	r.t.Helper()
	_, err := r.store.Apply(r.t.Context(), journal.Change{
		Label: "caption", Patches: []journal.Patch{{ID: id, Caption: &caption}},
	})
	r.check(err)
}

// send is one sync that the traveller asked for.
func (r *rig) send(opt outbox.Options) journal.SyncResult {
	r.t.Helper()
	result, err := r.outbox.Send(r.t.Context(), opt, r.report)
	r.check(err)
	return result
}

func (r *rig) report(p journal.Progress) { r.last = p }

func (r *rig) plan(opt outbox.Options) journal.Bill {
	r.t.Helper()
	bill, err := r.outbox.Plan(r.t.Context(), opt)
	r.check(err)
	return bill
}

func (r *rig) delivery(id journal.ID) journal.Delivery {
	r.t.Helper()
	e, err := r.store.Entry(r.t.Context(), id)
	r.check(err)
	if len(e.Deliveries) == 0 {
		r.t.Fatalf("entry %s has no delivery", id)
	}
	return e.Deliveries[0]
}

// wants fails unless id is in state, for a reason that has words.
func (r *rig) wants(id journal.ID, state journal.State, words string) {
	r.t.Helper()
	if d := r.delivery(id); d.State != state || !strings.Contains(d.Reason, words) {
		r.t.Errorf("%s, %q; want %s, %q", d.State, d.Reason, state, words)
	}
}

// invariants fails unless every entry is at the place exactly once, whole, as it reads now, and
// the journal says so.
func (r *rig) invariants() {
	r.t.Helper()
	for _, id := range r.ids {
		e, err := r.store.Entry(r.t.Context(), id)
		r.check(err)
		posts := r.place.of(id)
		if len(posts) != 1 {
			r.t.Errorf("%q is there %d times: %+v", e.Caption, len(posts), posts)
			continue
		}
		if posts[0].text != e.Caption || posts[0].pictures != len(e.Photos) {
			r.t.Errorf("%q is there as %+v", e.Caption, posts[0])
		}
		told, err := r.store.Dispatch(r.t.Context(), posts[0].dispatch)
		r.check(err)
		if want := sums(destination.Dispatch{Dispatch: told}); !slices.Equal(posts[0].sums, want) {
			r.t.Errorf("%q is there with %v, and its receipt is of %v", e.Caption, posts[0].sums, want)
		}
		if d := e.Deliveries[0]; d.State != journal.StateDelivered || d.URL == "" {
			r.t.Errorf("%q is there, and the journal says %+v", e.Caption, d)
		}
	}
}

// spoilOutbox changes every picture that waits to be sent.
func (r *rig) spoilOutbox() {
	r.t.Helper()
	files, err := filepath.Glob(filepath.Join(r.dir, "outbox", "*"))
	r.check(err)
	for _, f := range files {
		r.check(os.WriteFile(f, []byte("not what was agreed on"), 0o644))
	}
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// clock stands still. Who sleeps moves it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.pass(d)
	return ctx.Err()
}

// seeds are n ways for things to go, or a fifth of them in a short run.
func seeds(n uint64) uint64 {
	if testing.Short() {
		return n / 5
	}
	return n
}
