package caption_test

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// credited is a journal in which names were given before.
func credited(t *testing.T) *trip {
	j := walk(t)
	for _, byline := range []string{"Kim Il-su 김일수", "Pak Mi", "Pak Mi"} {
		j.frame(func(e *journal.Entry) {
			e.Credits = journal.Credits{Byline: byline, Credit: "Field Agency", Copyright: "© 2013 Field Agency"}
			e.People, e.Language = []string{"Ri Sol-ju", "Smith, John"}, "ko"
		})
	}
	return j
}

func TestTheOtherFieldsAreFoldedAway(t *testing.T) {
	j := credited(t)
	e := j.open(1, route.FieldCaption)
	e.wantsNotInView("Headline", "Byline")
	e.press("alt+m").typed("강이 얼었다")
	e.wantsView("┃ Headline      강이 얼었다", "│ Language      of the words")
	e.press("tab").typed("Pak Mi").press("tab").typed("AP ").press("tab").typed("© Pak").press("tab").typed("Hold").press("enter")
	e.typed("until noon").press("tab").typed(`Ri Sol-ju, "Smith, John",`).press("tab").typed("en-GB").beat()
	got := j.entry(j.ids[1])
	want := journal.Credits{Byline: "Pak Mi", Credit: "AP", Copyright: "© Pak", Instructions: "Hold\nuntil noon"}
	if got.Headline != "강이 얼었다" || got.Credits != want || got.Language != "en-GB" {
		t.Errorf("the journal has %q, %+v, %q", got.Headline, got.Credits, got.Language)
	}
	if people := strings.Join(got.People, "|"); people != "Ri Sol-ju|Smith, John" {
		t.Errorf("the people are %s", people)
	}
	e.press("ctrl+s").wantsView("┃ Language")
	e.press("alt+m").wantsView("▸ Caption")
	e.wantsNotInView("Language")
	e.press("shift+tab").wantsView("▸ Keywords")
	if _, err := j.Undo(t.Context()); err != nil || j.entry(j.ids[1]).Credits != (journal.Credits{}) {
		t.Errorf("one undo leaves %+v, %v", j.entry(j.ids[1]).Credits, err)
	}
}

func TestNamesAreCompleted(t *testing.T) {
	j := credited(t)
	for name, tc := range map[string]struct {
		field         route.Field
		typed         string
		offered, want string
	}{
		"the most used, before anything is typed": {route.FieldByline, "", "ctrl+space  Pak Mi  Kim Il-su 김일수\n", "Pak Mi"},
		"by its second word":                      {route.FieldByline, "김일", "ctrl+space  Kim Il-su 김일수\n", "Kim Il-su 김일수"},
		"whatever its case":                       {route.FieldCredit, "field a", "ctrl+space  Field Agency\n", "Field Agency"},
		"a sign":                                  {route.FieldCopyright, "©", "ctrl+space  © 2013 Field Agency\n", "© 2013 Field Agency"},
		"one of several people":                   {route.FieldPeople, "Pak Mi, ri", "ctrl+space  Ri Sol-ju,\n", "Pak Mi, Ri Sol-ju,"},
		"a name with a comma":                     {route.FieldPeople, "jo", "ctrl+space  \"Smith, John\",\n", `"Smith, John",`},
		"none that is there already":              {route.FieldPeople, "Ri Sol-ju, ", "ctrl+space  \"Smith, John\",\n", `Ri Sol-ju, "Smith, John",`},
	} {
		t.Run(name, func(t *testing.T) {
			e := j.editor(80, 23).show(j.ids[1], j.ids, route.FieldHeadline)
			for range tc.field - route.FieldHeadline {
				e.press("tab")
			}
			e.typed(tc.typed).wantsView(tc.offered)
			e.press("ctrl+space").wantsView(tc.want)
			e.press("ctrl+u", "esc")
		})
	}
}

func TestWhatWasCreditedElsewhereStays(t *testing.T) {
	j := credited(t)
	e := j.open(1, route.FieldByline).typed("Pak Mi")
	j.elsewhere(journal.Patch{ID: j.ids[1], Credits: &journal.Credits{Credit: "AP"}})
	e.beat().wantsNotice("")
	if got := j.entry(j.ids[1]).Credits; got != (journal.Credits{Byline: "Pak Mi", Credit: "AP"}) {
		t.Errorf("the journal has %+v", got)
	}
}

func TestALanguageThatIsNoneIsMarked(t *testing.T) {
	e := credited(t).open(1, route.FieldLanguage).typed("한국어")
	e.wantsView("language 한국어 is no tag: ko, en-GB !")
	e.press("ctrl+u").typed("ko").wantsNotInView("is no tag")
}

func TestViewsWithAllFields(t *testing.T) {
	j := credited(t)
	j.pictures = lost{}
	for _, size := range [][2]int{{80, 23}, {120, 39}, {200, 59}, {40, 9}} {
		e := j.editor(size[0], size[1]).show(j.ids[5], j.ids, route.FieldPeople)
		tuitest.Fits(t, e.View(), size[0], size[1])
		tuitest.Golden(t, fmt.Sprintf("unfolded-%dx%d", size[0], size[1]), e.View())
		if c := e.Cursor(); c == nil || !strings.HasPrefix(strings.Split(tuitest.Plain(e.View()), "\n")[c.Y], "┃ People") {
			t.Errorf("the caret is at %v of\n%s", c, e.View())
		}
	}
}
