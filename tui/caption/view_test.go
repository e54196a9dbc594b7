package caption_test

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/tuitest"
)

func TestViews(t *testing.T) {
	for name, tc := range map[string]struct {
		frame int
		focus route.Field
		type_ string
	}{
		"words":    {0, route.FieldCaption, ""},
		"nothing":  {1, route.FieldAlt, ""},
		"upright":  {2, route.FieldCaption, strings.Repeat("대동강의 새벽. ", 80)},
		"note":     {3, route.FieldKeywords, ""},
		"complete": {1, route.FieldCaption, "At dawn in #p"},
	} {
		for _, size := range [][2]int{{80, 23}, {120, 39}, {40, 9}} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				j := walk(t)
				j.pictures = lost{}
				e := j.editor(size[0], size[1]).show(j.ids[tc.frame], j.ids, tc.focus).typed(tc.type_)
				tuitest.Fits(t, e.View(), size[0], size[1])
				tuitest.Golden(t, name, e.View())
			})
		}
	}
}

func TestItIsDrawnAtAnySize(t *testing.T) {
	j := walk(t)
	j.frame(func(e *journal.Entry) {
		e.Caption = "صباح الخير من بيونغ يانغ 👩‍👩‍👧‍👦🇰🇵 \x1b[2J\u202e"
		e.Photos[0].Files[0].Name = "평양\x1b[2J\nDSC.JPG"
		e.Keywords, e.Place = []string{"김일성 광장", "صباح"}, pyongyang()
		e.Place.Name = "평양\u202e"
	})
	e := j.editor(80, 23).show(j.ids[4], j.ids, route.FieldKeywords).typed(" #p")
	empty := j.editor(80, 23)
	unread := j.editor(80, 23)
	unread.Model, _ = unread.Show(j.ids[0], j.ids, route.FieldCaption)
	gone := j.editor(80, 23).show("GONE000000", nil, route.FieldCaption)
	for width := 0; width < 130; width += 1 + width/12 {
		for height := range 26 {
			for _, m := range []*editor{e, empty, unread, gone} {
				sized := m.Resize(width, height)
				if width > 0 && height > 0 {
					tuitest.Fits(t, sized.View(), width, height)
				}
				if c := sized.Cursor(); c != nil && (c.X >= width || c.Y >= height) {
					t.Errorf("the caret is at %v of %d × %d", c, width, height)
				}
				if strings.ContainsAny(tuitest.Plain(sized.View()), "\x1b\u202e") {
					t.Fatal("foreign text may be obeyed by the terminal")
				}
			}
		}
	}
	gone.wantsView("it could not be read")
	if e.WithTheme(theme.New(false)).View() == "" {
		t.Error("there is no view with another theme")
	}
}

func TestTheCaretIsWhereIsTyped(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("대동강 새벽")
	lines := strings.Split(tuitest.Plain(e.View()), "\n")
	if c := e.Cursor(); c == nil || !strings.HasPrefix(lines[c.Y], "┃ 대동강 새벽") || c.X != 2+6+1+4 {
		t.Errorf("the caret is at %v of\n%s", c, e.View())
	}
	e.press("tab").typed("a")
	lines = strings.Split(tuitest.Plain(e.View()), "\n")
	if c := e.Cursor(); c == nil || lines[c.Y] != "┃ a" || c.X != 3 || lines[c.Y-1] != "▸ Alt text" {
		t.Errorf("the caret is at %v of\n%s", c, e.View())
	}
	e.press("tab", "tab", "shift+tab").typed("#van")
	e.wantsView("▸ Keywords\n┃ #van")
	if e.Resize(40, 3).Cursor() == nil {
		t.Error("the caret is out of sight on a small screen")
	}
	if c := j.editor(80, 23).Cursor(); c != nil {
		t.Errorf("there is a caret at %v with no entry", c)
	}
}

func TestCounters(t *testing.T) {
	j := walk(t)
	j.destination(journal.Destination{Name: "desk", Kind: "folder", Limits: journal.Limits{Text: 1000, Unit: journal.UnitBytes}})
	j.destination(journal.Destination{Name: "pix", Kind: "mastodon", Limits: journal.Limits{Alt: 5, NeedsPicture: true}})
	e := j.editor(120, 23).show(j.ids[1], j.ids, route.FieldCaption)
	e.wantsView("  site 0 characters  ·  ∅ no alt text  ·  ")
	e.typed(strings.Repeat("한", 401))
	e.wantsView("  desk 1,203/1,000 bytes, over by 203 !  ·  site 401 characters  ·  ∅ no alt text  ·  mastodon 401/500")
	e.press("tab").typed("여섯 글자다!").press("tab").typed("#평양")
	e.wantsView("alt text 7, over by 2 at pix !", "mastodon 406/500", "desk 1,212/1,000 bytes, over by 212 !")
	j.editor(120, 23).show(j.ids[3], j.ids, route.FieldCaption).wantsView("pix 41 characters, takes no text without a picture !")

	if _, err := j.Mark(t.Context(), j.ids[:1], "mastodon", e.now()); err != nil {
		t.Fatal(err)
	}
	e = j.open(0, route.FieldCaption)
	e.wantsView("  mastodon 109/500  ·  ", "DSC_0000.JPG · ○ mastodon")
	e.Model = e.Resize(40, 9)
	e.wantsView("  alt text 17, over by 12 at pix !  +4")
}
