package caption_test

import (
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
)

// hot is a journal with codes of one character; its last frame was left room to write in.
func hot(t *testing.T) *trip {
	j := walk(t)
	_, err := j.SaveCodes(t.Context(), []journal.Code{
		{Name: "2", Texts: []string{"a child"}},
		{Name: "w", Texts: []string{"a woman"}},
		{Name: "눈", Texts: []string{"sweeps snow", "눈"}},
		{Name: "kis", Texts: []string{"Kim Il Sung Square"}},
	}, false)
	j.check(err)
	j.frame(func(e *journal.Entry) { e.Caption, e.Alt = "{write} in {city}", "Snow" })
	return j
}

func TestCodesOfOneCharacterHaveKeys(t *testing.T) {
	j := hot(t)
	for name, tc := range map[string]struct {
		frame int
		field route.Field
		typed string
		keys  []string
		want  string
	}{
		"the digits have theirs":           {1, route.FieldCaption, "", []string{"alt+2"}, "a child"},
		"the others have what is left":     {1, route.FieldCaption, "", []string{"alt+1", "alt+3"}, "a woman sweeps snow"},
		"a key without a code":             {1, route.FieldCaption, "x", []string{"alt+4", "alt+9"}, "x"},
		"behind a blank, or a bracket":     {1, route.FieldCaption, "(", []string{"alt+1"}, "(a woman"},
		"no blank among ideographs":        {1, route.FieldCaption, "雪", []string{"alt+1"}, "雪a woman"},
		"a comma between keywords":         {1, route.FieldKeywords, "snow", []string{"alt+1", "alt+2"}, "snow, a woman, a child"},
		"in the room that was left":        {4, route.FieldCaption, "", []string{"alt+1", "alt+3"}, "a woman sweeps snow in {city}"},
		"what is typed takes the room":     {4, route.FieldCaption, "평양", nil, "평양 in {city}"},
		"but not once the caret was moved": {4, route.FieldCaption, "", []string{"left", "right", "alt+1"}, "{write} a woman in {city}"},
		"undone, the room is there again":  {4, route.FieldCaption, "x", []string{"ctrl+z", "ctrl+z"}, "{write} in {city}"},
	} {
		t.Run(name, func(t *testing.T) {
			e := j.open(tc.frame, tc.field).typed(tc.typed).press(tc.keys...)
			e.wantsText(tc.want)
			e.press("ctrl+u", "ctrl+k", "esc")
			j.check(undoneAll(j))
		})
	}
}

// undoneAll takes back what was typed.
func undoneAll(j *trip) error {
	for {
		if _, err := j.Undo(j.t.Context()); err != nil {
			if journal.KindOf(err) == journal.NotFound {
				return nil
			}
			return err
		}
	}
}

func TestACodeIsClosedByWhateverLeavesIt(t *testing.T) {
	for _, key := range []string{"ctrl+s", "ctrl+n", "tab", "esc"} {
		j := hot(t)
		j.open(1, route.FieldCaption).typed("A =w").press(key).beat()
		j.wants(j.ids[1], "A a woman", "")
		j.open(2, route.FieldCaption).typed("E=w and =ki").press(key).beat()
		j.wants(j.ids[2], "E=w and =ki", "")
	}
}

func TestRoomToWriteInIsNoText(t *testing.T) {
	e := hot(t).open(4, route.FieldCaption)
	e.wantsView("{write}: this is still to be written !", "alt+1–9  1 a woman  2 a child  3 sweeps snow")
	e.press("tab").typed(" falls").press("shift+tab").typed("새벽").wantsView("새벽 in {city}", "Snow falls")
	e.wantsNotInView("still to be written")
}
