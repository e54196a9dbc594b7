package picture_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/tui/picture"
	"sojourn/tui/tuitest"
)

// photo writes a JPEG of w × h pixels into dir, and cuts what is behind keep bytes off.
func photo(t testing.TB, dir, name string, w, h, keep int) journal.File {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, landscape(w, h), nil); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()[:min(keep, b.Len())]
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return journal.File{Role: journal.RoleOriginal, Name: name, Path: path, SHA256: fmt.Sprintf("%x", sum), Bytes: int64(len(data))}
}

func text(tile picture.Tile) string { return tuitest.Plain(strings.Join(tile.Lines, "\n")) }

// until runs Load until nothing is missing, as a screen does.
func until(g *picture.Gallery, want []picture.Key) (rounds int) {
	for {
		cmd := g.Load(want)
		if cmd == nil {
			return rounds
		}
		rounds++
		if _, ok := cmd().(picture.Loaded); !ok {
			return rounds
		}
	}
}

func TestPhotosBecomeTiles(t *testing.T) {
	dir := t.TempDir()
	g := picture.NewGallery(rendition.New(dir, t.TempDir()), picture.TrueColor)
	key := picture.Key{Photo: photo(t, dir, "DSC_0001.JPG", 900, 600, 1<<30), Orientation: 1, Columns: 24, Rows: 8}
	sideways := key
	sideways.Orientation = 6

	if tile, state := g.Tile(key); state != picture.Loading {
		t.Fatalf("state %d before it was loaded", state)
	} else {
		fits(t, tile, 24, 8)
	}
	until(g, []picture.Key{key, sideways})
	tile, state := g.Tile(key)
	if state != picture.Ready {
		t.Fatalf("state %d: %s", state, text(tile))
	}
	fits(t, tile, 24, 8)
	turned, _ := g.Tile(sideways)
	if !strings.HasPrefix(turned.Lines[0], "      ") || strings.HasPrefix(tile.Lines[0], " ") {
		t.Errorf("the orientation is not applied:\n%q\n%q", tile.Lines[0], turned.Lines[0])
	}

	g.SetScreen(picture.Screen{Colours: picture.None})
	if _, state := g.Tile(key); state != picture.Loading {
		t.Error("a tile has colours that the terminal does not")
	}
	until(g, []picture.Key{key})
	if tile, state := g.Tile(key); state != picture.Ready || strings.Contains(strings.Join(tile.Lines, ""), "\x1b") {
		t.Errorf("state %d, and colours: %q", state, tile.Lines)
	}
}

