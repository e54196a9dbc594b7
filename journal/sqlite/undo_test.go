package sqlite_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

// TestTenThousandAtOnceAreTakenBackAtOnce does acts of every kind with ten thousand entries, and takes
// each back after a restart.
func TestTenThousandAtOnceAreTakenBackAtOnce(t *testing.T) {
	many := 10_000
	if testing.Short() {
		many = 500
	}
	r, _ := desk(t)
	entries := make([]journal.Entry, many)
	for i := range entries {
		entries[i] = journal.Entry{Caption: fmt.Sprintf("사진 %d", i), Taken: at("2013-02-25 12:00:00")}
		entries[i].Taken.Adjust = time.Duration(i) * time.Second
	}
	ids := r.add(entries...)
	patched := func(change func(p *journal.Patch)) func() {
		return func() {
			patches := make([]journal.Patch, many)
			for i := range patches {
				patches[i].ID = ids[i]
				change(&patches[i])
			}
			r.apply(patches...)
		}
	}
	acts := []struct {
		name string
		do   func()
	}{
		{"captions", patched(func(p *journal.Patch) { p.Caption = pointer("평양 " + string(p.ID)) })},
		{"credits", patched(func(p *journal.Patch) { p.Credits, p.People = &journal.Credits{Byline: "려명거"}, &[]string{"김"} })},
		{"places", patched(func(p *journal.Patch) { p.Place = pyongyang() })},
		{"times", patched(func(p *journal.Patch) { p.Taken = pointer(at("2014-01-01 00:00:00")) })},
		{"marks", func() { r.mark("desk", ids...) }},
		{"unmarks", func() { must(r.Unmark(t.Context(), ids, ""))(t) }},
	}
	var before []string
	for _, a := range acts {
		before = append(before, unversioned(t, r))
		began := time.Now()
		a.do()
		t.Logf("%s of %d entries in %v", a.name, many, time.Since(began).Round(time.Millisecond))
	}
	if list := must(r.Acts(t.Context(), 0))(t); len(list) != len(acts) || list[0].Entries != many || list[5].Label != "change" {
		t.Errorf("acts %+v", list)
	}
	for n := len(acts) - 1; n >= 0; n-- {
		r = r.again()
		began := time.Now()
		if undone := r.undo(); len(undone.Entries) != many || len(undone.Kept) != 0 {
			t.Errorf("%s: %d undone, %d kept", acts[n].name, len(undone.Entries), len(undone.Kept))
		}
		t.Logf("%s taken back in %v", acts[n].name, time.Since(began).Round(time.Millisecond))
		if after := unversioned(t, r); after != before[n] {
			t.Errorf("%s: %s", acts[n].name, firstDifference(after, before[n]))
		}
	}
	_, err := r.Undo(t.Context())
	wantsKind(t, err, journal.NotFound)
}

// unversioned is what can be seen of all entries: an undo is itself a change, which counts.
func unversioned(t *testing.T, r *rig) string {
	t.Helper()
	var text strings.Builder
	for _, e := range must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t) {
		place := journal.Place{}
		if e.Place != nil {
			place, e.Place = *e.Place, nil
		}
		e.Version, e.EditedAt = 0, time.Time{}
		fmt.Fprintf(&text, "%+v %+v %s\n", e, place, place.Point)
	}
	return text.String()
}
