package caption_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

func (e *editor) now() time.Time { return time.Time{} }

func TestWhatIsTypedIsStoredOnTheNextBeat(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("대동강의 새벽 👩‍👩‍👧‍👦")
	if !e.Dirty() {
		t.Error("nothing is to be stored")
	}
	e.wantsView("storing …")
	e.beat()
	if c, ok := answer[route.Changed](e); !ok || len(c.IDs) != 1 || c.IDs[0] != j.ids[1] {
		t.Errorf("it answers %v", e.said)
	}
	if e.Dirty() {
		t.Error("it is not stored")
	}
	e.wantsView("✓ stored")
	e.press("tab").typed("A river").press("tab").typed("#평양 dawn, Kim Il Sung Square").beat()
	j.wants(j.ids[1], "대동강의 새벽 👩‍👩‍👧‍👦", "A river", "평양", "dawn", "Kim Il Sung Square")
	if e.beat(); len(e.said) > 0 {
		t.Errorf("with nothing to store, a beat is answered with %v", e.said)
	}
}

func TestOneUndoTakesAVisitBack(t *testing.T) {
	j := walk(t)
	e := j.open(0, route.FieldCaption).press("ctrl+u").beat().typed("One").beat().typed(" two").beat()
	e.press("tab").typed("!").beat().press("shift+tab", "ctrl+n")
	e.typed("Another").press("ctrl+p").typed("Again").press("esc")
	if _, ok := answer[route.Back](e); !ok {
		t.Errorf("esc is answered with %v", e.said)
	}
	for _, want := range []struct{ first, second string }{
		{"Dawn over the Taedong.\n\nOne two", "Another"},
		{"Dawn over the Taedong.\n\nOne two", ""},
		{"Dawn over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel.", ""},
	} {
		if _, err := j.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if a, b := j.entry(j.ids[0]).Caption, j.entry(j.ids[1]).Caption; a != want.first || b != want.second {
			t.Errorf("the captions are %q and %q, want %q", a, b, want)
		}
	}
}

func TestKeysWalk(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldAlt).typed("A").press("ctrl+s").typed("B").press("ctrl+s")
	j.wants(j.ids[1], "", "A")
	j.wants(j.ids[2], "", "B")
	e.wantsView("4 of 4", "┃ ")
	e.press("ctrl+s").wantsNotice("that was the last one")
	e.press("ctrl+n").wantsNotice("this is the last one")
	e.press("ctrl+p", "alt+left", "ctrl+p", "ctrl+p").wantsNotice("this is the first one")
	e.press("alt+right").wantsView("2 of 4", "┃ A")
	e.press("esc")
	if b, ok := answer[route.Back](e); !ok || b.ID != j.ids[1] {
		t.Errorf("esc is answered with %v", e.said)
	}
	if e.Cursor() != nil || e.Dirty() {
		t.Error("it has not let the entry go")
	}
	e.show(j.ids[3], nil, route.FieldCaption).wantsView(" Caption · Mon 25 February 2013")
}

func TestOtherScreensAreAskedForOnceItIsStored(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("Dawn").press("ctrl+l")
	if l, ok := answer[route.Locate](e); !ok || l.IDs[0] != j.ids[1] {
		t.Errorf("ctrl+l is answered with %v", e.said)
	}
	j.wants(j.ids[1], "Dawn", "")
	e.typed("!").press("ctrl+t")
	if m, ok := answer[route.Mark](e); !ok || m.IDs[0] != j.ids[1] {
		t.Errorf("ctrl+t is answered with %v", e.said)
	}
	j.wants(j.ids[1], "Dawn!", "")
}

