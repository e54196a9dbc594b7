package ingest_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

func TestAFlippedByteIsFound(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "2.jpg": photograph(t, 2)})
	bad := photograph(t, 2)
	reader := ingest.Reader{Sniff: exif.Sniff, Read: func(ctx context.Context, path string) (journal.Facts, error) {
		facts, err := exif.Read(ctx, path)
		if b, readErr := os.ReadFile(path); readErr == nil && bytes.Equal(b, bad) { // it is the copy
			b[len(b)/2] ^= 1
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Error(err)
			}
		}
		return facts, err
	}}
	out := r.runWith(t.Context(), r.store, reader, ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 1 || out.summary.Safe ||
		!strings.Contains(out.failures["2.jpg"], "its copy is not what was read") {
		t.Errorf("got %+v", out)
	}
	r.check()
	if out := r.run(t.Context(), ingest.Options{}, dir); out.err != nil || out.summary.Imported != 1 {
		t.Errorf("again: %+v", out)
	}
	r.check()
}

func TestAPhotoThatGrowsWhileItIsReadIsNamed(t *testing.T) {
	for name, size := range map[string]int{"small": 1 << 10, "large": 20 << 20} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			content := append(photograph(t, 1), make([]byte, size)...)
			dir := card(t, map[string][]byte{"1.jpg": content})
			var once sync.Once
			reader := ingest.Reader{Read: exif.Read, Sniff: func(head []byte) (string, bool) {
				once.Do(func() {
					if err := os.WriteFile(filepath.Join(dir, "1.jpg"), append(content, 1, 2, 3), 0o644); err != nil {
						t.Error(err)
					}
				})
				return exif.Sniff(head)
			}}
			out := r.runWith(t.Context(), r.store, reader, ingest.Options{}, dir)
			if size > 8<<20 && !strings.Contains(out.failures["1.jpg"], "changed while it was read") {
				t.Errorf("got %+v", out)
			}
			r.check() // what was read at once is whole as it was
			if out := r.run(t.Context(), ingest.Options{}, dir); out.err != nil || out.summary.Imported != 1 || !out.summary.Safe {
				t.Errorf("again: %+v", out)
			}
			r.check()
		})
	}
}

func TestAPhotoThatVanishesIsNamed(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"1.jpeg": photograph(t, 1), "1.jpg": photograph(t, 2), "2.jpg": photograph(t, 3)})
	reader := ingest.Reader{Read: exif.Read, Sniff: func(head []byte) (string, bool) {
		_ = os.Remove(filepath.Join(dir, "1.jpg")) // is read after 1.jpeg, by the same worker
		return exif.Sniff(head)
	}}
	out := r.runWith(t.Context(), r.store, reader, ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 2 || !strings.Contains(out.failures["1.jpg"], "no such file") {
		t.Errorf("got %+v", out)
	}
	r.check()
}

func TestHugeAndSparseFilesAreNamedOrKept(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{"sparse.jpg": photograph(t, 1), "huge.jpg": photograph(t, 2)})
	for name, size := range map[string]int64{"sparse.jpg": 64 << 20, "huge.jpg": 5 << 30} {
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Skip("no sparse files here:", err)
		}
	}
	out := r.run(t.Context(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 1 || !strings.Contains(out.failures["huge.jpg"], "more than 4 GB") {
		t.Errorf("got %+v", out)
	}
	r.check()
}

func TestNamesOfAllKindsComeInWhole(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{
		"line\nbreak.jpg": photograph(t, 1), "\xff\xfe.jpg": photograph(t, 2), "\x1b[2J.jpg": photograph(t, 3),
		"-rf.jpg": photograph(t, 4), "a'b\"c$(d).jpg": photograph(t, 5), strings.Repeat("가", 80) + ".jpg": photograph(t, 6),
	})
	out := r.run(t.Context(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 6 || !out.summary.Safe {
		t.Errorf("got %+v", out)
	}
	r.check()
}
