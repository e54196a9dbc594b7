package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// large is a journal that all benchmarks read. It is made once; SOJOURN_BENCH_ENTRIES says how large,
// and SOJOURN_BENCH_DIR where it is made and kept.
var large string

func TestMain(m *testing.M) {
	code := m.Run()
	if large != "" && os.Getenv("SOJOURN_BENCH_DIR") == "" {
		_ = os.RemoveAll(large)
	}
	os.Exit(code)
}

func openLarge(b *testing.B) *rig {
	b.Helper()
	if dir := os.Getenv("SOJOURN_BENCH_DIR"); large == "" && dir != "" {
		large = dir
		if _, err := os.Stat(filepath.Join(dir, sqlite.FileName)); err != nil {
			fill(openRig(b, dir))
		}
	}
	if large == "" {
		dir, err := os.MkdirTemp("", "sojourn-bench-")
		if err != nil {
			b.Fatal(err)
		}
		large = dir
		fill(openRig(b, dir))
	}
	return openRig(b, large)
}

// fill writes entries as several years of a traveller would.
func fill(r *rig) {
	r.t.Helper()
	count := 100_000
	_, _ = fmt.Sscan(os.Getenv("SOJOURN_BENCH_ENTRIES"), &count)
	r.check(r.SaveDestination(r.t.Context(), journal.Destination{Name: "desk"}))
	next := traveller()
	const many = 10_000
	for n := 0; n < count; n += many {
		var batch []journal.Entry
		for range min(many, count-n) {
			batch = append(batch, next())
		}
		r.add(batch...)
	}
	ids := must(r.IDs(r.t.Context(), journal.Query{}))(r.t)
	r.mark("desk", ids[max(0, len(ids)-500):]...)
	r.check(r.Close())
}

// traveller returns a maker of entries: words as rare as words are, a photo a minute by day.
func traveller() func() journal.Entry {
	random := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(random, 1.1, 4, 19_999)
	words := make([]string, 20_000)
	for i := range words {
		if i%3 == 0 {
			words[i] = string([]rune{rune(0xac00 + random.IntN(1000)), rune(0xac00 + random.IntN(1000)), '의'}[:2+i%2])
			continue
		}
		for range 3 + random.IntN(7) {
			words[i] += string(rune('a' + random.IntN(26)))
		}
	}
	clock := time.Date(2013, 2, 25, 8, 0, 0, 0, time.UTC)
	places := []*journal.Place{nil, pyongyang(), {Point: point(37.97, 126.55), Source: journal.PlaceExif, City: "개성", Country: "North Korea", CountryCode: "KP"}}
	seoul := &journal.Place{Point: point(37.55, 126.97), Source: journal.PlaceExif, City: "서울", Country: "South Korea", CountryCode: "KR"}
	n := 0
	return func() journal.Entry {
		n++
		clock = clock.Add(time.Minute)
		if clock.Hour() >= 18 {
			clock = clock.Add(14 * time.Hour)
		}
		text := make([]string, 4+random.IntN(20))
		for i := range text {
			text[i] = words[zipf.Uint64()]
		}
		p := photo(fmt.Sprintf("DSC_%04d.JPG", n%10000))
		p.Files[0].SHA256 = fmt.Sprintf("%064x", n)
		e := journal.Entry{
			Taken:   journal.Moment{Clock: clock, Offset: 9 * time.Hour, Source: journal.OffsetExif},
			Caption: strings.Join(text, " "), Keywords: []string{words[n%200], words[n%30]}, Rating: n % 6,
			Place: places[n/50%3], Photos: []journal.Photo{p}, Trip: fmt.Sprintf("여행 %d", n/5000),
		}
		if n%20_000 == 0 { // what is rare
			e.Place, e.Rejected, e.Photos[0].MIME, e.Keywords = seoul, true, "image/x-nikon-nef", []string{"한 번"}
		}
		return e
	}
}

