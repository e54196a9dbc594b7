package ingest_test

import (
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

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWhatAKilledImportLeftIsCleared(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "2.jpg": photograph(t, 2)})
	r := newRig(t)
	dead := filepath.Join(r.dir, "originals", ".incoming", "run-dead")
	write(t, filepath.Join(dead, "000001"), photograph(t, 1)[:100]) // killed while it was copied
	write(t, filepath.Join(dead, "000002"), photograph(t, 2))       // named, but not committed
	orphan := filepath.Join(r.dir, "originals", "2013", "2013-02-25", "2-"+sum(t, filepath.Join(dir, "2.jpg"))[:10]+".jpg")
	if err := os.MkdirAll(filepath.Dir(orphan), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(filepath.Join(dead, "000002"), orphan); err != nil {
		t.Skip("no second names here:", err)
	}
	if out := r.run(context.Background(), ingest.Options{}, dir); out.err != nil || out.summary.Imported != 2 {
		t.Errorf("got %+v", out)
	}
	r.check()
}

func TestTheFolderOfAnImportThatLivesStays(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
	r := newRig(t)
	inside := false
	reader := ingest.Reader{Sniff: exif.Sniff, Read: func(ctx context.Context, path string) (journal.Facts, error) {
		if !inside {
			inside = true
			other := r.run(ctx, ingest.Options{}, card(t, map[string][]byte{"2.jpg": photograph(t, 2)}))
			if other.err != nil || other.summary.Imported != 1 {
				t.Errorf("the second import: %+v", other)
			}
		}
		return exif.Read(ctx, path)
	}}
	_, err := ingest.New(r.store, reader, nil, r.dir).Run(context.Background(), []string{dir}, ingest.Options{},
		func(ingest.Progress) {}, func(f ingest.Failure) { t.Errorf("%+v", f) })
	if err != nil || len(r.entries()) != 2 {
		t.Errorf("%d entries, %v", len(r.entries()), err)
	}
	r.check()
}

// TestImportsThatComeAndGo has imports begin and end beside one another: none takes another's folder away.
func TestImportsThatComeAndGo(t *testing.T) {
	r := newRig(t)
	empty := t.TempDir()
	rounds := 30
	if testing.Short() {
		rounds = 15
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range rounds {
				if out := r.run(context.Background(), ingest.Options{}, empty); out.err != nil {
					t.Error(out.err)
					return
				}
			}
		})
	}
	all.Wait()
}

func TestNamesBelowOriginals(t *testing.T) {
	for name, want := range map[string]string{
		"IMG_0001.JPG":                 "IMG_0001-",
		"-rf.jpg":                      "rf-",
		"평양 려명거리 (1).JPG":              "평양 려명거리 (1)-",
		"escape-\x1b[31m-red.jpg":      "escape-_[31m-red-",
		"rtl-\u202egpj.exe.jpg":        "rtl-_gpj.exe-",
		"colon:2024\\01.jpg":           "colon_2024_01-",
		"...jpg":                       "photo-",
		"\xff\xfe.jpg":                 "photo-",
		strings.Repeat("가", 80) + ".x": strings.Repeat("가", 33) + "-",
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			out := r.run(context.Background(), ingest.Options{}, card(t, map[string][]byte{name: photograph(t, 1)}))
			if out.err != nil || out.summary.Imported != 1 {
				t.Fatalf("got %+v", out)
			}
			file := r.entries()[0].Photos[0].Original()
			if !strings.HasPrefix(file.Path, "originals/undated/"+want) {
				t.Errorf("the path is %q", file.Path)
			}
			if valid := strings.ToValidUTF8(name, "\uFFFD"); file.Name != valid {
				t.Errorf("the name is %q, want %q", file.Name, valid)
			}
			r.check()
		})
	}
}

type oneCity struct{}

func (oneCity) Reverse(journal.Point) (journal.Candidate, bool) {
	return journal.Candidate{Place: journal.Place{City: "평양", Country: "North Korea", CountryCode: "KP"}}, true
}

func TestAPositionGetsItsNames(t *testing.T) {
	point := journal.Point{Lat: 39.03, Lon: 125.75}
	reader := ingest.Reader{Sniff: exif.Sniff, Read: func(context.Context, string) (journal.Facts, error) {
		return journal.Facts{Place: &journal.Place{Point: &point, Source: journal.PlaceExif}}, nil
	}}
	r := newRig(t)
	_, err := ingest.New(r.store, reader, oneCity{}, r.dir).Run(context.Background(),
		[]string{card(t, map[string][]byte{"1.jpg": photograph(t, 1)})}, ingest.Options{},
		func(ingest.Progress) {}, func(ingest.Failure) {})
	if err != nil {
		t.Fatal(err)
	}
	got := r.entries()[0].Place
	if got.City != "평양" || got.CountryCode != "KP" || got.Source != journal.PlaceExif || *got.Point != point {
		t.Errorf("got %+v", got)
	}
}
