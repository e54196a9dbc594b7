package sqlite_test

import (
	"reflect"
	"testing"

	"sojourn/journal"
)

func TestCodesAreKept(t *testing.T) {
	r := newRig(t)
	square := journal.Code{Name: "kis", Texts: []string{"Kim Il Sung Square", "", "김일성 광장"}}
	river := journal.Code{Name: "대동", Texts: []string{"대동강"}}
	added := must(r.SaveCodes(t.Context(), []journal.Code{square, river}, false))(t)
	if got := must(r.CodeList(t.Context(), ""))(t); added != 2 || !reflect.DeepEqual(got, []journal.Code{square, river}) {
		t.Errorf("%d added: %+v", added, got)
	}
	square.Texts = []string{"the square"}
	if added := must(r.SaveCodes(t.Context(), []journal.Code{square}, false))(t); added != 0 {
		t.Errorf("%d added by replacing", added)
	}
	r = r.again()
	if got := must(r.CodeList(t.Context(), "대"))(t); len(got) != 1 || got[0].Name != "대동" {
		t.Errorf("by prefix: %+v", got)
	}
	if got := must(r.CodesIn(t.Context(), "=kis= =대동#1= =x="))(t); len(got.ByName) != 2 || got.ByName["kis"][0] != "the square" {
		t.Errorf("in a text: %+v", got)
	}
	wantsKind(t, r.RemoveCodes(t.Context(), []string{"kis", "x"}), journal.NotFound)
	if all := must(r.Codes(t.Context()))(t); len(all.ByName) != 2 || all.Delimiter != '=' {
		t.Errorf("after a removal that failed: %+v", all)
	}
	must(r.SaveCodes(t.Context(), []journal.Code{river}, true))(t)
	if got := must(r.CodeList(t.Context(), ""))(t); len(got) != 1 {
		t.Errorf("alone: %+v", got)
	}
	_, err := r.SaveCodes(t.Context(), []journal.Code{{Name: "a", Texts: []string{"b"}}, {Name: "없음"}}, true)
	wantsKind(t, err, journal.Invalid)
	wantsKind(t, r.SaveDelimiter(t.Context(), 'k'), journal.Invalid)
	r.check(r.SaveDelimiter(t.Context(), '§'))
	if got := must(r.CodesIn(t.Context(), "§대동§"))(t); len(got.ByName) != 1 || got.Delimiter != '§' {
		t.Errorf("with another delimiter: %+v", got)
	}
}

func TestTemplatesAndTripsAreKept(t *testing.T) {
	r := newRig(t)
	desk := journal.Template{Name: "desk", Fields: []journal.TemplateField{{Field: journal.FieldCredit, Text: "=ap= {city}", Way: journal.WayAppend}}}
	r.check(r.SaveTemplate(t.Context(), desk))
	winter := journal.Trip{Name: "겨울 2013", Zone: "Asia/Pyongyang", Byline: "김민지", Template: "desk", From: "2013-02-19", Until: "2013-03-01"}
	r.check(r.SaveTrip(t.Context(), winter))
	r.add(journal.Entry{Caption: "눈", Trip: "older"})
	r = r.again()
	if got := must(r.Template(t.Context(), "desk"))(t); !reflect.DeepEqual(got, desk) {
		t.Errorf("%+v", got)
	}
	got := must(r.Trip(t.Context(), winter.Name))(t)
	if got.To, got.Legs = nil, nil; !reflect.DeepEqual(got, winter) {
		t.Errorf("%+v", got)
	}
	if names := must(r.Trips(t.Context()))(t); !reflect.DeepEqual(names, []string{winter.Name, "older"}) {
		t.Errorf("trips %q", names)
	}
	wantsKind(t, r.RemoveTemplate(t.Context(), "desk"), journal.Conflict)
	winter.Template = "없음"
	wantsKind(t, r.SaveTrip(t.Context(), winter), journal.NotFound)
	winter.Template, winter.To = "", []string{"nowhere"}
	wantsKind(t, r.SaveTrip(t.Context(), winter), journal.NotFound)
	winter.To, winter.Zone = nil, "Asia/Nowhere"
	wantsKind(t, r.SaveTrip(t.Context(), winter), journal.Invalid)
	r.check(r.RemoveTrip(t.Context(), winter.Name))
	r.check(r.RemoveTemplate(t.Context(), "desk"))
	wantsKind(t, r.RemoveTrip(t.Context(), winter.Name), journal.NotFound)
	_, err := r.Template(t.Context(), "desk")
	wantsKind(t, err, journal.NotFound)
}
