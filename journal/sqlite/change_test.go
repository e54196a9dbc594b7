package sqlite_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

func TestOnlyWhatIsSentMakesANewVersion(t *testing.T) {
	place := pyongyang()
	place.Name = "다른 곳"
	worse := pyongyang()
	worse.Source = journal.PlaceCopied
	moment := at("2020-01-01 00:00:00")
	for name, tc := range map[string]struct {
		patch  journal.Patch
		change bool
		newer  bool
	}{
		"a caption":                       {journal.Patch{Caption: pointer("새 글")}, true, true},
		"a headline":                      {journal.Patch{Headline: pointer("제목")}, true, true},
		"an alt text":                     {journal.Patch{Alt: pointer("설명")}, true, true},
		"keywords":                        {journal.Patch{Keywords: &[]string{"눈"}}, true, true},
		"another order of keywords":       {journal.Patch{Keywords: &[]string{"dawn", "평양", "Kim Il Sung Square"}}, true, true},
		"no keywords":                     {journal.Patch{Keywords: &[]string{}}, true, true},
		"a byline":                        {journal.Patch{Credits: &journal.Credits{Byline: "다른 이"}}, true, true},
		"no credits":                      {journal.Patch{Credits: &journal.Credits{}}, true, true},
		"people":                          {journal.Patch{People: &[]string{"김 아무개"}}, true, true},
		"nobody":                          {journal.Patch{People: &[]string{}}, true, true},
		"a language":                      {journal.Patch{Language: pointer("en-GB")}, true, true},
		"the same people, written twice":  {journal.Patch{People: &[]string{" 김 아무개", "Søren, of the <Embassy>", "김 아무개 ", ""}}, false, false},
		"the same credits":                {journal.Patch{Credits: pointer(full().Credits)}, false, false},
		"a time":                          {journal.Patch{Taken: &moment}, true, true},
		"no time":                         {journal.Patch{Taken: &journal.Moment{}}, true, true},
		"a place":                         {journal.Patch{Place: place}, true, true},
		"a place from a worse source":     {journal.Patch{Place: worse}, true, true},
		"no place":                        {journal.Patch{ClearPlace: true}, true, true},
		"a place that is shown":           {journal.Patch{Shown: pyongyang()}, true, true},
		"no place that is shown":          {journal.Patch{ClearShown: true}, true, true},
		"the same place that is shown":    {journal.Patch{Shown: tower()}, false, false},
		"a rating":                        {journal.Patch{Rating: pointer(5)}, true, false},
		"a rejection taken back":          {journal.Patch{Rejected: pointer(false)}, true, false},
		"a trip":                          {journal.Patch{Trip: pointer("다른 여행")}, true, false},
		"nothing":                         {journal.Patch{}, false, false},
		"the same caption":                {journal.Patch{Caption: pointer(full().Caption)}, false, false},
		"the same place":                  {journal.Patch{Place: full().Place}, false, false},
		"the same place, cleared first":   {journal.Patch{ClearPlace: true, Place: full().Place}, false, false},
		"the same time":                   {journal.Patch{Taken: pointer(full().Taken)}, false, false},
		"the same keywords, with their #": {journal.Patch{Keywords: &[]string{"#평양", "Kim  Il Sung Square", "dawn", "평양"}}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			before := full()
			r.add(before)
			tc.patch.ID = before.ID
			n := r.apply(tc.patch)
			after := r.entry(before.ID)
			if (n == 1) != tc.change || reflect.DeepEqual(before, after) == tc.change {
				t.Errorf("%d changed: %+v", n, after)
			}
			if (after.Version == before.Version+1) != tc.newer || after.EditedAt.After(before.EditedAt) != tc.newer {
				t.Errorf("version %d, edited %v", after.Version, after.EditedAt)
			}
			if !tc.change {
				_, err := r.Undo(t.Context())
				wantsKind(t, err, journal.NotFound)
				return
			}
			if undone := r.undo(); undone.Label != "change" || !slices.Equal(undone.Entries, []journal.ID{before.ID}) {
				t.Errorf("undone %+v", undone)
			}
			again := r.entry(before.ID)
			again.Version, again.EditedAt = before.Version, before.EditedAt
			if !reflect.DeepEqual(again, before) {
				t.Errorf("after undo %+v\nwant %+v", again, before)
			}
		})
	}
}

