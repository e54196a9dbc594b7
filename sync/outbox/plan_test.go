package outbox_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

func TestPlanTellsWhyItemsStay(t *testing.T) {
	for name, tc := range map[string]struct {
		caption string
		photos  int
		limits  journal.Limits
		options outbox.Options
		want    string // "": it goes
	}{
		"nothing is against it":        {"평양", 1, journal.Limits{Text: 2, Pictures: 1}, outbox.Options{}, ""},
		"no alt text is no obstacle":   {"", 1, journal.Limits{}, outbox.Options{}, ""},
		"too many characters":          {"평양의 아침", 0, journal.Limits{Text: 5}, outbox.Options{}, "1 character too long"},
		"too many bytes":               {"평양", 0, journal.Limits{Text: 5, Unit: journal.UnitBytes}, outbox.Options{}, "1 byte too long"},
		"an emoji is one character":    {"👩‍👩‍👧‍👦", 0, journal.Limits{Text: 1}, outbox.Options{}, ""},
		"the alt text is too long":     {"눈", 1, journal.Limits{Alt: 4}, outbox.Options{}, "alt text is 1"},
		"too many pictures":            {"연작", 3, journal.Limits{Pictures: 2}, outbox.Options{}, "3 pictures"},
		"words alone are not taken":    {"말", 0, journal.Limits{NeedsPicture: true}, outbox.Options{}, "without a picture"},
		"nothing at all":               {"", 0, journal.Limits{}, outbox.Options{}, "nothing to send"},
		"the budget is too small":      {"말", 1, journal.Limits{}, outbox.Options{Budget: 10}, "budget of 10"},
		"the budget is large enough":   {"말", 1, journal.Limits{}, outbox.Options{Budget: 1e6}, ""},
		"another entry is meant":       {"말", 1, journal.Limits{}, outbox.Options{Only: []journal.ID{"0"}}, "-"},
		"another destination is meant": {"말", 1, journal.Limits{}, outbox.Options{To: []string{"other"}}, "-"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.destination(journal.Destination{Name: "other", Kind: "double"})
			r.check(r.store.SaveLimits(t.Context(), "desk", tc.limits))
			r.add(tc.caption, tc.photos)
			r.place.closed = true
			items := r.plan(tc.options).Items
			switch {
			case tc.want == "-":
				if len(items) != 0 {
					t.Errorf("%+v, want nothing", items)
				}
			case len(items) != 1:
				t.Errorf("%+v, want one", items)
			case tc.want == "" && items[0].Stays != "", !strings.Contains(items[0].Stays, tc.want):
				t.Errorf("it stays: %q, want %q", items[0].Stays, tc.want)
			}
		})
	}
}

func TestEmbargoHolds(t *testing.T) {
	r := newRig(t)
	id := r.addFor("보도 제한", 0, r.clock.now().Add(time.Hour))
	r.place.closed = true
	r.send(outbox.Options{})
	r.wants(id, journal.StateHeld, "not before")
	r.place.closed = false
	r.clock.pass(time.Hour)
	r.send(outbox.Options{})
	r.invariants()
}

func TestADryRunChangesNothingThatIsSent(t *testing.T) {
	dry, wet := newRig(t), newRig(t)
	for _, r := range []*rig{dry, wet} {
		r.add("같은 것", 0)
	}
	dry.plan(outbox.Options{})
	dry.plan(outbox.Options{Budget: 1})
	dry.edit(dry.ids[0], "다른 것")
	dry.plan(outbox.Options{})
	dry.edit(dry.ids[0], "같은 것")
	for _, r := range []*rig{dry, wet} {
		r.send(outbox.Options{})
		r.invariants()
	}
}

func TestAMissingOriginalNamesItself(t *testing.T) {
	r := newRig(t)
	id := r.add("없는 사진", 1)
	r.add("있는 사진", 1)
	e, err := r.store.Entry(t.Context(), id)
	r.check(err)
	path := filepath.Join(r.dir, e.Photos[0].Original().Path)
	saved, err := os.ReadFile(path)
	r.check(err)
	r.check(os.Remove(path))
	result := r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "copy the file")
	if result.Delivered() != 1 {
		t.Errorf("%d delivered, want the other one", result.Delivered())
	}
	r.check(os.WriteFile(path, saved, 0o644))
	r.send(outbox.Options{})
	r.invariants()
}

func TestLimitsThatTheDestinationTellsCount(t *testing.T) {
	r := newRig(t)
	id := r.add("너무 긴 글", 0)
	r.place.limits = journal.Limits{Text: 3}
	r.send(outbox.Options{})
	r.wants(id, journal.StateNeedsYou, "3 characters too long")
	r.edit(id, "짧다")
	r.send(outbox.Options{})
	r.invariants()
}

func TestTheBudgetIsNotExceeded(t *testing.T) {
	r := newRig(t)
	for _, caption := range []string{"하나", "둘", "셋"} {
		r.add(caption, 1)
	}
	bill := r.plan(outbox.Options{})
	budget := bill.Items[0].Bytes + bill.Items[1].Bytes
	result := r.send(outbox.Options{Budget: budget})
	if result.Delivered() != 2 || result.Bytes > budget {
		t.Errorf("%d delivered with %d of %d bytes", result.Delivered(), result.Bytes, budget)
	}
	r.wants(bill.Items[2].Entry, journal.StateHeld, "budget")
	r.send(outbox.Options{})
	r.invariants()
}
