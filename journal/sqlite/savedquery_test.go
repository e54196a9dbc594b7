package sqlite_test

import (
	"slices"
	"testing"

	"sojourn/journal"
)

func TestSavedQueries(t *testing.T) {
	r := newRig(t)
	ctx := t.Context()
	for _, q := range []journal.SavedQuery{{Name: "눈", Text: "tag:눈"}, {Name: "best", Text: "rating:5"}, {Name: "눈", Text: "tag:눈 or tag:snow"}} {
		r.check(r.SaveQuery(ctx, q))
	}
	wantsKind(t, r.SaveQuery(ctx, journal.SavedQuery{Name: "broken", Text: "is:lost"}), journal.Invalid)
	r = r.again()
	want := []journal.SavedQuery{{Name: "best", Text: "rating:5"}, {Name: "눈", Text: "tag:눈 or tag:snow"}}
	if got := must(r.SavedQueries(ctx))(t); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := must(r.SavedQuery(ctx, "눈"))(t); got != want[1] {
		t.Errorf("got %q", got)
	}
	r.check(r.RemoveQuery(ctx, "best"))
	wantsKind(t, r.RemoveQuery(ctx, "best"), journal.NotFound)
	_, err := r.SavedQuery(ctx, "journal") // what the journal says of itself is no query
	wantsKind(t, err, journal.NotFound)
	if got := must(r.SavedQueries(ctx))(t); !slices.Equal(got, want[1:]) {
		t.Errorf("after one is removed: %q", got)
	}
}

func TestValuesOfTheJournal(t *testing.T) {
	r := trip(t)
	ctx := t.Context()
	r.add(journal.Entry{Place: pyongyang()})
	for name, tc := range map[string]struct{ got, want []string }{
		"cameras":   {must(r.Cameras(ctx))(t), []string{"X-T5", "Z 6"}},
		"countries": {must(r.Countries(ctx))(t), []string{"KP", "KR"}},
		"areas":     {must(r.Areas(ctx))(t), []string{"Pyongyang", "Seoul"}},
	} {
		if !slices.Equal(tc.got, tc.want) {
			t.Errorf("%s: %q, want %q", name, tc.got, tc.want)
		}
	}
}
