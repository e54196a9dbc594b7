package sqlite_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

func (r *rig) records(ids ...journal.ID) []journal.Record {
	r.t.Helper()
	return must(r.Records(r.t.Context(), ids))(r.t)
}

func text(t testing.TB, v any) string {
	t.Helper()
	return string(must(json.MarshalIndent(v, "", " "))(t))
}

func TestRecordsOfOneJournalAreThoseOfAnother(t *testing.T) {
	r, ids := desk(t, "평양", "서울", "부산", "개성", "원산", "함흥", "남포", "신의주", "해주", "사리원")
	for i, state := range []journal.State{
		journal.StateMarked, journal.StateReady, journal.StateHeld, journal.StateNeedsYou,
		journal.StateSending, journal.StateUnknown, journal.StateDelivered, journal.StateChanged,
		journal.StateWithdrawing, journal.StateWithdrawn,
	} {
		ways[state](r, ids[i])
	}
	r.apply(journal.Patch{ID: ids[0], Place: pyongyang(), Keywords: &[]string{"겨울", "Winter"}})
	other := newRig(t)
	known := must(other.AddRecords(t.Context(), r.records(ids...)))(t)
	if len(known) > 0 {
		t.Errorf("%v were known", known)
	}
	if got, want := text(t, other.records(ids...)), text(t, r.records(ids...)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := dump(t, other), dump(t, r); withoutOther(got) != withoutOther(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	other.wantsFound("서울", "서울")
	other.wantsFound("tag:겨울", r.found("tag:겨울")...)
	for _, f := range must(other.Check(t.Context(), false, nil))(t) {
		if f.Kind != journal.FindingMissing { // the records came without originals
			t.Errorf("check finds %+v", f)
		}
	}
}

// withoutOther leaves out of a dump what is no entry's.
func withoutOther(dump string) string {
	var lines []string
	for l := range strings.Lines(dump) {
		if !strings.HasPrefix(l, `{"destination"`) && !strings.HasPrefix(l, `{"default"`) {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "")
}

func TestARecordThatIsThereStaysAsItIs(t *testing.T) {
	r := newRig(t)
	ids := r.add(journal.Entry{Caption: "여기"})
	there := r.records(ids...)
	there[0].Entry.Caption = "저기"
	added := journal.Record{Entry: journal.Entry{ID: journal.NewID(), Caption: "새"}}
	known := must(r.AddRecords(t.Context(), append(there, added, added)))(t)
	if !slices.Equal(known, []journal.ID{ids[0], added.Entry.ID}) {
		t.Errorf("known are %v", known)
	}
	if got := r.entry(ids[0]).Caption; got != "여기" {
		t.Errorf("got %q", got)
	}
	all := must(r.Known(t.Context(), []journal.ID{"ZZZZZZZZZZ", added.Entry.ID, ids[0]}))(t)
	if !slices.Equal(all, []journal.ID{added.Entry.ID, ids[0]}) {
		t.Errorf("got %v", all)
	}
}

func TestARecordThatBreaksARuleKeepsAllOut(t *testing.T) {
	bad := "\xff"
	for name, breaks := range map[string]func(r *journal.Record){
		"an id":           func(r *journal.Record) { r.Entry.ID = "1" },
		"a rating":        func(r *journal.Record) { r.Entry.Rating = 6 },
		"a caption":       func(r *journal.Record) { r.Entry.Caption = bad },
		"a photo":         func(r *journal.Record) { r.Entry.Photos = []journal.Photo{{MIME: bad}} },
		"a file":          func(r *journal.Record) { r.Entry.Photos = []journal.Photo{{Files: []journal.File{{Name: bad}}}} },
		"an older text":   func(r *journal.Record) { r.Versions = []journal.TextVersion{{Text: bad}} },
		"a delivery":      func(r *journal.Record) { r.Entry.Deliveries = []journal.Delivery{{Destination: "desk", Reason: bad}} },
		"a dispatch":      func(r *journal.Record) { r.Sendings = []journal.Sending{{Dispatch: journal.Dispatch{ID: bad}}} },
		"a note":          func(r *journal.Record) { r.Sendings = []journal.Sending{{Notes: map[string]string{"a": bad}}} },
		"a receipt":       func(r *journal.Record) { r.Sendings = []journal.Sending{{Receipt: &journal.Receipt{URL: bad}}} },
		"a place on Mars": func(r *journal.Record) { r.Entry.Place = &journal.Place{Point: point(91, 0)} },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			good := journal.Record{Entry: journal.Entry{ID: journal.NewID()}}
			wrong := journal.Record{Entry: journal.Entry{ID: journal.NewID()}}
			breaks(&wrong)
			_, err := r.AddRecords(t.Context(), []journal.Record{good, wrong})
			wantsKind(t, err, journal.Invalid)
			if ids := must(r.IDs(t.Context(), journal.Query{}))(t); len(ids) > 0 {
				t.Errorf("%v were added", ids)
			}
		})
	}
}

func TestRecordsOfOneTimeStayInTheirOrder(t *testing.T) {
	r := newRig(t)
	var entries []journal.Entry
	for i := range 20 {
		entries = append(entries, journal.Entry{Caption: fmt.Sprint(i), Taken: at("2013-02-25 06:12:33")})
	}
	ids := r.add(entries...)
	want := must(r.IDs(t.Context(), journal.Query{}))(t)
	other := newRig(t)
	for half := range slices.Chunk(r.records(want...), 7) {
		must(other.AddRecords(t.Context(), half))(t)
	}
	if got := must(other.IDs(t.Context(), journal.Query{}))(t); !slices.Equal(got, want) || len(got) != len(ids) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEveryTrackComesAsItWasAdded(t *testing.T) {
	r := newRig(t)
	begin := time.Date(2013, 2, 25, 6, 0, 0, 123456000, time.UTC)
	tracks := []journal.Track{
		{Name: "길", SHA256: "b", Segments: [][]journal.Fix{
			{{At: begin, Point: *point(39.0339123, 125.7543), Alt: pointer(-1.5)}, {At: begin.Add(time.Second), Point: *point(39, 125)}},
			{{At: begin.Add(-time.Hour), Point: *point(-39, -125)}},
		}},
		{Name: "빈 길", SHA256: "a"},
	}
	for _, track := range tracks {
		must(r.AddTrack(t.Context(), track))(t)
	}
	var got []journal.Track
	r.check(r.EachTrack(t.Context(), func(track journal.Track) error {
		got = append(got, track)
		_, err := r.KnownFile(t.Context(), "") // the store may be used meanwhile
		return err
	}))
	if text(t, got) != text(t, tracks) {
		t.Errorf("got %s, want %s", text(t, got), text(t, tracks))
	}
}
