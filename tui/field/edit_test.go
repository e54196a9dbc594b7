package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/field"
	"sojourn/tui/tuitest"
)

func TestOneKeyTakesOneCharacterAway(t *testing.T) {
	for name, character := range map[string]string{
		"a letter": "a", "a syllable": "한", "a syllable of jamo": jamo, "a family": family, "a flag": flag,
		"a letter with marks": "e\u0301\u0323", "Arabic with marks": "ب\u064e\u0651", "Devanagari": "क्षि",
		"Thai": "กำ", "a skin": "👍🏽", "a keycap": "1\ufe0f\u20e3", "a tab": "\t", "an override": "\u202e",
	} {
		t.Run(name, func(t *testing.T) {
			m := many("x"+character+"y", 40, 2)
			back := press(press(m, "left"), "backspace")
			wantsValue(t, back, "xy")
			wantsCaret(t, back, 1, 0)
			wantsValue(t, press(press(m, "home", "right"), "delete"), "xy")
			there := press(m, "left", "left", "right")
			if there.Cursor().X != m.Cursor().X-1 {
				t.Errorf("going left and right ends in column %d, not %d", there.Cursor().X, m.Cursor().X-1)
			}
		})
	}
}

func TestACaretIsNeverInsideOfACharacter(t *testing.T) {
	for name, tc := range map[string]struct {
		m    field.Model
		want string // after ! was typed
	}{
		"a flag that was parted":         {press(press(many("🇰x🇵", 20, 1), "left"), "backspace"), "🇰🇵!"},
		"a mark that finds its letter":   {press(many("e\u202e\u0301", 20, 1), "left", "backspace"), "e\u0301!"},
		"a letter before a stray mark":   {write(press(many("\u0301", 20, 1), "home"), "e"), "e\u0301!"},
		"a consonant after a half flag":  {write(press(many("🇰", 20, 1), "home"), "🇵"), "🇵🇰!"},
		"a vowel that joins a consonant": {write(many("\u1112", 20, 1), "\u1161\u11ab"), jamo + "!"},
	} {
		t.Run(name, func(t *testing.T) { wantsValue(t, write(tc.m, "!"), tc.want) })
	}
}

func TestKeysEditText(t *testing.T) {
	type keys = []string
	for name, tc := range map[string]struct {
		text string
		keys keys
		want string // with | where the caret is
	}{
		"to the end of the line":         {"one two\nthree", keys{"ctrl+home", "ctrl+k"}, "|\nthree"},
		"the line break too":             {"one two\nthree", keys{"ctrl+home", "ctrl+k", "ctrl+k"}, "|three"},
		"to its start":                   {"one two", keys{"alt+b", "ctrl+u"}, "|two"},
		"what was cut comes back":        {"one two", keys{"ctrl+home", "ctrl+k", "ctrl+y", "ctrl+y"}, "one twoone two|"},
		"cuts one after another":         {"one two three", keys{"alt+backspace", "alt+backspace", "ctrl+y"}, "one two three|"},
		"cuts forth":                     {"one two three", keys{"ctrl+home", "alt+d", "alt+d", "ctrl+end", "ctrl+y"}, " threeone two|"},
		"a cut after a motion is new":    {"one two", keys{"ctrl+w", "left", "ctrl+w", "ctrl+y", "ctrl+y"}, "oneone| "},
		"nothing to cut keeps the cut":   {"one", keys{"ctrl+u", "ctrl+u", "ctrl+k", "ctrl+y"}, "one|"},
		"back to the blank":              {"see #Kim-Il-Sung", keys{"ctrl+w"}, "see |"},
		"back to what is no letter":      {"see #Kim-Il", keys{"alt+backspace"}, "see #Kim-|"},
		"a word of Korean":               {"대동강의 새벽", keys{"alt+backspace"}, "대동강의 |"},
		"blanks go with the word":        {"one two  ", keys{"alt+backspace"}, "one |"},
		"a word after the caret":         {"one two", keys{"ctrl+home", "alt+d"}, "| two"},
		"over a line break":              {"one\ntwo", keys{"alt+b", "alt+backspace"}, "one|two"},
		"words to the left":              {"one, two", keys{"ctrl+left", "ctrl+left"}, "one|, two"},
		"words to the right":             {"one, two", keys{"ctrl+home", "ctrl+right", "ctrl+right", "ctrl+right"}, "one, two|"},
		"right over a line break":        {"one\ntwo", keys{"ctrl+home", "alt+f", "alt+f"}, "one\n|two"},
		"backspace joins lines":          {"one\ntwo", keys{"home", "backspace"}, "one|two"},
		"delete joins lines":             {"one\ntwo", keys{"up", "end", "delete"}, "one|two"},
		"nothing before the start":       {"one", keys{"home", "backspace", "left", "ctrl+left", "up"}, "|one"},
		"nothing after the end":          {"one", keys{"delete", "right", "ctrl+right", "down", "alt+d"}, "one|"},
		"up in the first row":            {"one", keys{"up"}, "|one"},
		"down in the last row":           {"one", keys{"home", "down"}, "one|"},
		"ctrl+h, as some terminals send": {"one", keys{"ctrl+h"}, "on|"},
	} {
		t.Run(name, func(t *testing.T) {
			m := press(many(tc.text, 40, 4), tc.keys...)
			wantsValue(t, m, strings.Replace(tc.want, "|", "", 1))
			wantsValue(t, write(m, "|"), tc.want)
		})
	}
}

