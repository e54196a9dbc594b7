package caption_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/caption"
	"sojourn/tui/route"
	"sojourn/tui/tuitest"
)

// stage is a program with nothing but the editor in it, so that others can take the terminal.
type stage struct {
	caption.Model
	told chan tea.Msg
}

func (s stage) Init() tea.Cmd { return nil }

func (s stage) View() tea.View { return tea.NewView(s.Model.View()) }

// leave is the traveller's wish to quit.
type leave struct{}

func (s stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg == (leave{}) {
		return s, tea.Sequence(s.Save(), tea.Quit)
	}
	var cmd tea.Cmd
	s.Model, cmd = s.Model.Update(msg)
	s.told <- msg
	return s, cmd
}

// heard waits for the first message that is wanted.
func (e *editor) heard(told chan tea.Msg, wanted func(msg tea.Msg) bool) tea.Msg {
	e.t.Helper()
	late := time.After(time.Minute)
	for {
		select {
		case msg := <-told:
			if wanted(msg) {
				return msg
			}
		case <-late:
			e.t.Fatal("nothing came of it")
		}
	}
}

func isFromEditor(msg tea.Msg) bool { return fmt.Sprintf("%T", msg) == "caption.editedMsg" }

func isSaid(msg tea.Msg) bool {
	switch msg.(type) {
	case route.Notice, route.Changed:
		return true
	}
	return false
}

// inEditor presses ctrl+e with command as the traveller's editor, does what else is to be done, and
// returns what is said of it.
func (e *editor) inEditor(command string, meanwhile ...func(p *tea.Program)) (said tea.Msg) {
	e.t.Helper()
	e.t.Setenv("VISUAL", command)
	told := make(chan tea.Msg, 100)
	p := tea.NewProgram(stage{e.Model, told}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignals())
	ended := make(chan tea.Model, 1)
	go func() {
		m, err := p.Run()
		if err != nil {
			e.t.Error(err)
		}
		ended <- m
	}()
	p.Send(tuitest.Keys("ctrl+e")[0])
	for _, do := range meanwhile {
		do(p)
	}
	e.heard(told, isFromEditor)
	if command != "true" {
		said = e.heard(told, isSaid)
	}
	p.Send(leave{})
	e.Model = (<-ended).(stage).Model
	return said
}

func wantsNoFile(t *testing.T, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, "caption-*")); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestTheEditorOfTheTraveller(t *testing.T) {
	j := walk(t)
	e := j.open(0, route.FieldCaption).press("enter").typed("== Alt text ==")
	said := e.inEditor("sed -i -e 's/Dawn/새벽/' -e 's/^#Pyongyang/#평성 &/'")
	if _, ok := said.(route.Changed); !ok {
		t.Fatalf("it is answered with %v", said)
	}
	e.wantsView("┃ 새벽 over the Taedong.", "┃ == Alt text ==", "│ #평성 #Pyongyang #평양 #dawn")
	wantsNoFile(t, j.dir)
	j.wants(j.ids[0], "새벽 over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel.\n== Alt text ==", "A river under fog",
		"평성", "Pyongyang", "평양", "dawn")
	e.press("ctrl+z").wantsView("┃ Dawn over the Taedong.", "┃ == Alt text ==")
}

func TestNobodyElseReadsTheFileOfTheEditor(t *testing.T) {
	j := walk(t)
	e := j.open(1, route.FieldCaption)
	e.inEditor(`sh -c 'sed -i "/== Caption/a $(stat -c %a "$1") $(dirname "$1")" "$1"' sh`)
	j.wants(j.ids[1], "600 "+j.dir, "")
}

