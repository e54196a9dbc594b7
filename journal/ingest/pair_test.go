package ingest_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

// staged reads files that only a test can make: their first line is "RAW" or "JPEG", and the second
// of their capture.
var staged = ingest.Reader{
	Sniff: func(head []byte) (string, bool) {
		switch {
		case bytes.HasPrefix(head, []byte("RAW ")):
			return "image/x-nikon-nef", true
		case bytes.HasPrefix(head, []byte("JPEG ")):
			return "image/jpeg", true
		}
		return "", false
	},
	Read: func(_ context.Context, path string) (journal.Facts, error) {
		b, err := os.ReadFile(path)
		if err != nil {
			return journal.Facts{}, err
		}
		kind, rest, _ := strings.Cut(string(b), " ")
		second := 0
		if _, err := fmt.Sscanf(rest, "%d", &second); err != nil {
			return journal.Facts{}, fmt.Errorf("not staged: %q", b)
		}
		f := journal.Facts{Photo: journal.Photo{Make: "NIKON", MIME: "image/jpeg", Width: 3, Height: 2, Orientation: 1}}
		if kind == "RAW" {
			f.Photo.MIME, f.Photo.Serial = "image/x-nikon-nef", "1234"
		}
		f.Taken = journal.Moment{Clock: time.Date(2013, 2, 25, 16, 20, second, 0, time.UTC)}
		f.Taken.Written = f.Taken.Clock.Format("2006:01:02 15:04:05")
		return f, nil
	},
	Sidecar: exif.ReadSidecar,
}

// roles lists the files of every entry: "DSC_1.JPG original, DSC_1.NEF raw".
func (r *rig) roles() (list []string) {
	for _, e := range r.entries() {
		var files []string
		for _, f := range e.Photos[0].Files {
			files = append(files, f.Name+" "+string(f.Role))
		}
		list = append(list, strings.Join(files, ", "))
	}
	slices.Sort(list)
	return list
}

func TestARawAndItsJPEGAreOnePhoto(t *testing.T) {
	for name, tc := range map[string]struct {
		cards []map[string][]byte // imported one after another
		want  []string
	}{
		"on one card": {
			[]map[string][]byte{{"DCIM/DSC_1.JPG": []byte("JPEG 1"), "DCIM/DSC_1.NEF": []byte("RAW 1")}},
			[]string{"DSC_1.JPG original, DSC_1.NEF raw"},
		},
		"whose names differ in case": {
			[]map[string][]byte{{"dsc_1.jpg": []byte("JPEG 1"), "DSC_1.NEF": []byte("RAW 1")}},
			[]string{"dsc_1.jpg original, DSC_1.NEF raw"},
		},
		"the JPEG first": {
			[]map[string][]byte{{"DSC_1.JPG": []byte("JPEG 1")}, {"DSC_1.NEF": []byte("RAW 1")}},
			[]string{"DSC_1.JPG original, DSC_1.NEF raw"},
		},
		"the RAW first": {
			[]map[string][]byte{{"DSC_1.NEF": []byte("RAW 1")}, {"DSC_1.JPG": []byte("JPEG 1"), "DSC_1.NEF": []byte("RAW 1")}},
			[]string{"DSC_1.JPG original, DSC_1.NEF raw"},
		},
		"of other seconds are two": {
			[]map[string][]byte{{"DSC_1.JPG": []byte("JPEG 1"), "DSC_1.NEF": []byte("RAW 2")}},
			[]string{"DSC_1.JPG original", "DSC_1.NEF original"},
		},
		"of other folders are two": {
			[]map[string][]byte{{"a/DSC_1.JPG": []byte("JPEG 1"), "b/DSC_1.NEF": []byte("RAW 1")}},
			[]string{"DSC_1.JPG original", "DSC_1.NEF original"},
		},
		"two JPEGs are two": {
			[]map[string][]byte{{"DSC_1.JPG": []byte("JPEG 1"), "DSC_1.JPEG": []byte("JPEG 1 edited")}},
			[]string{"DSC_1.JPEG original", "DSC_1.JPG original"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			for _, files := range tc.cards {
				out := r.runWith(t.Context(), r.store, staged, ingest.Options{}, card(t, files))
				if out.err != nil || len(out.failures) > 0 {
					t.Fatal(out.err, out.failures)
				}
			}
			if got := r.roles(); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			r.check()
			again := r.runWith(t.Context(), r.store, staged, ingest.Options{}, card(t, tc.cards[len(tc.cards)-1]))
			if again.err != nil || again.summary.Imported != 0 || again.summary.Duplicates == 0 {
				t.Errorf("again: %+v", again)
			}
			if got := r.roles(); !slices.Equal(got, tc.want) {
				t.Errorf("after the same again: %q", got)
			}
			r.check()
		})
	}
}

func TestARawFindsItsJPEGWhoseClockWasCorrectedSince(t *testing.T) {
	r := newRig(t)
	take := func(name, content string) {
		t.Helper()
		out := r.runWith(t.Context(), r.store, staged, ingest.Options{}, card(t, map[string][]byte{name: []byte(content)}))
		if out.err != nil || len(out.failures) > 0 {
			t.Fatal(out.err, out.failures)
		}
	}
	take("DSC_1.JPG", "JPEG 1")
	e := r.entries()[0]
	right := e.Taken.Corrected(41 * time.Second)
	if _, err := r.store.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: e.ID, Taken: &right}}}); err != nil {
		t.Fatal(err)
	}
	take("DSC_1.NEF", "RAW 1")
	if got := r.roles(); len(got) != 1 || got[0] != "DSC_1.JPG original, DSC_1.NEF raw" {
		t.Errorf("got %q", got)
	}
}

func TestTheFilesOfAPairShareAStem(t *testing.T) {
	r := newRig(t)
	dir := card(t, map[string][]byte{
		"DSC_1.JPG": []byte("JPEG 1"), "DSC_1.NEF": []byte("RAW 1"), "DSC_1.xmp": sidecar("평양"),
	})
	out := r.runWith(t.Context(), r.store, staged, ingest.Options{}, dir)
	if out.err != nil || out.summary.Found != 1 || out.summary.Imported != 1 || !out.summary.Safe {
		t.Fatalf("got %+v", out)
	}
	e := r.entries()[0]
	stem := ""
	for _, f := range e.Photos[0].Files {
		base := strings.TrimSuffix(filepath.Base(f.Path), filepath.Ext(f.Path))
		if stem == "" {
			stem = base
		}
		if base != stem {
			t.Errorf("%s is called %s", f.Name, f.Path)
		}
	}
	if e.Photos[0].Serial != "1234" {
		t.Errorf("what only the RAW knew is lost: %+v", e.Photos[0])
	}
}
