package sqlite_test

import (
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

func TestReadingsOfClocksAreKept(t *testing.T) {
	r := newRig(t)
	d4 := journal.Body{Make: "NIKON CORPORATION", Model: "NIKON D4", Serial: "평양 1"}
	day := time.Date(2013, 2, 25, 14, 2, 31, 250_000_000, time.UTC)
	first := journal.ClockReading{
		Body: d4, Camera: day, Offset: 41 * time.Second, Within: time.Second / 2, Entry: "FV00000001", AddedAt: day.Add(time.Hour),
	}
	other := first
	other.Body, other.Offset = journal.Body{Model: "iPhone"}, -time.Hour
	for _, reading := range []journal.ClockReading{first, other} {
		must(r.AddClockReading(t.Context(), reading))(t)
	}
	first.Offset = 42 * time.Second // read again: it counts in place of the first one
	first.N = must(r.AddClockReading(t.Context(), first))(t)
	r = r.again()
	got := must(r.ClockReadings(t.Context()))(t)
	if len(got) != 2 || got[1] != first {
		t.Fatalf("kept %+v, want %+v last", got, first)
	}
	r.check(r.RemoveClockReading(t.Context(), first.N))
	wantsKind(t, r.RemoveClockReading(t.Context(), first.N), journal.NotFound)
	if got := must(r.ClockReadings(t.Context()))(t); len(got) != 1 || got[0].Body != other.Body {
		t.Errorf("left %+v", got)
	}
	first.Body.Serial = "\xff"
	_, err := r.AddClockReading(t.Context(), first)
	wantsKind(t, err, journal.Invalid)
}

func TestFramesTellWhatTheirCamerasClockIsJudgedBy(t *testing.T) {
	r := newRig(t)
	e := full()
	e.ID = "FV00000001"
	r.add(e, journal.Entry{Caption: "a note without a photo", Taken: at("2013-02-25 08:00:00")})
	var got []journal.Frame
	r.check(r.EachFrame(t.Context(), journal.Query{}, func(f journal.Frame) error {
		got = append(got, f)
		return nil
	}))
	if len(got) != 1 {
		t.Fatalf("%d frames", len(got))
	}
	f, want := got[0], r.entry(e.ID)
	if f.ID != e.ID || f.Body != want.Photos[0].Body() || f.Taken != want.Taken || f.Trip != want.Trip ||
		f.Exposure != want.Photos[0].Exposure || *f.Place.Point != *want.Place.Point || f.Place.Source != want.Place.Source {
		t.Errorf("%+v of %+v", f, want)
	}
	found := must(r.IDs(t.Context(), query(t, "camera:nothing")))(t)
	r.check(r.EachFrame(t.Context(), query(t, "camera:nothing"), func(f journal.Frame) error {
		found = append(found, f.ID)
		return nil
	}))
	if slices.Contains(found, e.ID) {
		t.Error("a query that does not select it yields it")
	}
}