// What waits while the editor runs may come before what the editor left, or after it.
func TestTheNextEntryDoesNotGetWhatTheEditorLeft(t *testing.T) {
	j := walk(t)
	gate := filepath.Join(t.TempDir(), "gate")
	j.check(syscall.Mkfifo(gate, 0o600))
	e := j.open(0, route.FieldCaption)
	e.inEditor("cat "+gate+" && sed -i s/Dawn/새벽/", func(p *tea.Program) {
		open, err := os.OpenFile(gate, os.O_WRONLY, 0) // once the editor is there
		j.check(err)
		go p.Send(tuitest.Keys("ctrl+n")[0])
		j.check(open.Close())
	})
	j.wants(j.ids[0], "새벽 over the Taedong.\n\n대동강의 새벽, seen from the Yanggakdo Hotel.", "A river under fog", "Pyongyang", "평양", "dawn")
	j.wants(j.ids[1], "", "")
	wantsNoFile(t, j.dir)
}

func TestAnEditorThatChangesNothing(t *testing.T) {
	for name, tc := range map[string]struct {
		command, said, hint string
		kept                bool // what was written there
	}{
		"fails":                    {"false", "it ended with exit status 1", "the words are here as they were", false},
		"is not there":             {"/nowhere/editor", "it ended with exit status 127", "the words are here as they were", false},
		"fails after it has saved": {`sh -c 'echo more >> "$1"; exit 3' sh`, "it ended with exit status 3", "is kept in", true},
		"leaves garbage":           {`sh -c 'echo garbage > "$1"' sh`, "it left no line == Caption ==", "is kept in", true},
		"leaves bytes":             {`sh -c 'printf "\377\000" > "$1"' sh`, "is no text", "is kept in", true},
		"takes the file away":      {"rm", "no such file", "the words are here as they were", false},
	} {
		t.Run(name, func(t *testing.T) {
			j := walk(t)
			e := j.open(0, route.FieldCaption)
			before := e.View()
			n, ok := e.inEditor(tc.command).(route.Notice)
			if !ok || !strings.Contains(n.Err.Error(), tc.said) {
				t.Fatalf("it says %v", n)
			}
			if e.View() != before || e.Dirty() {
				t.Errorf("something has changed:\n%s", e.View())
			}
			e.said = []tea.Msg{n}
			e.wantsNotice(tc.hint)
			if !tc.kept {
				wantsNoFile(t, j.dir)
			}
		})
	}
}

func TestAnEditorThatSavesNothingIsQuiet(t *testing.T) {
	j := walk(t)
	e := j.open(0, route.FieldCaption)
	before := e.View()
	e.inEditor("true")
	if e.View() != before {
		t.Errorf("something has changed:\n%s", e.View())
	}
	wantsNoFile(t, j.dir)
}

func TestAFolderThatTakesNoFile(t *testing.T) {
	j := walk(t)
	j.dir = filepath.Join(j.dir, "gone")
	j.open(0, route.FieldCaption).press("ctrl+e").wantsNotice("the editor: open " + j.dir)
}

func TestNoEditorOpensOnAnEntryThatWasLeft(t *testing.T) {
	j := walk(t)
	e := j.open(0, route.FieldCaption)
	m, writing := e.Update(tuitest.Keys("ctrl+e")[0])
	e.Model = m
	written := tuitest.Run(writing)
	if left, _ := filepath.Glob(filepath.Join(j.dir, "caption-*")); len(left) != 1 {
		t.Fatalf("there is no file: %v", left)
	}
	e.press("ctrl+n").feed(written...)
	if len(e.said) > 0 {
		t.Errorf("it answers %v", e.said)
	}
	wantsNoFile(t, j.dir)
}

func TestWithoutAnEditorItSaysWhatToDo(t *testing.T) {
	t.Setenv("VISUAL", " ")
	t.Setenv("EDITOR", "")
	t.Setenv("PATH", t.TempDir())
	j := walk(t)
	e := j.open(0, route.FieldCaption).press("ctrl+e")
	e.wantsNotice("neither vi nor nano was found (name yours in the environment, like EDITOR=micro")
	wantsNoFile(t, j.dir)
	if _, err := os.Stat(j.dir); err != nil {
		t.Fatal(err)
	}
}
