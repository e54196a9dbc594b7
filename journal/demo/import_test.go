package demo_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
	"sojourn/journal/sqlite"
)

func TestAnImportDoesWithTheCardWhatShotsSays(t *testing.T) {
	want := map[demo.Fate]int{}
	for _, s := range demo.Shots() {
		want[s.Fate]++
	}
	zone, err := time.LoadLocation(demo.Zone)
	if err != nil {
		t.Fatal(err)
	}
	dir, refused := t.TempDir(), []string{}
	store, err := sqlite.Open(t.Context(), dir, sqlite.Options{Create: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	importer := ingest.New(store, ingest.Reader{Sniff: exif.Sniff, Read: exif.Read}, nil, dir)
	got, err := importer.Run(context.Background(), []string{card(t)}, ingest.Options{Zone: func(string) *time.Location { return zone }},
		func(ingest.Progress) {}, func(f ingest.Failure) { refused = append(refused, filepath.Base(f.Path)) })
	if err != nil {
		t.Fatal(err)
	}
	if got.Imported != want[demo.Whole]+want[demo.Broken] || got.Duplicates != want[demo.Duplicate] ||
		got.Failed != want[demo.Refused] || !slices.Equal(refused, []string{"NOTES.JPG"}) {
		t.Errorf("%+v, refused %v; Shots says %v", got, refused, want)
	}
	if want[demo.Duplicate] != 1 || want[demo.Broken] != 1 || want[demo.Refused] != 1 {
		t.Errorf("Shots says %v", want)
	}
	entries, err := store.Entries(t.Context(), journal.Query{}, journal.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range demo.Notes() {
		named := func(e journal.Entry) bool { return e.Photos[0].Original().Name == n.Name }
		if !slices.ContainsFunc(entries, named) {
			t.Errorf("no entry is found by the name %s", n.Name)
		}
	}
}
