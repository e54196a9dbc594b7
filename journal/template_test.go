package journal_test

import (
	"reflect"
	"strings"
	"testing"

	"sojourn/journal"
)

func TestTemplatesComeIntoFieldsInTheirWay(t *testing.T) {
	for name, tc := range map[string]struct {
		field journal.TextField
		text  string
		way   journal.Way
		old   string
		want  string // as Effects tell it; "" where nothing changes
	}{
		"replace":                      {journal.FieldCaption, "평양, {date}", journal.WayReplace, "눈", "평양, {date}"},
		"replace is what is meant":     {journal.FieldCaption, "평양", "", "눈", "평양"},
		"replace by the same":          {journal.FieldCaption, "눈", journal.WayReplace, "눈", ""},
		"prepend":                      {journal.FieldCaption, "평양.", journal.WayPrepend, "눈", "평양. 눈"},
		"prepend once":                 {journal.FieldCaption, "평양.", journal.WayPrepend, "평양. 눈", ""},
		"append":                       {journal.FieldCaption, "(AP)", journal.WayAppend, "눈", "눈 (AP)"},
		"append once":                  {journal.FieldCaption, "(AP)", journal.WayAppend, "눈 (AP)", ""},
		"append a paragraph":           {journal.FieldCaption, "\n\n(AP)", journal.WayAppend, "눈", "눈\n\n(AP)"},
		"append to nothing":            {journal.FieldAlt, "눈", journal.WayAppend, "", "눈"},
		"only if empty, and it is":     {journal.FieldByline, "김민지", journal.WayIfEmpty, "", "김민지"},
		"only if empty, and it is not": {journal.FieldByline, "김민지", journal.WayIfEmpty, "Jona", ""},
		"a headline stays one line":    {journal.FieldHeadline, "눈\n평양", journal.WayReplace, "", "눈 평양"},
		"instructions keep lines":      {journal.FieldInstructions, "a\nb", journal.WayReplace, "", "a\nb"},
		"keywords are added":           {journal.FieldKeywords, "눈, #winter，dawn", journal.WayAppend, "Winter", "Winter, 눈, dawn"},
		"keywords go first":            {journal.FieldKeywords, "눈,winter", journal.WayPrepend, "dawn,winter", "눈, winter, dawn"},
		"keywords are there":           {journal.FieldKeywords, "winter", journal.WayAppend, "dawn,Winter", ""},
		"people only if empty":         {journal.FieldPeople, "김, 이", journal.WayIfEmpty, "", "김, 이"},
		"people that are there":        {journal.FieldPeople, "김", journal.WayAppend, "김", ""},
		"language":                     {journal.FieldLanguage, "ko", journal.WayIfEmpty, "", "ko"},
	} {
		t.Run(name, func(t *testing.T) {
			template := journal.Template{Name: "t", Fields: []journal.TemplateField{{Field: tc.field, Text: tc.text, Way: tc.way}}}
			if err := template.Validate(); err != nil {
				t.Fatal(err)
			}
			e := with(tc.field, tc.old)
			effects := template.Effects(e)
			if tc.want == "" {
				if p := template.Patch(e); len(effects) > 0 || p != (journal.Patch{}) {
					t.Errorf("%+v, want nothing: %+v", effects, p)
				}
				return
			}
			if len(effects) != 1 || effects[0].Field != tc.field || effects[0].After != tc.want {
				t.Errorf("%+v, want %q", effects, tc.want)
			}
		})
	}
}

// with is an entry that has nothing but one field.
func with(field journal.TextField, text string) journal.Entry {
	var e journal.Entry
	switch field {
	case journal.FieldKeywords:
		e.Keywords = journal.NormalKeywords(journal.SplitList(text))
	case journal.FieldPeople:
		e.People = journal.SplitList(text)
	default:
		for f, to := range map[journal.TextField]*string{
			journal.FieldCaption: &e.Caption, journal.FieldAlt: &e.Alt, journal.FieldHeadline: &e.Headline,
			journal.FieldByline: &e.Credits.Byline, journal.FieldInstructions: &e.Credits.Instructions,
			journal.FieldLanguage: &e.Language,
		} {
			if f == field {
				*to = text
			}
		}
	}
	return e
}

func TestTemplatesThatCannotBeAreRefused(t *testing.T) {
	for name, tc := range map[string]journal.Template{
		"no name":           {Fields: []journal.TemplateField{{Field: journal.FieldAlt, Text: "눈"}}},
		"a name of lines":   {Name: "a\nb"},
		"a name too long":   {Name: strings.Repeat("한", 65)},
		"no such field":     {Name: "t", Fields: []journal.TemplateField{{Field: "rating", Text: "5"}}},
		"no such way":       {Name: "t", Fields: []journal.TemplateField{{Field: journal.FieldAlt, Text: "눈", Way: "after"}}},
		"no text":           {Name: "t", Fields: []journal.TemplateField{{Field: journal.FieldAlt}}},
		"a field twice":     {Name: "t", Fields: []journal.TemplateField{{Field: journal.FieldAlt, Text: "눈"}, {Field: journal.FieldAlt, Text: "눈"}}},
		"no language's tag": {Name: "t", Fields: []journal.TemplateField{{Field: journal.FieldLanguage, Text: "한국어"}}},
		"two languages":     {Name: "t", Fields: []journal.TemplateField{{Field: journal.FieldLanguage, Text: "ko", Way: journal.WayAppend}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := tc.Validate(); journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestATripFillsTheBylineBeforeItsTemplate(t *testing.T) {
	trip := journal.Trip{Name: "겨울", Byline: "김민지"}
	credit := journal.Template{Fields: []journal.TemplateField{{Field: journal.FieldCredit, Text: "AP", Way: journal.WayReplace}}}
	for name, tc := range map[string]struct {
		has      journal.Credits
		template journal.Template
		want     *journal.Credits
	}{
		"neither":                    {journal.Credits{}, credit, &journal.Credits{Byline: "김민지", Credit: "AP"}},
		"a byline":                   {journal.Credits{Byline: "Jona"}, credit, &journal.Credits{Byline: "Jona", Credit: "AP"}},
		"no template":                {journal.Credits{Credit: "x"}, journal.Template{}, &journal.Credits{Byline: "김민지", Credit: "x"}},
		"a byline and no template":   {journal.Credits{Byline: "Jona"}, journal.Template{}, nil},
		"all of it is there already": {journal.Credits{Byline: "Jona", Credit: "AP"}, credit, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := trip.Patch(journal.Entry{Credits: tc.has}, tc.template).Credits; !reflect.DeepEqual(got, tc.want) {
				t.Errorf("%+v, want %+v", got, tc.want)
			}
		})
	}
}

func TestDaysOfATrip(t *testing.T) {
	trip := journal.Trip{Name: "겨울", From: "2013-02-25", Until: "2013-02-25"}
	if !trip.Has(dawn().Taken) || !trip.Has(journal.Moment{}) {
		t.Error("its only day, and a time that is not known, are outside")
	}
	trip.Until, trip.From = "2013-02-24", ""
	if trip.Has(dawn().Taken) {
		t.Error("the day after its last is inside")
	}
}
