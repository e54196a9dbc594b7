package sqlite_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
)

func TestEntriesStandInTheOrderOfTime(t *testing.T) {
	r := newRig(t)
	noon := at("2013-02-25 12:00:00")
	added := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	east := noon
	east.Offset, east.Source = 9*time.Hour, journal.OffsetHand // local time counts, not the instant
	slow := at("2013-02-25 11:59:00")
	slow.Adjust = 2 * time.Minute
	named := func(caption, file string, m journal.Moment) journal.Entry {
		return journal.Entry{Caption: caption, Taken: m, Photos: []journal.Photo{photo(file)}}
	}
	r.add(
		named("frame 42", "DSC_0042.JPG", noon), named("frame 41", "DSC_0041.CR2", noon), named("frame 40", "100_0040.mp4", east),
		named("a slow clock", "DSC_0001.JPG", slow), named("the year before", "z.jpg", at("2012-02-25 12:00:00")),
		journal.Entry{Caption: "later without a time", AddedAt: added.Add(time.Second)},
		journal.Entry{Caption: "without a time", AddedAt: added},
		named("frame 42 of another card", "IMG_0042.jpg", noon), named("frame 4138", "DSC_4138.JPG", noon),
	)
	want := []string{
		"without a time", "later without a time", "the year before", "frame 40", "frame 41", "frame 42",
		"frame 42 of another card", "frame 4138", "a slow clock",
	}
	r.wantsFound("", want...)
	newest := must(r.Entries(t.Context(), journal.Query{}, journal.Page{Newest: true, Limit: 2}))(t)
	if newest[0].Caption != "a slow clock" || newest[1].Caption != "frame 4138" {
		t.Errorf("newest first: %q, %q", newest[0].Caption, newest[1].Caption)
	}
}

func TestAsManyFramesAsYouLikeHaveOneTime(t *testing.T) {
	r := newRig(t)
	var entries []journal.Entry
	for n := range 4200 {
		e := journal.Entry{Caption: fmt.Sprint(n), Taken: at("2000-01-01 00:00:00")}
		entries = append(entries, e)
	}
	began := time.Now()
	r.add(entries...)
	t.Logf("4,200 entries of one time in %v", time.Since(began))
	got := r.found("")
	if len(got) != 4200 || got[0] != "0" || got[4199] != "4199" {
		t.Errorf("%d entries, from %s to %s", len(got), got[0], got[len(got)-1])
	}
	ids := must(r.IDs(t.Context(), journal.Query{}))(t)
	for _, n := range []int{0, 7, 4095, 4096, 4199} { // an edit of its words moves none
		r.caption(ids[n], got[n]+" 고침")
	}
	if after := must(r.IDs(t.Context(), journal.Query{}))(t); !slices.Equal(ids, after) {
		t.Error("an edit moved an entry")
	}
}

func TestANewTimeMovesAnEntryAndItsWords(t *testing.T) {
	r := newRig(t)
	ids := r.add(
		journal.Entry{Caption: "하나 river", Taken: at("2013-02-25 10:00:00")},
		journal.Entry{Caption: "둘 river", Taken: at("2013-02-25 11:00:00")},
		journal.Entry{Caption: "셋 river", Taken: at("2013-02-25 12:00:00")},
	)
	moment := at("2013-02-25 13:00:00")
	r.apply(journal.Patch{ID: ids[0], Taken: &moment})
	want := []string{"둘 river", "셋 river", "하나 river"}
	r.wantsFound("", want...)
	r.wantsFound("river", want...)
	r.apply(journal.Patch{ID: ids[1], Taken: &journal.Moment{}})
	r.wantsFound("river", want...) // now without a time
	r.wantsFound("river on:2013-02-25", want[1:]...)
	swapped := at("2013-02-25 12:00:00")
	r.apply(journal.Patch{ID: ids[0], Taken: &swapped}, journal.Patch{ID: ids[2], Taken: &moment})
	r.wantsFound("river", "둘 river", "하나 river", "셋 river")
	for range 3 {
		r.undo()
	}
	if got := r.found("river"); !slices.Equal(got, []string{"하나 river", "둘 river", "셋 river"}) {
		t.Errorf("after undo: %q", got)
	}
}