func TestAChangeIsAllOrNothing(t *testing.T) {
	r := newRig(t)
	ids := r.add(journal.Entry{Caption: "하나"}, journal.Entry{Caption: "둘"})
	good := journal.Patch{ID: ids[0], Caption: pointer("바뀜")}
	for name, tc := range map[string]struct {
		bad  journal.Patch
		want journal.Kind
	}{
		"an entry that is not there": {journal.Patch{ID: "Q000000000", Caption: pointer("x")}, journal.NotFound},
		"text that is not UTF-8":     {journal.Patch{ID: ids[1], Caption: pointer("\xff")}, journal.Invalid},
		"a text that is too long":    {journal.Patch{ID: ids[1], Alt: pointer(strings.Repeat("한", journal.MaxText+1))}, journal.Invalid},
		"a rating of six":            {journal.Patch{ID: ids[1], Rating: pointer(6)}, journal.Invalid},
		"a place off the Earth":      {journal.Patch{ID: ids[1], Place: &journal.Place{Point: point(0, 181)}}, journal.Invalid},
		"a shown place off it":       {journal.Patch{ID: ids[1], Shown: &journal.Place{Point: point(91, 0)}}, journal.Invalid},
		"a byline that is not UTF-8": {journal.Patch{ID: ids[1], Credits: &journal.Credits{Byline: "\xff"}}, journal.Invalid},
		"a trip that is not UTF-8":   {journal.Patch{ID: ids[1], Trip: pointer("\xff")}, journal.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := r.Apply(t.Context(), journal.Change{Patches: []journal.Patch{good, tc.bad}})
			wantsKind(t, err, tc.want)
			if n != 0 || r.entry(ids[0]).Caption != "하나" {
				t.Errorf("%d changed, %q", n, r.entry(ids[0]).Caption)
			}
		})
	}
}