func BenchmarkOpenAndReadTheNewest50(b *testing.B) {
	openLarge(b)
	for b.Loop() {
		s := must(sqlite.Open(b.Context(), large, sqlite.Options{Version: version}))(b)
		must(s.List(b.Context(), journal.Query{}, journal.Page{Limit: 50, Newest: true}))(b)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList(b *testing.B) {
	r := openLarge(b)
	for _, q := range []string{
		"", "ab", "a", "의", "평", "north", "pyongyang", "north -pyongyang", "-north", "place:pyongyang", "tag:" + first(r), "in:kp", "in:us",
		"on:2013-03", "rating:5", "is:marked", "is:sent", "is:no-place", "north is:marked", "north rating:5 from:2014", "dsc_0041",
	} {
		for _, newest := range []bool{true, false} {
			b.Run(fmt.Sprintf("%s newest=%v", q, newest), func(b *testing.B) {
				parsed := query(b, q)
				for b.Loop() {
					must(r.List(b.Context(), parsed, journal.Page{Limit: 50, Newest: newest}))(b)
				}
			})
		}
	}
}

// first returns a keyword that many entries have.
func first(r *rig) string { return must(r.Keywords(context.Background(), "", 1))(r.t)[0].Keyword }

func BenchmarkWhole(b *testing.B) {
	r := openLarge(b)
	ctx := b.Context()
	middle := must(r.IDs(ctx, journal.Query{}))(b)
	id := middle[len(middle)/2]
	none, north := journal.Query{}, query(b, "north")
	for name, act := range map[string]func() error{
		"count":          func() error { _, err := r.Count(ctx, none); return err },
		"count north":    func() error { _, err := r.Count(ctx, north); return err },
		"groups":         func() error { _, err := r.Groups(ctx, none); return err },
		"groups north":   func() error { _, err := r.Groups(ctx, north); return err },
		"ids":            func() error { _, err := r.IDs(ctx, none); return err },
		"position":       func() error { _, err := r.Position(ctx, none, id); return err },
		"position north": func() error { _, err := r.Position(ctx, query(b, "ab"), id); _ = err; return nil },
		"a page of middle": func() error {
			_, err := r.List(ctx, none, journal.Page{Offset: len(middle) / 2, Limit: 50})
			return err
		},
		"entry":         func() error { _, err := r.Entry(ctx, id); return err },
		"50 entries":    func() error { _, err := r.Entries(ctx, none, journal.Page{Limit: 50, Newest: true}); return err },
		"keywords":      func() error { _, err := r.Keywords(ctx, "", 20); return err },
		"trips":         func() error { _, err := r.Trips(ctx); return err },
		"outbox of 500": func() error { _, err := r.Outbox(ctx); return err },
		"revision":      func() error { _, err := r.Revision(ctx); return err },
		"known file":    func() error { _, err := r.KnownFile(ctx, "x"); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := act(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkACaptionAsItIsTyped(b *testing.B) {
	r := openLarge(b)
	id := must(r.IDs(b.Context(), journal.Query{}))(b)[7]
	n := 0
	for b.Loop() {
		n++
		text := fmt.Sprintf("평양의 아침 %d", n)
		must(r.Apply(b.Context(), journal.Change{
			Session: "typing", Patches: []journal.Patch{{ID: id, Caption: &text}},
		}))(b)
	}
}

func BenchmarkPlaceOf10000AndUndo(b *testing.B) {
	r := openLarge(b)
	ids := must(r.IDs(b.Context(), journal.Query{}))(b)
	var patches []journal.Patch
	for _, id := range ids[:min(10_000, len(ids))] {
		place := pyongyang()
		place.Name = "다른 곳"
		patches = append(patches, journal.Patch{ID: id, Place: place})
	}
	for b.Loop() {
		r.apply(patches...)
		r.undo()
	}
}

func BenchmarkAddABatchOf32(b *testing.B) {
	r := newRig(b)
	next := traveller()
	for b.Loop() {
		var batch []journal.Entry
		for range 32 {
			batch = append(batch, next())
		}
		r.add(batch...)
	}
}