func TestUndoAndRedo(t *testing.T) {
	m := write(many("", 40, 4), "Dawn over 대동강")
	for _, want := range []string{"Dawn over ", "Dawn ", "", ""} {
		m = press(m, "ctrl+z")
		wantsValue(t, m, want)
	}
	for _, want := range []string{"Dawn ", "Dawn over ", "Dawn over 대동강", "Dawn over 대동강"} {
		m = press(m, "alt+z")
		wantsValue(t, m, want)
	}
	m = press(m, "ctrl+z", "!")
	wantsValue(t, press(m, "ctrl+shift+z"), "Dawn over !")
}

func TestOneUndoTakesBack(t *testing.T) {
	type keys = []string
	for name, tc := range map[string]struct {
		text       string
		keys       keys
		then, want string // with | where the caret is
	}{
		"a run of backspaces": {"one two", keys{"backspace", "backspace", "backspace"}, "one |", "one two|"},
		"a run of deletes":    {"one two", keys{"home", "delete", "delete"}, "|e two", "|one two"},
		"a line break":        {"one", keys{"enter"}, "one\n|", "one|"},
		"joined lines":        {"one\ntwo", keys{"home", "backspace"}, "one|two", "one\n|two"},
		"a cut of lines":      {"one\ntwo", keys{"ctrl+home", "ctrl+k", "ctrl+k"}, "|two", "|\ntwo"},
		"a flag half":         {"🇰🇵", keys{"backspace"}, "|", "🇰🇵|"},
		"typing after motion": {"", keys{"a", "b", "left", "c"}, "ac|b", "a|b"},
		"keys, not backspace": {"", keys{"a", "b", "backspace"}, "a|", "ab|"},
	} {
		t.Run(name, func(t *testing.T) {
			m := press(many(tc.text, 40, 4), tc.keys...)
			wantsValue(t, write(m, "|"), tc.then)
			wantsValue(t, write(press(m, "ctrl+z"), "|"), tc.want)
			wantsValue(t, write(press(m, "ctrl+z", "alt+z"), "|"), tc.then)
		})
	}
}

func TestAPasteIsOneStepAndClean(t *testing.T) {
	m := paste(write(many("", 40, 4), "a"), "b\r\nc\x1b[31m\x07\u0085d\xff\te")
	wantsValue(t, m, "ab\nc[31md\ufffd\te")
	wantsValue(t, press(m, "ctrl+z"), "a")
}

func TestARewriteIsOneStep(t *testing.T) {
	m := many("one\ntwo", 40, 4).Rewrite("three")
	wantsValue(t, write(m, "|"), "three|")
	wantsValue(t, press(m, "ctrl+z"), "one\ntwo")
	wantsValue(t, press(m.Rewrite("three"), "ctrl+z"), "one\ntwo")
}

func TestANewValueHasNoHistory(t *testing.T) {
	m := write(many("", 40, 4), "of another photo").SetValue("새 글")
	wantsValue(t, press(m, "ctrl+z"), "새 글")
}

func TestCopiesOfAFieldAreTheirOwn(t *testing.T) {
	m := press(write(many("one\ntwo", 40, 4), "!"), "left", "right")
	kept := m.View()
	a, b := write(m, "a"), write(m, "b")
	a, b = press(a, "ctrl+z", "up", "end", "x"), press(write(b, " c"), "ctrl+z")
	wantsValue(t, a, "onex\ntwo!")
	wantsValue(t, b, "one\ntwo!b ")
	wantsValue(t, m, "one\ntwo!")
	if m.View() != kept {
		t.Error("the view of the first has changed")
	}
}

func TestCompletionReplacesTheWord(t *testing.T) {
	for name, tc := range map[string]struct {
		m    field.Model
		word string
		want string
	}{
		"a tag":                    {many("see #Pyo", 40, 2), "#Pyo", "see #평양 |"},
		"a tag before a blank":     {press(many("#Pyo now", 40, 2), "alt+b", "left"), "#Pyo", "#평양 |now"},
		"in the middle of a word":  {press(many("#Pyongyang", 40, 2), "home", "right", "right"), "#P", "#평양 |yongyang"},
		"at the start of a line":   {many("one\n#", 40, 2), "#", "one\n#평양 |"},
		"nothing before the caret": {many("one ", 40, 2), "", "one #평양 |"},
		"after a wide blank":       {many("하나\u3000#평", 40, 2), "#평", "하나\u3000#평양 |"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.m.Word(); got != tc.word {
				t.Errorf("the word is %q, want %q", got, tc.word)
			}
			done := tc.m.Complete("#평양")
			wantsValue(t, write(done, "|"), tc.want)
			wantsValue(t, press(done, "ctrl+z"), tc.m.Value())
		})
	}
	m := one("a, Kim Il", 20)
	wantsValue(t, m.Replace("Kim Il", "Kim Il Sung Square,"), "a, Kim Il Sung Square, ")
	wantsValue(t, m.Replace("Kim", "Park"), "a, Kim Il")
}

func TestKeysOfOthersAreLeftAlone(t *testing.T) {
	m := many("one", 40, 2)
	for _, name := range []string{"tab", "shift+tab", "esc", "ctrl+s", "ctrl+n", "ctrl+space", "alt+x", "ctrl+t"} {
		wantsValue(t, press(m, name), "one")
	}
	next, cmd := m.Update(tea.WindowSizeMsg{Width: 3, Height: 3})
	if cmd != nil || next.Value() != "one" {
		t.Error("a message that is no key changed something")
	}
	_, answers := tuitest.Feed(m, tuitest.Type("a")...)
	if len(answers) > 0 {
		t.Errorf("a key is answered with %v", answers)
	}
}