func TestAFailureIsToldOnceAndTheTextIsKept(t *testing.T) {
	j := walk(t)
	j.breaks(errFull)
	e := j.open(1, route.FieldCaption).typed("Dawn").beat()
	e.wantsNotice("the disk is full (make room; nothing was lost)")
	e.wantsView("! not stored: change entries: the disk")
	e.typed(" over").beat().wantsNotice("")
	e.press("ctrl+s").typed("Noon").press("esc") // the entry is left; its text is not
	if !e.Dirty() {
		t.Error("the texts were let go of")
	}
	e.beat().wantsNotice("")
	e.show(j.ids[1], j.ids, route.FieldCaption).wantsView("┃ Dawn over")
	e.typed("!").press("ctrl+n").wantsView("┃ Noon")
	j.breaks(nil)
	e.beat()
	j.wants(j.ids[1], "Dawn over!", "")
	j.wants(j.ids[2], "Noon", "")
	if e.Dirty() {
		t.Error("something is not stored")
	}
	e.wantsView("✓ stored")
}

func TestALateAnswerFindsItsEntry(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("Dawn")
	m, saving := e.Update(route.Beat{}) // its answer is late
	e.Model = m
	e.typed(" over").press("ctrl+n").typed("Noon")
	e.feed(tuitest.Run(saving)...)
	e.wantsView("┃ Noon")
	e.wantsNotInView("Dawn")
	e.beat()
	j.wants(j.ids[1], "Dawn over", "")
	j.wants(j.ids[2], "Noon", "")
}

func TestAnOldReadBringsNothingBack(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("Dawn").beat()
	m, reading := e.Update(route.Changed{})
	e.Model = m
	old := tuitest.Run(reading) // read before the next words are stored, and answered after it
	e.typed(" over the Taedong").beat()
	e.feed(old...)
	e.wantsView("┃ Dawn over the Taedong")
	m, saving := e.typed(".").Update(route.Beat{})
	e.Model = m
	saved := tuitest.Run(saving)
	e.feed(old...).feed(saved...).feed(old...)
	e.wantsView("┃ Dawn over the Taedong.")
	e.beat()
	j.wants(j.ids[1], "Dawn over the Taedong.", "")
}

func TestQuittingStoresTheNewest(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("Dawn")
	m, older := e.Update(route.Beat{})
	e.Model = m
	e.typed(" over the Taedong")
	last := tuitest.Run(e.Save())
	late := tuitest.Run(older) // runs after what is newer
	j.wants(j.ids[1], "Dawn over the Taedong", "")
	e.press("ctrl+w") // the traveller goes on after all
	e.feed(last...).feed(late...).beat()
	j.wants(j.ids[1], "Dawn over the ", "")

	m, older = e.press("ctrl+u").Update(route.Beat{})
	e.Model = m
	e.typed("Noon")
	last, late = tuitest.Run(e.Save()), tuitest.Run(older)
	e.press("ctrl+u").feed(late...).feed(last...).beat() // what is wanted is what the overtaken one had
	j.wants(j.ids[1], "", "")
	if e.Dirty() {
		t.Error("something is not stored")
	}
}

func TestWhatIsTypedBeforeItIsReadIsNotLost(t *testing.T) {
	j := walk(t)
	e := j.editor(80, 23)
	m, reading := e.Show(j.ids[3], j.ids, route.FieldCaption)
	e.Model = m
	e.typed(" Cold.").press("tab").typed("None").press("ctrl+s")
	if !e.Dirty() {
		t.Error("what was typed is let go of")
	}
	e.feed(tuitest.Run(reading)...).wantsNotice("that was the last one")
	j.wants(j.ids[3], "A note in the van. Cold.", "None", "Kim Il Sung Square", "van")
}

func TestAnEntryThatCannotBeReadIsLeft(t *testing.T) {
	j := walk(t)
	e := j.editor(80, 23).show("GONE000000", []journal.ID{"GONE000000", j.ids[0]}, route.FieldCaption)
	e.wantsNotice("GONE000000")
	e.typed("Dawn")
	if e.Dirty() {
		t.Error("something is typed where nothing is")
	}
	e.press("ctrl+n").wantsView("2 of 2", "┃ Dawn over the Taedong.")
	e.press("ctrl+p", "esc")
	if _, ok := answer[route.Back](e); !ok {
		t.Errorf("esc is answered with %v", e.said)
	}
}

