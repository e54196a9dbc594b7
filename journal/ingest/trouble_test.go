package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

func TestACardThatIsPulledOutEndsTheImport(t *testing.T) {
	files := map[string][]byte{}
	for n := range 100 {
		files[fmt.Sprintf("%d.jpg", n)] = photograph(t, n)
	}
	dir := card(t, files)
	r := newRig(t)
	reader := ingest.Reader{Sniff: exif.Sniff, Read: func(ctx context.Context, path string) (journal.Facts, error) {
		_ = os.Rename(dir, dir+"-pulled") // the first time
		return exif.Read(ctx, path)
	}}
	_, err := ingest.New(r.store, reader, nil, r.dir).Run(context.Background(), []string{dir}, ingest.Options{},
		func(ingest.Progress) {}, func(f ingest.Failure) { t.Errorf("%+v", f) })
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(err.Error(), "the card is gone") {
		t.Errorf("the error is %v", err)
	}
	if n := len(r.entries()); n == 100 {
		t.Error("the card was never missed")
	}
	r.check()
	if err := os.Rename(dir+"-pulled", dir); err != nil {
		t.Fatal(err)
	}
	if out := r.run(context.Background(), ingest.Options{}, dir); out.err != nil || len(r.entries()) != 100 {
		t.Errorf("put back: %d entries, %+v", len(r.entries()), out)
	}
	r.check()
}

func TestWhatMayNotBeReadIsNamed(t *testing.T) {
	if os.Geteuid() == 0 { // who may read everything
		asNobody(t)
		return
	}
	dir := card(t, map[string][]byte{"a/1.jpg": photograph(t, 1), "b.jpg": photograph(t, 2), "닫힘/3.jpg": photograph(t, 3)})
	for _, path := range []string{"b.jpg", "닫힘"} {
		if err := os.Chmod(filepath.Join(dir, path), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "닫힘"), 0o755) })
	out := newRig(t).run(context.Background(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 1 || out.summary.Failed != 2 ||
		!strings.Contains(out.failures["닫힘"], "folder cannot be read") ||
		!strings.Contains(out.failures["b.jpg"], "no permission") {
		t.Errorf("got %+v", out)
	}
}

func TestTheJournalItselfIsNoCard(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
	if out := r.run(context.Background(), ingest.Options{}, dir); out.err != nil {
		t.Fatal(out.err)
	}
	inside := filepath.Join(r.dir, "originals")
	if out := r.run(context.Background(), ingest.Options{}, inside); journal.KindOf(out.err) != journal.Invalid ||
		journal.HintOf(out.err) == "" || out.summary.Safe {
		t.Errorf("got %+v", out)
	}
	if out := r.run(context.Background(), ingest.Options{Link: true}, inside); out.err != nil || out.summary.Duplicates != 1 {
		t.Errorf("in place: %+v", out)
	}
	r.check()
}

func TestAJournalOnTheCardIsNotImported(t *testing.T) {
	r := newRig(t)
	write(t, filepath.Join(r.dir, "..", "card", "1.jpg"), photograph(t, 1))
	for range 2 {
		if out := r.run(context.Background(), ingest.Options{}, filepath.Dir(r.dir)); out.err != nil || out.summary.Found != 1 {
			t.Errorf("got %+v", out)
		}
	}
	r.check()
}
