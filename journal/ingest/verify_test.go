package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal/ingest"
)

// verify compares cards with the journal.
func (r *rig) verify(paths ...string) outcome {
	out := outcome{failures: map[string]string{}, notes: map[string]string{}}
	o := ingest.Options{Note: func(n ingest.Note) { out.notes[filepath.Base(n.Path)] = n.Text }}
	out.summary, out.err = ingest.New(r.store, reader, nil, r.dir).Verify(r.t.Context(), paths, o,
		func(p ingest.Progress) { out.last = p },
		func(f ingest.Failure) { out.failures[filepath.Base(f.Path)] = f.Problem })
	return out
}

func TestVerifySaysWhetherACardIsSafeToWipe(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{
		"1.jpg": photograph(t, 1), "again.jpg": photograph(t, 1), "2.jpg": photograph(t, 2), "2.xmp": sidecar("x"),
	})
	if out := r.run(t.Context(), ingest.Options{}, dir); !out.summary.Safe {
		t.Fatalf("got %+v", out)
	}
	if out := r.verify(dir); out.err != nil || !out.summary.Safe || out.summary.Found != 3 || out.last.Bytes != out.last.TotalBytes {
		t.Fatalf("a card whose photos are all there: %+v", out)
	}
	write(t, filepath.Join(dir, "3.jpg"), photograph(t, 3))
	if out := r.verify(dir); out.summary.Safe || !strings.Contains(out.failures["3.jpg"], "not in the journal") {
		t.Errorf("a new photo: %+v", out)
	}
	if err := os.Remove(filepath.Join(dir, "3.jpg")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "2.xmp"), sidecar("changed"))
	if out := r.verify(dir); out.summary.Safe || !strings.Contains(out.notes["2.xmp"], "not in the journal") {
		t.Errorf("a changed sidecar: %+v", out)
	}
	original := filepath.Join(r.dir, filepath.FromSlash(r.entries()[0].Photos[0].Original().Path))
	b, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	write(t, original, b)
	if out := r.verify(dir); out.summary.Safe || !strings.Contains(out.failures["1.jpg"]+out.failures["2.jpg"], "is damaged") {
		t.Errorf("a damaged original: %+v", out)
	}
	if err := os.Remove(original); err != nil {
		t.Fatal(err)
	}
	if out := r.verify(dir); out.summary.Safe || !strings.Contains(out.failures["1.jpg"]+out.failures["2.jpg"], "cannot be read") {
		t.Errorf("a missing original: %+v", out)
	}
}

func TestALinkedPhotoIsNoCopy(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
	if out := r.run(t.Context(), ingest.Options{Link: true}, dir); out.err != nil || out.summary.Safe {
		t.Fatalf("got %+v", out)
	}
	if out := r.verify(dir); out.summary.Safe || !strings.Contains(out.failures["1.jpg"], "only copy") {
		t.Errorf("got %+v", out)
	}
}
