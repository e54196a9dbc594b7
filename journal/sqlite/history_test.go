package sqlite_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
)

// typed saves texts of a caption one after the other, as the editor does in one visit.
func (r *rig) typed(id journal.ID, session string, texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		must(r.Apply(r.t.Context(), journal.Change{
			Label: "caption", Session: session, Patches: []journal.Patch{{ID: id, Caption: &text}},
		}))(r.t)
	}
}

// wantsVersions compares the earlier texts of id, newest first, each with its field.
func (r *rig) wantsVersions(id journal.ID, want ...string) {
	r.t.Helper()
	var got []string
	versions := must(r.Versions(r.t.Context(), id))(r.t)
	for i, v := range versions {
		got = append(got, string(v.Field)+" "+v.Text)
		if v.Number != len(versions)-i || v.ReplacedAt.IsZero() {
			r.t.Errorf("version %d is %+v", i, v)
		}
	}
	if !slices.Equal(got, want) {
		r.t.Errorf("versions %q, want %q", got, want)
	}
}

func TestEarlierTextsAreKept(t *testing.T) {
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "하나"})[0]
	r.wantsVersions(id)
	r.caption(id, "둘")
	r.apply(journal.Patch{ID: id, Caption: pointer("셋"), Alt: pointer("설명")})
	r.apply(journal.Patch{ID: id, Alt: pointer(""), Headline: pointer("제목"), Rating: pointer(1)})
	r.undo()
	r = r.again()
	r.wantsVersions(id, "headline 제목", "alt 설명", "caption 둘", "caption 하나")
	_, err := r.Versions(t.Context(), "Q000000000")
	wantsKind(t, err, journal.NotFound)
}

func begin(text string, n int) string { return string([]rune(text)[:n]) }

func TestAVisitKeepsWhatItFoundAndWhatItLost(t *testing.T) {
	long := "대동강의 새벽, 안개 속의 배 한 척과 두 사람, 그리고 강 건너편의 불빛"
	for name, tc := range map[string]struct {
		from   string
		visits [][]string
		want   []string
	}{
		"typed into nothing":           {"", [][]string{{"평", "평양", "평양의 아침"}}, nil},
		"typed at the end":             {"평양", [][]string{{"평양의", "평양의 아", "평양의 아침"}}, []string{"평양"}},
		"two visits":                   {"", [][]string{{"평", "평양"}, {"평양의", "평양의 아침"}}, []string{"평양"}},
		"three visits":                 {"가", [][]string{{"나", "다"}, {"라", "마"}, {"바", "사"}}, []string{"마", "다", "가"}},
		"a slip":                       {"평양", [][]string{{"평양 에서", "평양 에", "평양에서"}}, []string{"평양"}},
		"a slip at the end":            {"평양", [][]string{{"평양 에서", "평양에서"}}, []string{"평양"}},
		"written and taken away again": {"짧다", [][]string{{begin(long, 12), long, "짧"}}, []string{long, "짧다"}},
		"taken away step by step":      {"", [][]string{{long, begin(long, 30), begin(long, 12), ""}}, []string{long}},
		"taken away, and written anew": {"", [][]string{{long, "", begin(long, 12), long + " 다시"}}, nil},
		"what was found was longer":    {long + "!", [][]string{{long, begin(long, 12), ""}}, []string{long + "!"}},
		"lost, then a longer one lost": {"", [][]string{{long, "", long + "\n" + long, ""}}, []string{long + "\n" + long}},
		"lost, then another visit":     {"", [][]string{{long, "짧다"}, {"짧다고"}}, []string{"짧다", long}},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add(journal.Entry{Caption: tc.from})[0]
			for n, texts := range tc.visits {
				r.typed(id, fmt.Sprint("visit ", n), texts...)
				r = r.again()
			}
			for i := range tc.want {
				tc.want[i] = "caption " + tc.want[i]
			}
			r.wantsVersions(id, tc.want...)
		})
	}
}

func TestWhatAnotherWroteDuringAVisitIsKept(t *testing.T) {
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "처음"})[0]
	r.typed(id, "a", "하나", "하나 둘")
	r.caption(id, "남의 글")
	r.typed(id, "a", "하나 둘 셋", "하나 둘 셋 넷")
	r.wantsVersions(id, "caption 남의 글", "caption 하나 둘", "caption 처음")
}

func TestAnyVersionCanBeBroughtBack(t *testing.T) {
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "처음"})[0]
	for n, text := range []string{"하나", "둘", "셋"} {
		r.typed(id, fmt.Sprint(n), "x", text)
	}
	for _, v := range must(r.Versions(t.Context(), id))(t) {
		if n := r.apply(v.Patch(id)); n != 1 || r.entry(id).Caption != v.Text {
			t.Errorf("version %d: %q", v.Number, r.entry(id).Caption)
		}
		r.wantsFound(v.Text, v.Text)
		r.undo()
		if got := r.entry(id).Caption; got != "셋" {
			t.Errorf("taken back: %q", got)
		}
	}
}

func TestAnHourOfAutosavesIsOneVersion(t *testing.T) {
	r := newRig(t)
	id := r.add(journal.Entry{Caption: "처음"})[0]
	for n := range 600 {
		r.typed(id, "an hour", "처음 "+strings.Repeat("글", n%97+n/10))
	}
	if n := len(must(r.Versions(t.Context(), id))(t)); n > 2 {
		t.Errorf("%d versions", n)
	}
}
