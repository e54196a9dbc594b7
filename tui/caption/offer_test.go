package caption_test

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// tagged is a journal whose last frame has a place and no words.
func tagged(t *testing.T) *trip {
	j := walk(t)
	for _, keywords := range [][]string{{"평양역", "평양"}, {"평양", "Pyramid", "Kim Il Sung Square"}, {"평양", "Кэсон"}} {
		j.frame(func(e *journal.Entry) { e.Keywords = keywords })
	}
	j.frame(func(e *journal.Entry) { e.Place = pyongyang() })
	return j
}

func (e *editor) wantsText(want string) {
	e.t.Helper()
	if view := tuitest.Plain(e.View()); !strings.Contains(view, "┃ "+want+"\n") && !strings.Contains(view, "┃ "+want+" ") {
		e.t.Errorf("%q is not typed in\n%s", want, view)
	}
}

func TestTagsAreCompleted(t *testing.T) {
	j := tagged(t)
	last := len(j.ids) - 1
	type keys = []string
	for name, tc := range map[string]struct {
		field   route.Field
		typed   string
		offered string // "" where nothing is
		keys    keys
		want    string
	}{
		"Korean":                       {0, "새벽 #평", "  #평양  #평양역\n", keys{"ctrl+space"}, "새벽 #평양"},
		"the next one":                 {0, "#평", "  #평양  #평양역\n", keys{"ctrl+space", "ctrl+space", "!"}, "#평양역 !"},
		"and back to what was typed":   {0, "#평", "  #평양  #평양역\n", keys{"ctrl+space", "ctrl+space", "ctrl+space", "!"}, "#평!"},
		"with the arrow":               {0, "#평", "  #평양  #평양역\n", keys{"right", "!"}, "#평양 !"},
		"an arrow inside of the text":  {0, "#평", "  #평양  #평양역\n", keys{"left", "right", "!"}, "#평!"},
		"names of the place first":     {0, "#py", "  #Pyongyang  #Pyramid\n", keys{"ctrl+space"}, "#Pyongyang"},
		"a country of two words":       {0, "#northk", "  #NorthKorea\n", keys{"ctrl+space"}, "#NorthKorea"},
		"any, from the # on":           {0, "in #", "  #Pyongyang  #NorthKorea  #김일성광장  #평양", keys{"ctrl+space"}, "in #Pyongyang"},
		"a keyword of several words":   {0, "#kim", "  #KimIlSungSquare\n", keys{"ctrl+space"}, "#KimIlSungSquare"},
		"Cyrillic, in the alt text":    {1, "(#кэ", "  #Кэсон\n", keys{"ctrl+space"}, "(#Кэсон"},
		"no tag inside of a word":      {0, "a#py", "", keys{"ctrl+space"}, "a#py"},
		"no tag in an address":         {0, "https://x.example/#py", "", nil, "https://x.example/#py"},
		"no tag with a comma":          {0, "#평,", "", nil, "#평,"},
		"none that is complete":        {0, "#평양역", "", nil, "#평양역"},
		"a word in the keywords":       {2, "kim il", "  Kim Il Sung Square,\n", keys{"ctrl+space"}, "Kim Il Sung Square,"},
		"a tag in the keywords":        {2, "dawn, #pyr", "  #Pyramid\n", keys{"ctrl+space", "x"}, "dawn, #Pyramid x"},
		"a word after a tag":           {2, "#dawn 평", "  평양,  평양역,\n", keys{"ctrl+space"}, "#dawn 평양,"},
		"none that is there already":   {2, "평양, 평", "  평양역,\n", keys{"ctrl+space"}, "평양, 평양역,"},
		"a name with a comma":          {2, "sm", "  \"Smith, John\",\n", keys{"ctrl+space"}, "\"Smith, John\","},
		"nothing before anything":      {2, "평양, ", "", keys{"ctrl+space"}, "평양,"},
		"undone in one step":           {0, "#평", "  #평양  #평양역\n", keys{"ctrl+space", "ctrl+z"}, "#평"},
		"looked up again after a step": {0, "#평", "  #평양  #평양역\n", keys{"ctrl+space", "#", "평", "양", "역"}, "#평양 #평양역"},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.HasPrefix(tc.typed, "sm") {
				j.elsewhere(journal.Patch{ID: j.ids[1], Keywords: &[]string{"Smith, John"}})
			}
			e := j.open(last, tc.field).typed(tc.typed)
			if tc.offered == "" {
				e.wantsNotInView("ctrl+space")
			} else {
				e.wantsView("ctrl+space" + tc.offered)
			}
			e.press(tc.keys...).wantsText(tc.want)
			e.press("ctrl+u", "esc")
		})
	}
}

func TestALateCompletionIsOfItsWord(t *testing.T) {
	j := tagged(t)
	e := j.open(1, route.FieldCaption)
	m, asking := e.Update(tuitest.Type("#")[0])
	e.Model = m
	late := tuitest.Run(asking)
	e.typed("kim")
	e.feed(late...).wantsView("ctrl+space  #KimIlSungSquare\n")
	e.press("tab").feed(late...).wantsNotInView("ctrl+space")
}
