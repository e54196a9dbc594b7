package rendition_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
)

func TestAPictureInTheOutboxIsGivenOnlyAsItWasAgreed(t *testing.T) {
	b := newBench(t)
	spec, limits := journal.RenditionSpec{}, journal.Limits{}
	f := b.put(t, "a.jpg", asJPEG(t, quarters(64, 48)))
	p, data := b.sent(t, f, 1, spec, limits)
	path := filepath.Join(b.dir, "outbox", p.SHA256)
	for name, bad := range map[string][]byte{
		"cut": data[:len(data)-1], "a bit is off": flipped(data, len(data)/2), "longer": append(data[:len(data):len(data)], 0),
	} {
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := b.OpenPicture(p); journal.KindOf(err) != journal.Conflict || journal.HintOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if again, _ := b.sent(t, f, 1, spec, limits); again != p {
		t.Errorf("rendered again it is %+v, not %+v", again, p)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := b.OpenPicture(p); journal.KindOf(err) != journal.NotFound || journal.HintOf(err) == "" {
		t.Errorf("gone: %v", err)
	}
	for _, name := range []string{"", "../a.jpg", "평양"} {
		if _, err := b.OpenPicture(journal.Picture{SHA256: name}); journal.KindOf(err) != journal.Invalid {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestOneRenditionMadeTwiceAtATimeIsOneFile(t *testing.T) {
	b := newBench(t)
	f := b.put(t, "a.jpg", asJPEG(t, speckled(200, 150)))
	var pictures [4]journal.Picture
	var all sync.WaitGroup
	for i := range pictures {
		all.Go(func() {
			var err error
			pictures[i], err = b.Render(t.Context(), photoOf(f), journal.RenditionSpec{LongEdge: 100}, journal.Limits{}, journal.Message{})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, p := range pictures {
		if p != pictures[0] {
			t.Errorf("%+v and %+v", p, pictures[0])
		}
	}
	if files := photosBelow(t, filepath.Join(b.dir, "outbox")); len(files) != 1 {
		t.Errorf("the outbox folder holds %q", files)
	}
}

func TestForgetRemovesOnlyOldPicturesThatNobodyWants(t *testing.T) {
	b := newBench(t)
	if err := b.Forget(nil); err != nil {
		t.Errorf("before there is a folder: %v", err)
	}
	spec, limits := journal.RenditionSpec{}, journal.Limits{}
	wanted, _ := b.sent(t, b.put(t, "a.png", asPNG(t, quarters(10, 10))), 1, spec, limits)
	unwanted, _ := b.sent(t, b.put(t, "b.png", asPNG(t, quarters(20, 10))), 1, spec, limits)
	young, _ := b.sent(t, b.put(t, "c.png", asPNG(t, quarters(30, 10))), 1, spec, limits)
	outbox := filepath.Join(b.dir, "outbox")
	for _, name := range []string{"part-1234", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(outbox, name), []byte("평양"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-48 * time.Hour)
	for _, name := range []string{wanted.SHA256, unwanted.SHA256, "part-1234", "notes.txt"} {
		if err := os.Chtimes(filepath.Join(outbox, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Forget(func(sha256 string) bool { return sha256 == wanted.SHA256 }); err != nil {
		t.Fatal(err)
	}
	for name, stays := range map[string]bool{
		wanted.SHA256: true, young.SHA256: true, "notes.txt": true, unwanted.SHA256: false, "part-1234": false,
	} {
		if _, err := os.Stat(filepath.Join(outbox, name)); (err == nil) != stays {
			t.Errorf("%s: %v, want it kept: %v", name, err, stays)
		}
	}
}