func TestWordsFromElsewhereAreShown(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).typed("Dawn").beat()
	alt, keywords := "강", []string{"평양"}
	j.elsewhere(journal.Patch{ID: j.ids[1], Alt: &alt, Keywords: &keywords, Place: pyongyang()})
	e.feed(route.Changed{IDs: j.ids[:1]})
	e.wantsNotInView("강")
	e.feed(route.Changed{}).wantsNotice("")
	e.wantsView("│ 강", "│ #평양", "김일성 광장, Pyongyang")
	e.typed("!").beat().wantsNotice("")
	j.wants(j.ids[1], "Dawn!", "강", "평양")
}

func TestWordsFromElsewhereDoNotTakeOursAway(t *testing.T) {
	theirs := "Noon"
	for name, tell := range map[string]func(e *editor) *editor{
		"and it is told":     func(e *editor) *editor { return e.feed(route.Changed{}) },
		"and it is not told": func(e *editor) *editor { return e },
	} {
		t.Run(name, func(t *testing.T) {
			j := walk(t)
			e := j.open(1, route.FieldCaption).typed("Dawn")
			j.elsewhere(journal.Patch{ID: j.ids[1], Caption: &theirs})
			said := tell(e).notices()
			e.wantsView("┃ Dawn")
			said += e.beat().notices()
			if strings.Count(said, "the caption was changed elsewhere meanwhile") != 1 {
				t.Errorf("it says %q", said)
			}
			j.wants(j.ids[1], "Dawn", "")
			if _, err := j.Undo(t.Context()); err != nil || j.entry(j.ids[1]).Caption != theirs {
				t.Errorf("an undo brings back %q, %v", j.entry(j.ids[1]).Caption, err)
			}
		})
	}
}

func TestWordsTooLongForTheJournalAreNotLeft(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption).feed(tea.PasteMsg{Content: strings.Repeat("한", journal.MaxText+3)})
	e.beat().wantsView("! not stored: caption: 3 characters too long")
	e.press("esc").wantsNotice("3 characters too long")
	if _, ok := answer[route.Back](e); ok {
		t.Error("it is left")
	}
	e.press("backspace", "backspace", "backspace").beat()
	if len(j.entry(j.ids[1]).Caption) != 3*journal.MaxText {
		t.Error("it is not stored")
	}
}

func TestNothingIsStoredThatWasNotTyped(t *testing.T) {
	j := walk(t)
	odd := j.frame(func(e *journal.Entry) {
		e.Caption, e.Keywords = "one\r\ntwo\t", []string{"#double", "a, b", `say "cheese"`}
	})
	e := j.editor(80, 23).show(odd, nil, route.FieldCaption).beat()
	if e.Dirty() || len(e.said) > 0 {
		t.Errorf("it answers %v", e.said)
	}
	before := j.entry(odd)
	e.press("tab").typed("alt").beat()
	j.wants(odd, before.Caption, "alt", before.Keywords...)
}

func TestALargePasteIsCleanAndStored(t *testing.T) {
	j := walk(t)
	part := "대동강 \x1b[2J\x1b]0;evil\x07dawn\x00\r\n"
	e := j.open(1, route.FieldCaption).feed(tea.PasteMsg{Content: strings.Repeat(part, 100_000/len(part))}).beat()
	got := j.entry(j.ids[1]).Caption
	if want := strings.Repeat("대동강 [2J]0;evildawn\n", 100_000/len(part)); got != want {
		t.Errorf("%d bytes are stored, want %d; it begins with %q", len(got), len(want), got[:min(60, len(got))])
	}
	if strings.ContainsAny(tuitest.Plain(e.View()), "\x1b\x07\x00") {
		t.Error("the terminal may obey what was pasted")
	}
	e.press("ctrl+z").beat()
	j.wants(j.ids[1], "", "")
}
