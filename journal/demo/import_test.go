package demo_test

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/demo"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

// memory is a double of the journal's store.
type memory struct {
	mutex   sync.Mutex
	entries []journal.Entry
}

func (m *memory) KnownFile(_ context.Context, sha256 string) (bool, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return slices.ContainsFunc(m.entries, func(e journal.Entry) bool {
		return e.Photos[0].Original().SHA256 == sha256
	}), nil
}

func (m *memory) AddEntries(_ context.Context, entries []journal.Entry) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.entries = append(m.entries, entries...)
	return nil
}

func TestAnImportDoesWithTheCardWhatShotsSays(t *testing.T) {
	want := map[demo.Fate]int{}
	for _, s := range demo.Shots() {
		want[s.Fate]++
	}
	zone, err := time.LoadLocation(demo.Zone)
	if err != nil {
		t.Fatal(err)
	}
	store, refused := &memory{}, []string{}
	importer := ingest.New(store, ingest.Reader{Sniff: exif.Sniff, Read: exif.Read}, nil, t.TempDir())
	got, err := importer.Run(context.Background(), []string{card(t)}, ingest.Options{Zone: zone},
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
	for _, n := range demo.Notes() {
		named := func(e journal.Entry) bool { return e.Photos[0].Original().Name == n.Name }
		if !slices.ContainsFunc(store.entries, named) {
			t.Errorf("no entry is found by the name %s", n.Name)
		}
	}
}
