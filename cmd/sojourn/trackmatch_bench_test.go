package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// BenchmarkTrackMatch is the whole verb over a journal of 100,000 photos and a track of 1,000,000 fixes, where the
// photos are; what it did is undone between the rounds. The dry run reads all and writes nothing.
// SOJOURN_BENCH_DIR is where the journal is made and kept.
func BenchmarkTrackMatch(b *testing.B) {
	dir := os.Getenv("SOJOURN_BENCH_DIR")
	if dir == "" {
		dir = filepath.Join(b.TempDir(), "journal")
	}
	if _, err := os.Stat(filepath.Join(dir, sqlite.FileName)); err != nil {
		fillJournal(b, dir, 100_000, 1_000_000)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	verb := func(args ...string) int {
		return run(b.Context(), append([]string{"--journal", dir, "--quiet"}, args...), os.Stdin, null, null)
	}
	b.Run("dry-run", func(b *testing.B) {
		for b.Loop() {
			if code := verb("track", "match", "--dry-run"); code != exitDone {
				b.Fatalf("exit code %d", code)
			}
		}
	})
	b.Run("match", func(b *testing.B) {
		for b.Loop() {
			if code := verb("track", "match"); code != exitDone {
				b.Fatalf("exit code %d", code)
			}
			b.StopTimer()
			if code := verb("undo"); code != exitDone {
				b.Fatalf("undo: exit code %d", code)
			}
			b.StartTimer()
		}
	})
}

// fillJournal makes a journal of photos that were made every few fixes of a track, which has a fix a second.
func fillJournal(b *testing.B, dir string, photos, fixes int) {
	b.Helper()
	begin := time.Date(2013, 2, 20, 0, 0, 0, 0, time.UTC)
	s, err := sqlite.Open(b.Context(), dir, sqlite.Options{Version: "test", Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	entries := make([]journal.Entry, photos)
	for i := range entries {
		at := begin.Add(time.Duration(i*(fixes/photos))*time.Second + 500*time.Millisecond)
		entries[i] = journal.Entry{
			ID: journal.NewID(), Version: 1, AddedAt: begin, Taken: journal.Moment{Clock: at, Source: journal.OffsetHand},
			Photos: []journal.Photo{{Files: []journal.File{{
				Role: journal.RoleOriginal, Name: fmt.Sprintf("%06d.jpg", i), SHA256: fmt.Sprintf("%064d", i), Bytes: 1,
			}}}},
		}
	}
	if err := s.AddEntries(b.Context(), entries); err != nil {
		b.Fatal(err)
	}
	track := journal.Track{Name: "길", SHA256: "a"}
	const most = 4096 // fixes of a segment
	for first := 0; first < fixes; first += most {
		var segment []journal.Fix
		for i := first; i <= min(first+most, fixes); i++ { // segments share an end, so that no photo is between two
			segment = append(segment, journal.Fix{
				At:    begin.Add(time.Duration(i) * time.Second),
				Point: journal.Point{Lat: 38 + float64(i)*1e-6, Lon: 126},
			})
		}
		track.Segments = append(track.Segments, segment)
	}
	if _, err := s.AddTrack(b.Context(), track); err != nil {
		b.Fatal(err)
	}
}
