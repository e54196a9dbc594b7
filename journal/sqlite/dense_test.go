package sqlite_test

import (
	"fmt"
	"testing"

	"sojourn/journal"
)

// TestATagOfManyIsPagedLikeAnyOther has one tag so often that another way to it is taken.
func TestATagOfManyIsPagedLikeAnyOther(t *testing.T) {
	r := newRig(t)
	var entries []journal.Entry
	for n := range 4000 {
		e := journal.Entry{Caption: fmt.Sprint(n), Keywords: []string{"조선 2013"}, Rating: n % 6}
		if n%1000 == 0 {
			e.Keywords = []string{"눈"}
		}
		entries = append(entries, e)
	}
	r.add(entries...)
	for q, want := range map[string]int{
		"tag:조선2013": 3996, "-tag:조선2013": 4, "tag:조선2013 rating:5": 666, "tag:조선2013 or tag:눈": 4000, "tag:조선2013 tag:눈": 0,
	} {
		parsed := query(t, q)
		ids := must(r.IDs(t.Context(), parsed))(t)
		newest := must(r.List(t.Context(), parsed, journal.Page{Limit: 50, Newest: true}))(t)
		if len(ids) != want || len(newest) != min(want, 50) {
			t.Fatalf("%s: %d ids and %d on the page, want %d", q, len(ids), len(newest), want)
		}
		for i, s := range newest {
			if s.ID != ids[want-1-i] {
				t.Errorf("%s: the newest but %d is %s", q, i, s.ID)
			}
		}
	}
}