func TestATileSaysWhyThereIsNoPicture(t *testing.T) {
	dir := t.TempDir()
	gone := photo(t, dir, "gone.jpg", 600, 400, 1<<30)
	content, err := os.ReadFile(gone.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(gone.Path); err != nil {
		t.Fatal(err)
	}
	g := picture.NewGallery(rendition.New(dir, t.TempDir()), picture.TrueColor)
	key := func(f journal.File) picture.Key {
		return picture.Key{Photo: f, Orientation: 1, Columns: 30, Rows: 7}
	}
	cut, missing := key(photo(t, dir, "cut.jpg", 600, 400, 40)), key(gone)
	away := key(photo(t, t.TempDir(), "away.jpg", 600, 400, 0))
	if err := os.RemoveAll(filepath.Dir(away.Photo.Path)); err != nil {
		t.Fatal(err)
	}
	until(g, []picture.Key{cut, missing, away})
	for k, want := range map[picture.Key]string{
		cut: "broken:", missing: "the original is missing", away: "is its disk", key(journal.File{}): "no photo",
	} {
		tile, state := g.Tile(k)
		if !strings.Contains(text(tile), want) || (state == picture.Failed) == (want == "no photo") {
			t.Errorf("state %d, want %q in\n%s", state, want, text(tile))
		}
		fits(t, tile, 30, 7)
	}

	// The disk comes back: the photo is tried again once it comes into view again, and not before.
	if err := os.WriteFile(gone.Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if cmd := g.Load([]picture.Key{missing}); cmd != nil {
		t.Error("what failed is tried without end")
	}
	g.Load(nil)
	until(g, []picture.Key{cut, missing})
	if tile, state := g.Tile(missing); state != picture.Ready {
		t.Errorf("state %d: %s", state, text(tile))
	}
	if _, state := g.Tile(cut); state != picture.Failed {
		t.Error("a broken file has a picture")
	}
	for _, size := range [][2]int{{0, 5}, {5, 0}, {-1, -1}} {
		k := cut
		k.Columns, k.Rows = size[0], size[1]
		if tile, state := g.Tile(k); state != picture.Ready || tile.Lines != nil || g.Load([]picture.Key{k}) != nil {
			t.Errorf("no cells have the tile %q in state %d", tile.Lines, state)
		}
	}
}

func TestAPictureThatWasKeptIsShownWithWhatIsWrongWithItsOriginal(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	key := picture.Key{Photo: photo(t, dir, "a.jpg", 600, 400, 1<<30), Orientation: 1, Columns: 30, Rows: 8}
	seen := func(s picture.Screen, k picture.Key) (string, picture.State) {
		g := picture.NewGallery(rendition.New(dir, cache), picture.TrueColor)
		g.SetScreen(s)
		until(g, []picture.Key{k})
		tile, state := g.Tile(k)
		fits(t, tile, k.Columns, k.Rows)
		return strings.Join(tile.Lines, "\n"), state
	}
	cells, held := picture.Screen{Colours: picture.TrueColor}, picture.Screen{Colours: picture.TrueColor, Protocol: picture.Kitty}
	if shown, state := seen(cells, key); state != picture.Ready || strings.Contains(shown, "missing") {
		t.Fatalf("state %d: %s", state, shown)
	}
	if err := os.Remove(key.Photo.Path); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		screen picture.Screen
		sign   string // of a picture
	}{"cells": {cells, "▀"}, "kitty": {held, "\U0010eeee"}} {
		shown, state := seen(tc.screen, key)
		lines := strings.Split(shown, "\n")
		if last := lines[len(lines)-1]; state != picture.Failed || !strings.Contains(last, "the original is missing") {
			t.Errorf("%s: state %d, %q", name, state, last)
		}
		if !strings.Contains(lines[3], tc.sign) {
			t.Errorf("%s: no picture: %q", name, lines[3])
		}
	}
	low := key
	low.Rows = 2
	if shown, _ := seen(cells, low); !strings.Contains(shown, "the original") {
		t.Errorf("two rows do not say it: %q", shown)
	}
}

// gate is a double of the maker that makes pictures when it is told to.
type gate struct {
	mu     sync.Mutex
	began  []string
	gone   int
	opened chan struct{}
	told   chan string // each name, as its picture begins
}

func newGate() *gate { return &gate{opened: make(chan struct{}), told: make(chan string, 10_000)} }

func (s *gate) Thumb(ctx context.Context, f journal.File, _, _ int) (image.Image, error) {
	s.mu.Lock()
	s.began = append(s.began, f.Path)
	s.mu.Unlock()
	s.told <- f.Path
	select {
	case <-s.opened:
		return landscape(30, 20), nil
	case <-ctx.Done():
		s.mu.Lock()
		s.gone++
		s.mu.Unlock()
		return nil, context.Cause(ctx)
	}
}

func numbered(from, to int) []picture.Key {
	var list []picture.Key
	for i := from; i < to; i++ {
		f := journal.File{Path: fmt.Sprintf("%04d", i)}
		list = append(list, picture.Key{Photo: f, Orientation: 1, Columns: 6, Rows: 2})
	}
	return list
}

func TestAThousandWishesDoNotPileUp(t *testing.T) {
	s := newGate()
	g := picture.NewGallery(s, picture.TrueColor)
	var answers sync.WaitGroup
	var loaded, dropped int
	var mu sync.Mutex
	for i := range 1000 {
		cmd := g.Load(numbered(i, i+9))
		answers.Go(func() {
			msg := cmd()
			mu.Lock()
			defer mu.Unlock()
			if msg == nil {
				dropped++
			} else {
				loaded++
			}
		})
		if i == 0 {
			<-s.told // the first begins, and is given up with the wish
		}
	}
	close(s.opened)
	answers.Wait()
	if dropped == 0 || loaded == 0 {
		t.Errorf("%d wishes were answered, %d dropped", loaded, dropped)
	}
	until(g, numbered(999, 1008))
	for _, k := range numbered(999, 1008) {
		if _, state := g.Tile(k); state != picture.Ready {
			t.Errorf("%s is in state %d", k.Photo.Path, state)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.began[0] != "0000" || s.gone == 0 {
		t.Error("what was begun for an old wish was not given up")
	}
}

func TestOldWishesAreNotBegun(t *testing.T) {
	s := newGate()
	g := picture.NewGallery(s, picture.TrueColor)
	first := g.Load(numbered(0, 100))
	done := make(chan struct{})
	go func() { defer close(done); first() }()
	<-s.told
	second := g.Load(numbered(500, 503))
	<-done
	close(s.opened)
	if _, ok := second().(picture.Loaded); !ok {
		t.Fatal("the new wish is not answered")
	}
	until(g, numbered(500, 503))
	s.mu.Lock()
	defer s.mu.Unlock()
	const most = 4 // that are made at once
	if n := len(s.began); n < 4 || n > most+3 || !slices.Contains(s.began, "0502") {
		t.Errorf("%v were begun, though only three were wanted at last", s.began)
	}
}

func TestWhatIsWantedAgainIsMadeAfterAll(t *testing.T) {
	s := newGate()
	g := picture.NewGallery(s, picture.TrueColor)
	first := g.Load(numbered(0, 1))
	go first()
	<-s.told
	g.Load(numbered(5, 6)) // gives the first up; never run
	again := g.Load(numbered(0, 1))
	close(s.opened)
	if _, ok := again().(picture.Loaded); !ok {
		t.Fatal("no answer")
	}
	if _, state := g.Tile(numbered(0, 1)[0]); state != picture.Ready {
		t.Errorf("state %d", state)
	}
}

func TestScreensDoNotTakeEachOthersWishes(t *testing.T) {
	s := newGate()
	g := picture.NewGallery(s, picture.TrueColor)
	sheet, loupe := g.Window(), g.Window()
	one, other := sheet.Load(numbered(0, 4)), loupe.Load(numbered(7, 8))
	answers := make(chan tea.Msg, 2)
	for _, cmd := range []tea.Cmd{one, other} {
		go func() { answers <- cmd() }()
	}
	close(s.opened)
	for range 2 {
		if msg := <-answers; msg != (picture.Loaded{}) {
			t.Errorf("a screen is answered %v", msg)
		}
	}
}

func TestTheGalleryForgetsWhatWasNotLookedAtForLongest(t *testing.T) {
	g := picture.NewGallery(noise{}, picture.TrueColor)
	key := func(i int) picture.Key {
		k := numbered(i, i+1)[0]
		k.Columns, k.Rows = 200, 60
		return k
	}
	const many = 200
	for i := range many {
		until(g, []picture.Key{key(i)})
		g.Tile(key(0))
	}
	if _, state := g.Tile(key(0)); state != picture.Ready {
		t.Error("what is looked at is forgotten")
	}
	kept := 0
	for i := range many {
		if _, state := g.Tile(key(i)); state == picture.Ready {
			kept++
		}
	}
	if _, state := g.Tile(key(1)); state != picture.Loading || kept < 20 {
		t.Errorf("%d of %d are kept, the oldest in state %d", kept, many, state)
	}
}

// noise is a double whose pictures take as many bytes as can be.
type noise struct{}

func (noise) Thumb(context.Context, journal.File, int, int) (image.Image, error) {
	return painted(200, 120, func(x, y int) color.RGBA {
		n := x*7919 + y*104729
		return color.RGBA{uint8(n), uint8(n >> 3), uint8(n >> 5), 255}
	}), nil
}

func TestAPictureThatFailsForAnUnknownReasonSaysIt(t *testing.T) {
	g := picture.NewGallery(failing{}, picture.TrueColor)
	key := picture.Key{Photo: journal.File{Path: "x"}, Columns: 30, Rows: 5}
	until(g, []picture.Key{key})
	if tile, state := g.Tile(key); state != picture.Failed || !strings.Contains(text(tile), "입출력 오류␛[2J") {
		t.Errorf("state %d\n%s", state, text(tile))
	}
}

// failing is a double that makes nothing.
type failing struct{}

func (failing) Thumb(context.Context, journal.File, int, int) (image.Image, error) {
	return nil, &journal.Error{Op: "thumbnail of x", Err: errors.New("입출력 오류\x1b[2J")}
}
