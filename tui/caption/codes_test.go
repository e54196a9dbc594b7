package caption_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// coded is a journal with code replacements; its last frame has a place.
func coded(t *testing.T) *trip {
	j := walk(t)
	_, err := j.SaveCodes(t.Context(), []journal.Code{
		{Name: "kis", Texts: []string{"Kim Il Sung Square", "김일성 광장"}},
		{Name: "kid", Texts: []string{"a child"}},
		{Name: "평", Texts: []string{"평양"}},
		{Name: "two", Texts: []string{"one\ntwo"}},
	}, false)
	j.check(err)
	j.frame(func(e *journal.Entry) { e.Place = pyongyang() })
	return j
}

func TestCodesAreWrittenOutAsTheyAreTyped(t *testing.T) {
	j := coded(t)
	for name, tc := range map[string]struct {
		field route.Field
		typed string
		keys  []string
		want  string
	}{
		"a code":                     {route.FieldCaption, "At =kis=, dawn", nil, "At Kim Il Sung Square, dawn"},
		"another alternative":        {route.FieldCaption, "=kis#2=에서", nil, "김일성 광장에서"},
		"a code in Korean":           {route.FieldCaption, "=평=", nil, "평양"},
		"among the keywords":         {route.FieldKeywords, "dawn, =kis=", nil, "dawn, Kim Il Sung Square"},
		"lines in a field of one":    {route.FieldKeywords, "=two=", nil, "one two"},
		"undone, it is a code again": {route.FieldCaption, "=kis=", []string{"ctrl+z"}, "=kis="},
		"one that nobody knows":      {route.FieldCaption, "At =kix=, dawn", nil, "At =kix=, dawn"},
		"no code in an address":      {route.FieldCaption, "https://x.example/?a=kis=", nil, "https://x.example/?a=kis="},
		"the completion of one":      {route.FieldCaption, "=ki", []string{"ctrl+space"}, "a child"},
		"its second alternative":     {route.FieldCaption, "=kis", []string{"ctrl+space", "ctrl+space"}, "김일성 광장"},
	} {
		t.Run(name, func(t *testing.T) {
			e := j.open(1, tc.field).typed(tc.typed).press(tc.keys...)
			e.wantsText(tc.want)
			e.press("ctrl+u", "esc")
		})
	}
}

func TestWhatNobodyKnowsIsMarked(t *testing.T) {
	e := coded(t).open(4, route.FieldCaption).typed("At =kix= in {citty}")
	e.wantsView("=kix=: no code has this name !", "{citty}: no variable has this name !")
	e.press("ctrl+u").wantsNotInView("no code has")
}

func TestVariablesAreShownWrittenOut(t *testing.T) {
	j := coded(t)
	e := j.open(4, route.FieldCaption).typed("A woman sweeps snow in {city}, {weekday}, {date:Jan. 2}")
	e.wantsView("  reads: A woman sweeps snow in Pyongyang, Monday, Feb. 25")
	e.beat()
	j.wants(j.ids[4], "A woman sweeps snow in {city}, {weekday}, {date:Jan. 2}", "")
	e.feed(tea.PasteMsg{Content: " and =평="}).wantsView("Feb. 25 and 평양")
	e.press("tab").wantsNotInView("reads:")
}
