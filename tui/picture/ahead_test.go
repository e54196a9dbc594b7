package picture_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/tui/picture"
)

// shelves is a gate that also keeps pictures.
type shelves struct{ *gate }

func (s shelves) Prepare(ctx context.Context, f journal.File, orientation, edge int, _ bool) error {
	f.Path = "kept " + f.Path
	_, err := s.Thumb(ctx, f, orientation, edge)
	return err
}

// pages are what Rest has, page by page.
type pages [][]picture.Key

func (p *pages) Next(context.Context) []picture.Key {
	if len(*p) == 0 {
		return nil
	}
	next := (*p)[0]
	*p = (*p)[1:]
	return next
}

// begun returns the next n that are begun, or fails.
func (s *gate) begun(t *testing.T, n int) (names []string) {
	t.Helper()
	late := time.After(20 * time.Second)
	for range n {
		select {
		case name := <-s.told:
			names = append(names, name)
		case <-late:
			t.Fatalf("only %q were begun", names)
		}
	}
	return names
}

func TestWhatIsSeenComesFirstThenItsNeighboursThenTheRest(t *testing.T) {
	s := newGate()
	w := picture.NewGallery(shelves{s}, picture.TrueColor).Window()
	load := w.Load(numbered(0, 3))
	ahead := w.Ahead(numbered(2, 5), &pages{numbered(5, 7), numbered(7, 8)})
	loaded := make(chan struct{})
	go func() { load(); close(loaded) }()
	first := s.begun(t, 1)
	ahead()
	close(s.opened)
	<-loaded
	got := append(first, s.begun(t, 7)...)
	slices.Sort(got[:3]) // several are made at once
	want := []string{"0000", "0001", "0002", "0003", "0004", "kept 0005", "kept 0006", "kept 0007"}
	if !slices.Equal(got, want) {
		t.Errorf("they were made in this order: %q", got)
	}
	for _, k := range numbered(3, 5) {
		for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(time.Millisecond) {
			if _, state := w.Tile(k); state == picture.Ready {
				break
			}
		}
		if w.Load([]picture.Key{k}) != nil {
			t.Errorf("%s is waited for", k.Photo.Path)
		}
	}
}

func TestWhatIsMadeAheadMakesRoomAtOnceForWhatIsSeen(t *testing.T) {
	s := newGate()
	w := picture.NewGallery(shelves{s}, picture.TrueColor).Window()
	w.Ahead(numbered(0, 2), nil)()
	s.begun(t, 1)
	load := w.Load(numbered(7, 8))
	loaded := make(chan struct{})
	go func() { load(); close(loaded) }()
	if got := s.begun(t, 1); got[0] != "0007" {
		t.Errorf("%q was begun", got)
	}
	for late := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		gone := s.gone
		s.mu.Unlock()
		if gone == 1 {
			break
		}
		if time.Now().After(late) {
			t.Fatal("what nobody waits for is still made")
		}
	}
	close(s.opened)
	<-loaded
	if got := s.begun(t, 1); got[0] != "0001" {
		t.Errorf("%q went on", got)
	}
}

func TestWhatIsMadeAheadIsNotMadeTwiceWhenItIsSeen(t *testing.T) {
	s := newGate()
	w := picture.NewGallery(s, picture.TrueColor).Window()
	w.Ahead(numbered(0, 1), &pages{numbered(1, 2)})() // which this source does not keep
	s.begun(t, 1)
	load := w.Load(numbered(0, 1))
	loaded := make(chan any)
	go func() { loaded <- load() }()
	close(s.opened)
	if msg := <-loaded; msg != (picture.Loaded{}) {
		t.Errorf("it was answered %v", msg)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Equal(s.began, []string{"0000"}) {
		t.Errorf("%q were begun", s.began)
	}
}

func TestALeanScreenMakesNothingAhead(t *testing.T) {
	s := newGate()
	close(s.opened)
	g := picture.NewGallery(shelves{s}, picture.TrueColor)
	w := g.Window()
	for _, screen := range []picture.Screen{
		{Colours: picture.TrueColor, Lean: 4000}, {Colours: picture.TrueColor, Protocol: picture.Nothing},
	} {
		g.SetScreen(screen)
		w.Ahead(numbered(0, 2), &pages{numbered(2, 4)})()
	}
	g.SetScreen(picture.Screen{Colours: picture.TrueColor})
	w.Ahead(numbered(8, 9), nil)()
	if got := s.begun(t, 1); got[0] != "0008" {
		t.Errorf("%q was begun", got)
	}
}
