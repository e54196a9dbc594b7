package field_test

import (
	"strings"
	"testing"

	"sojourn/tui/field"
	"sojourn/tui/tuitest"
)

func TestLinesWrap(t *testing.T) {
	for name, tc := range map[string]struct {
		text  string
		width int
		want  []string
	}{
		"at words":                  {"Dawn over the Taedong", 11, []string{"Dawn over", "the", "Taedong"}},
		"a blank may hang":          {"Dawn over it", 10, []string{"Dawn over", "it"}},
		"a long word":               {"Pyongyangcity", 6, []string{"Pyong", "yangc", "ity"}},
		"a long word after another": {"a Pyongyangcity", 8, []string{"a", "Pyongya", "ngcity"}},
		"Korean anywhere":           {"대동강의새벽", 8, []string{"대동강", "의새벽"}},
		"no row begins with a stop": {"대동강의。새벽", 10, []string{"대동강", "의。새벽"}},
		"no row ends with a quote":  {"대동「강의", 8, []string{"대동", "「강의"}},
		"after a hyphen":            {"snow-covered", 9, []string{"snow-", "covered"}},
		"emoji anywhere":            {family + family + family, 5, []string{family + family, family}},
		"a hard blank holds":        {"a 12\u00a0km", 6, []string{"a", "12\u00a0km"}},
		"Arabic":                    {"صباح الخير من بيونغ", 12, []string{"صباح الخير", "من بيونغ"}},
		"own line breaks":           {"a\n\nb", 10, []string{"a", "", "b"}},
		"several blanks":            {"abcd   ef", 6, []string{"abcd", " ef"}},
		"two cells":                 {"가나", 2, []string{"가", "나"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := many(tc.text, tc.width, len(tc.want)+1)
			m = press(m, "ctrl+home")
			wantsView(t, m, tc.want...)
			if got := m.Rows(tc.width); got != len(tc.want) && got != len(tc.want)+1 {
				t.Errorf("it says that it needs %d rows", got)
			}
			if got := many(tc.text, 100, 1).Rows(tc.width); got != m.Rows(tc.width) {
				t.Errorf("at another width it says that it needs %d rows", got)
			}
		})
	}
}

func TestTheCaretKeepsItsColumn(t *testing.T) {
	m := many("대동강의 새벽\na\nDawn over it", 20, 4)
	m = press(m, "left", "left", "left") // before " it"
	wantsCaret(t, m, 9, 2)
	m = press(m, "up")
	wantsCaret(t, m, 1, 1)
	m = press(m, "up")
	wantsCaret(t, m, 9, 0)
	m = press(m, "right", "down", "down")
	wantsCaret(t, m, 11, 2)
	wantsCaret(t, press(m, "up", "end", "up"), 0, 0) // column 1 is inside of 대
}

func TestHomeAndEndAreThoseOfTheRow(t *testing.T) {
	m := press(many("Dawn over the Taedong", 11, 4), "ctrl+home", "down", "right")
	wantsCaret(t, m, 1, 1)
	wantsCaret(t, press(m, "home"), 0, 1)
	wantsCaret(t, press(m, "end"), 3, 1)
	wantsCaret(t, press(m, "up", "end"), 9, 0)
	m = press(many("대동강의새벽", 8, 4), "ctrl+home", "end") // no blank is there to stand before
	wantsCaret(t, m, 6, 0)
	wantsCaret(t, press(m, "right"), 2, 1)
	wantsCaret(t, press(m, "left"), 4, 0)
	wantsValue(t, write(m, "|"), "대동강|의새벽")
	wantsCaret(t, press(m, "down"), 6, 1)
}

func TestTheCaretStaysInSight(t *testing.T) {
	m := many("1\n2\n3\n4\n5\n6", 10, 3)
	wantsView(t, m, "4", "5", "6")
	wantsCaret(t, m, 1, 2)
	m = press(m, "up", "up", "up")
	wantsView(t, m, "3", "4", "5")
	wantsCaret(t, m, 1, 0)
	m = press(m, "down")
	wantsView(t, m, "3", "4", "5")
	m = press(m, "pgup")
	wantsView(t, m, "2", "3", "4")
	m = press(m, "ctrl+end", "backspace", "backspace")
	wantsView(t, m, "3", "4", "5")
	wantsView(t, m.Resize(10, 9), "1", "2", "3", "4", "5")
	wantsCaret(t, press(m, "pgup", "pgup", "pgdown"), 1, 2)
	for n, m := range []field.Model{press(m, "ctrl+home"), press(m, "ctrl+home", "pgdown", "down"), press(m, "ctrl+end")} {
		if above, below := m.Hidden(); above != (n > 0) || below != (n < 2) {
			t.Errorf("it says that there is more: %v above, %v below\n%s", above, below, m.View())
		}
	}
}

func TestALongLineScrolls(t *testing.T) {
	m := one("#Pyongyang #평양 #Taedong", 12)
	wantsView(t, m, "… #Taedong") // 양 would take two cells, and there is one
	wantsCaret(t, m, 10, 0)
	m = press(m, "home")
	wantsView(t, m, "#Pyongyang …")
	wantsCaret(t, m, 0, 0)
	m = press(m, "ctrl+right", "ctrl+right", "ctrl+right")
	wantsCaret(t, m, 11, 0)
	m = press(m, "right")
	wantsView(t, m, "…ngyang #평…")
	wantsView(t, one("#평양", 12), "#평양")
}

func TestAnEmptyFieldShowsWhatItIsFor(t *testing.T) {
	m := field.New(field.Options{Placeholder: "무엇이 보입니까?"}).Resize(30, 1).Focus()
	wantsView(t, m, "무엇이 보입니까?")
	wantsCaret(t, m, 0, 0)
	wantsView(t, write(m, "a"), "a")
	wantsView(t, m.Resize(8, 1), "무엇이 …")
}

func TestWhatChangesOtherTextIsShownAsAMark(t *testing.T) {
	m := many("a\u202eb\tc\u0301\ue000", 40, 1)
	wantsView(t, m, "a‹202E›b    c\u0301‹E000›")
	wantsCaret(t, m, 1+6+1+4+1+6, 0)
	if strings.ContainsAny(m.View(), "\u202e\t") {
		t.Error("it is drawn as it is")
	}
	wantsView(t, many("\u0301", 10, 1), "◌\u0301")
	wantsView(t, many(strings.Repeat("\u202e", 3), 4, 4), "‹20…", "‹20…", "‹20…")
}

func TestAFieldIsDrawnAtAnySize(t *testing.T) {
	text := "Dawn 대동강의 새벽 " + family + flag + " صباح الخير\n\n\t\u202e#" + jamo
	for width := range 30 {
		for height := range 6 {
			for _, m := range []field.Model{
				many("", width, height), many(text, width, height), one(text, width).Resize(width, height),
				many(text, 80, 3).Resize(width, height),
				field.New(field.Options{Placeholder: text}).Resize(width, height),
			} {
				tuitest.Fits(t, m.View(), max(1, width), max(1, height))
			}
		}
	}
}