func TestUndoGoesBackStepByStepAlsoLater(t *testing.T) {
	r := newRig(t)
	ids := r.add(journal.Entry{Caption: "하나"}, journal.Entry{Caption: "둘"})
	r.caption(ids[0], "하나 2")
	r.apply(journal.Patch{ID: ids[0], Caption: pointer("하나 3")}, journal.Patch{ID: ids[1], Caption: pointer("둘 2")},
		journal.Patch{ID: ids[0], Headline: pointer("제목")})
	r.caption(ids[1], "둘 3")
	for _, want := range [][2]string{{"하나 3", "둘 2"}, {"하나 2", "둘"}, {"하나", "둘"}} {
		r = r.again()
		r.undo()
		if got := [2]string{r.entry(ids[0]).Caption, r.entry(ids[1]).Caption}; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if h := r.entry(ids[0]).Headline; h != "" {
		t.Errorf("the headline is %q", h)
	}
	_, err := r.Undo(t.Context())
	wantsKind(t, err, journal.NotFound)
	r.wantsFound("하나", "하나")
	r.wantsFound("제목")
}

func TestASessionIsOneUndo(t *testing.T) {
	r := newRig(t)
	ids := r.add(journal.Entry{Caption: "처음"}, journal.Entry{Caption: "다른 것"})
	typed := func(id journal.ID, session, caption string) {
		t.Helper()
		must(r.Apply(t.Context(), journal.Change{
			Label: "caption", Session: session, Patches: []journal.Patch{{ID: id, Caption: &caption}},
		}))(t)
	}
	typed(ids[0], "a", "처음 ㅎ")
	typed(ids[0], "a", "처음 하")
	r = r.again()
	typed(ids[0], "a", "처음 한")
	typed(ids[1], "a", "다른 것도")
	r.apply(journal.Patch{ID: ids[0], Rating: pointer(3)})
	typed(ids[0], "a", "처음 한국")
	for _, want := range []string{"처음 한", "처음 한", "처음"} {
		r.undo()
		if got := r.entry(ids[0]).Caption; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := r.entry(ids[1]).Caption; got != "다른 것" {
		t.Errorf("the other one is %q", got)
	}
}

func TestWhatWasTakenBackByHandIsNoStep(t *testing.T) {
	r := newRig(t)
	ids := r.add(journal.Entry{Caption: "처음"})
	r.apply(journal.Patch{ID: ids[0], Rating: pointer(3)})
	for _, text := range []string{"잘못", "처음"} {
		must(r.Apply(t.Context(), journal.Change{
			Label: "caption", Session: "a", Patches: []journal.Patch{{ID: ids[0], Caption: &text}},
		}))(t)
	}
	if undone := r.undo(); undone.Label != "change" || r.entry(ids[0]).Rating != 0 {
		t.Errorf("undone %+v", undone)
	}
}

func TestManyAtOnceAreOneUndo(t *testing.T) {
	r := newRig(t)
	entries := make([]journal.Entry, 2500)
	for i := range entries {
		entries[i] = journal.Entry{Caption: fmt.Sprintf("사진 %d", i), Taken: at("2013-02-25 12:00:00")}
		entries[i].Taken.Adjust = time.Duration(i) * time.Second
	}
	ids := r.add(entries...)
	before := must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t)
	var patches []journal.Patch
	for _, id := range ids {
		patches = append(patches, journal.Patch{ID: id, Place: pyongyang(), Keywords: &[]string{"눈"}})
	}
	if n := r.apply(patches...); n != len(ids) {
		t.Errorf("%d changed", n)
	}
	if n := must(r.Count(t.Context(), query(t, "place:평양 tag:눈 광장")))(t); n != 0 {
		t.Errorf("%d found by a name that the place does not have", n)
	}
	if n := must(r.Count(t.Context(), query(t, "place:pyongyang tag:눈 광장")))(t); n != len(ids) {
		t.Errorf("%d found", n)
	}
	if undone := r.undo(); len(undone.Entries) != len(ids) {
		t.Errorf("%d undone", len(undone.Entries))
	}
	after := must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t)
	for i := range after {
		after[i].Version, after[i].EditedAt = before[i].Version, before[i].EditedAt
	}
	if !reflect.DeepEqual(before, after) {
		t.Error("the entries are not what they were")
	}
	if n := must(r.Count(t.Context(), query(t, "광장")))(t); n != 0 {
		t.Errorf("%d still found", n)
	}
}

func TestKeywordsAreAddedToThoseThatOthersAdded(t *testing.T) {
	for name, tc := range map[string]struct {
		patch journal.Patch
		want  []string
	}{
		"added":                {journal.Patch{Tag: &[]string{"눈", "강"}}, []string{"평양", "Dawn", "눈", "강"}},
		"added again":          {journal.Patch{Tag: &[]string{"평양"}}, []string{"평양", "Dawn"}},
		"taken away":           {journal.Patch{Untag: &[]string{"DAWN", "없음"}}, []string{"평양"}},
		"both":                 {journal.Patch{Tag: &[]string{"눈"}, Untag: &[]string{"평양"}}, []string{"Dawn", "눈"}},
		"after being replaced": {journal.Patch{Keywords: &[]string{"새"}, Tag: &[]string{"눈"}}, []string{"새", "눈"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			id := r.add(journal.Entry{Keywords: []string{"평양", "Dawn"}})[0]
			tc.patch.ID = id
			r.apply(tc.patch)
			if got := r.entry(id).Keywords; !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			for len(must(r.Acts(t.Context(), 0))(t)) > 0 {
				r.undo()
			}
			if got := r.entry(id).Keywords; !slices.Equal(got, []string{"평양", "Dawn"}) {
				t.Errorf("undone: %q", got)
			}
		})
	}
}
