package caption_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
)

func TestWhatMakesNoHashtagIsMarked(t *testing.T) {
	j := walk(t)
	for name, tc := range map[string]struct {
		field       route.Field
		typed, want string // want "": nothing is marked
	}{
		"only digits":             {route.FieldKeywords, "#2013", "2013 makes no hashtag"},
		"only signs":              {route.FieldKeywords, "평양, &?!", "&?! makes no hashtag"},
		"digits and a letter":     {route.FieldKeywords, "#2013년", ""},
		"in the caption":          {route.FieldCaption, "In (#2013 it snowed", "#2013 is no hashtag"},
		"any script":              {route.FieldCaption, "#평양 #Кэсон #صباح #a_1", ""},
		"a number that is no tag": {route.FieldCaption, "We are # 1 & C#", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := j.open(1, tc.field).typed(tc.typed)
			if tc.want == "" {
				e.wantsNotInView("no hashtag")
			} else {
				e.wantsView(tc.want)
			}
			e.press("ctrl+u", "esc")
		})
	}
}

func TestKeywordsAreShownAsHashtags(t *testing.T) {
	e := walk(t).open(1, route.FieldKeywords).typed("kim il sung square, 평양 역,")
	e.wantsView("  as hashtags: #kimIlSungSquare #평양역")
	e.press("ctrl+u").typed("#평양 ").wantsNotInView("as hashtags")
}

func TestKeywordsThatWereGivenLatelyAreOfferedToo(t *testing.T) {
	j := walk(t)
	give := func(keywords ...string) {
		j.frame(nil)
		j.elsewhere(journal.Patch{ID: j.ids[len(j.ids)-1], Keywords: &keywords})
	}
	for range 2 {
		give("snow a", "snow b", "snow c", "snow d", "snow e", "snow f")
	}
	give("snow z")
	j.open(1, route.FieldKeywords).typed("snow").wantsView("snow a,  snow b,  snow c,  snow z,")
}
