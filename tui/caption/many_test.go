package caption_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// editsAll opens all entries in command as the traveller's editor, does what happens meanwhile, and
// returns what the traveller is told.
func (j *trip) editsAll(command string, meanwhile func()) route.Notice {
	j.t.Helper()
	j.t.(*testing.T).Setenv("VISUAL", command)
	e := j.editor(80, 23)
	m, cmd := e.EditAll(j.ids)
	e.Model = m
	told := make(chan tea.Msg, 100)
	p := tea.NewProgram(stage{e.Model, told}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignals())
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	drafted := runAll(cmd)
	if meanwhile != nil {
		meanwhile()
	}
	for _, msg := range drafted {
		p.Send(msg)
	}
	said := e.heard(told, func(msg tea.Msg) bool {
		_, ok := msg.(route.Notice)
		return ok
	})
	p.Send(leave{})
	j.check(<-ended)
	return said.(route.Notice)
}

func runAll(cmd tea.Cmd) []tea.Msg { return tuitest.Run(cmd) }

func TestAllEntriesAreEditedInOneFile(t *testing.T) {
	j := walk(t)
	n := j.editsAll("sed -i -e s/Dawn/새벽/ -e 's/^A note in the van.*/== Caption ==/'", nil)
	if n.Err == nil { // a text has become a heading
		t.Fatalf("it says %v", n)
	}
	j.wants(j.ids[1], "", "")
	n = j.editsAll(`sed -i -e s/Dawn/새벽/ -e 's/^A note.*/&\n\\== 밴 ==/' -e 's/^#Pyongyang/#평성 &/'`, nil)
	if n.Text != "changed the words of 2 entries" {
		t.Fatalf("it says %v, %s", n, journal.HintOf(n.Err))
	}
	j.wants(j.ids[0], "새벽 over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel.", "A river under fog",
		"평성", "Pyongyang", "평양", "dawn")
	j.wants(j.ids[3], "A note in the van.\n== 밴 ==", "", "Kim Il Sung Square", "van")
	if undone, err := j.Undo(t.Context()); err != nil || undone.Label != "words of 2 entries" {
		t.Errorf("%v, %v", undone, err)
	}
	j.wants(j.ids[3], "A note in the van.", "", "Kim Il Sung Square", "van")
}

func TestTheFoldedFieldsAreInTheFileToo(t *testing.T) {
	j := walk(t)
	j.frame(func(e *journal.Entry) {
		e.Headline, e.Credits.Byline, e.People = "Ice", "Pak Mi", []string{"Smith, John", "리설주"}
	})
	n := j.editsAll(`sh -c 'sed -i -e "s/^Ice$/얼음/" -e "s/^Pak Mi$//" -e "s/리설주/Kim/" "$1"`+
		`; printf "== Language ==\nko\n" >> "$1"' sh`, nil)
	if n.Text != "changed the words of 1 entry" {
		t.Fatalf("it says %v, %s", n, journal.HintOf(n.Err))
	}
	e := j.entry(j.ids[4])
	if e.Headline != "얼음" || e.Credits.Byline != "" || e.Language != "ko" || strings.Join(e.People, "|") != "Smith, John|Kim" {
		t.Errorf("the journal has %q, %+v, %q, %q", e.Headline, e.Credits, e.Language, e.People)
	}
	n = j.editsAll("sed -i '$a == Title ==\nx'", nil)
	if n.Err == nil || !strings.Contains(n.Err.Error(), "entry FRAME00004: it left a line == Title ==, which names no field") {
		t.Errorf("it says %v", n)
	}
}

func TestAnEditorThatChangesNothingInManyLeavesNoFile(t *testing.T) {
	j := walk(t)
	if n := j.editsAll("true", nil); n.Text != "nothing was changed" {
		t.Errorf("it says %v", n)
	}
	wantsNoFile(t, j.dir)
	if n := j.editsAll("false", nil); n.Err == nil || !strings.Contains(n.Err.Error(), "exit status 1") {
		t.Errorf("it says %v", n)
	}
	wantsNoFile(t, j.dir)
}

func TestWhatWasChangedElsewhereStaysAndIsTold(t *testing.T) {
	j := walk(t)
	theirs := "Noon"
	n := j.editsAll("sed -i -e 's/^Dawn/새벽/' -e 's/^A note/One note/'", func() {
		j.elsewhere(journal.Patch{ID: j.ids[0], Caption: &theirs})
	})
	if journal.KindOf(n.Err) != journal.Conflict || !strings.Contains(n.Err.Error(), "changed the words of 1 entry") {
		t.Fatalf("it says %v", n)
	}
	j.wants(j.ids[0], theirs, "A river under fog", "Pyongyang", "평양", "dawn")
	j.wants(j.ids[3], "One note in the van.", "", "Kim Il Sung Square", "van")
	left, _ := filepath.Glob(filepath.Join(j.dir, "caption-*"))
	if len(left) != 1 || !strings.Contains(journal.HintOf(n.Err), left[0]) {
		t.Fatalf("%v is left, and it says %s", left, journal.HintOf(n.Err))
	}
	if content, err := os.ReadFile(left[0]); err != nil || !strings.Contains(string(content), "새벽 over the Taedong") {
		t.Errorf("the file has %s, %v", content, err)
	}
}

func TestGarbageInAFileWithManyIsRefused(t *testing.T) {
	for name, command := range map[string]string{
		"an entry twice":     `sh -c 'cat "$1" "$1" > "$1.2" && mv "$1.2" "$1"' sh`,
		"an entry of nobody": "sed -i 's/^==== FRAME00001/==== FRAME00009/'",
		"a lost heading":     "sed -i '0,/^== Alt text ==/{/^== Alt text ==/d}'",
		"bytes":              `sh -c 'printf "\377" >> "$1"' sh`,
	} {
		t.Run(name, func(t *testing.T) {
			j := walk(t)
			n := j.editsAll(command, nil)
			if n.Err == nil || !strings.Contains(journal.HintOf(n.Err), "nothing was changed; what was written there is kept in") {
				t.Errorf("it says %v (%s)", n, journal.HintOf(n.Err))
			}
			if e := j.entry(j.ids[0]); e.Version != 1 {
				t.Errorf("it was changed to %q", e.Caption)
			}
		})
	}
}
