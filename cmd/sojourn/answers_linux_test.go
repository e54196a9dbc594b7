package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// answering is a terminal that is asked, and answers in its own way.
type answering struct {
	t        *testing.T
	tty, own *os.File // ours, and the program's
	heard    chan []byte
	all      bytes.Buffer
}

// newAnswering opens a terminal that echoes nothing, so that what a program leaves unread can be counted.
func newAnswering(t *testing.T) *answering {
	t.Helper()
	tty, own, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { own.Close(); tty.Close() })
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 30, Cols: 100, X: 1000, Y: 600}); err != nil {
		t.Fatal(err)
	}
	if _, err := term.MakeRaw(own.Fd()); err != nil {
		t.Fatal(err)
	}
	a := &answering{t: t, tty: tty, own: own, heard: make(chan []byte, 1000)}
	go func() {
		defer close(a.heard)
		for {
			b := make([]byte, 64<<10)
			n, err := tty.Read(b)
			if n > 0 {
				a.heard <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	return a
}

// until reads on until ok of all that was written.
func (a *answering) until(what string, ok func(all string) bool) {
	a.t.Helper()
	late := time.After(time.Minute)
	for !ok(a.all.String()) {
		select {
		case b, more := <-a.heard:
			if a.all.Write(b); !more {
				a.t.Fatalf("the program ended before %s\n%s", what, a.screen())
			}
		case <-late:
			a.t.Fatalf("no %s\n%s", what, a.screen())
		}
	}
}

func (a *answering) say(text string) {
	a.t.Helper()
	if _, err := a.tty.WriteString(text); err != nil {
		a.t.Fatal(err)
	}
}

// screen is what is to be seen.
func (a *answering) screen() string {
	e := vt.NewEmulator(100, 30)
	if pipe, ok := e.InputPipe().(io.Closer); ok {
		defer pipe.Close() // ends the reading below; the emulator's own Close races with it
	}
	go func() { // its own answers
		b := make([]byte, 1000)
		for {
			if _, err := e.Read(b); err != nil {
				return
			}
		}
	}()
	_, _ = e.Write(a.all.Bytes())
	return ansi.Strip(e.Render())
}

// What terminals say, one answer after another.
var (
	sixels = []string{"\x1bP>|XTerm(379)\x1b\\", "\x1b[6;20;10t", "\x1b[?2;0;1000;600S", "\x1b[?64;4;22c"}
	none   = []string{"\x1b[?64;22c"}
	noise  = []string{
		"\x1b_Gi=31;EINVAL:no\x1b\\", "\x1b_Gi=77;OK\x1b\\", "\x1bP>|\x1b\\", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[?2;3;0S",
		"\x1b[6;0;0t", "\x1b[?9999999999999999;4$y", "\x1bP0+r544e\x1b\\", "\x1b[?64c",
	}
)

// TestTerminalsAnswerAsTheyLike has the interface asked of terminals that answer at once, late, bit by bit, wrongly, and never:
// it works in each, takes what it is told as what it is, and leaves nothing unread behind.
func TestTerminalsAnswerAsTheyLike(t *testing.T) {
	dir := t.TempDir()
	card := dir + "/card"
	writeQuarters(t, card)
	do(t, dir, "import", card)
	for name, tc := range map[string]struct {
		answers []string
		before  time.Duration // the first
		between time.Duration // them
		draws   string        // what pictures begin with; "": they are cells
	}{
		"at once":            {answers: sixels, draws: "q\"1;1;"},
		"late":               {answers: sixels, before: 250 * time.Millisecond, draws: "q\"1;1;"},
		"bit by bit":         {answers: sixels, between: 120 * time.Millisecond, draws: "q\"1;1;"},
		"without pictures":   {answers: none},
		"what was not asked": {answers: noise},
		"never":              {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newAnswering(t)
			c := sojourn(t, dir)
			c.Env = append(c.Env, "TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=", "STY=", "SSH_TTY=", "SSH_CONNECTION=")
			c.Stdin, c.Stdout, c.Stderr = a.own, a.own, a.own
			start(t, c)
			a.until("question", func(all string) bool { return strings.Contains(all, "\x1b[c") })
			time.Sleep(tc.before)
			for _, answer := range tc.answers {
				a.say(answer)
				time.Sleep(tc.between)
			}
			a.until("sheet", func(all string) bool { return strings.Contains(all, "SHEET") && strings.Contains(all, "QUARTERS") })
			if tc.draws != "" {
				a.until("picture", func(all string) bool { return strings.Contains(all, tc.draws) })
			} else {
				a.until("picture in cells", func(all string) bool { return strings.Count(all, "\x1b[48;2;") > 1 })
			}
			a.say("?") // had an answer been taken for keys, something else would be there, or it would fold this
			a.until("help", func(string) bool { return strings.Contains(a.screen(), "any other key closes") })
			a.say("?")
			a.until("sheet again", func(string) bool { return !strings.Contains(a.screen(), "any other key closes") })
			a.say("q")
			if err := c.Wait(); err != nil {
				t.Errorf("at the end: %v\n%s", err, a.screen())
			}
			if n, err := unix.IoctlGetInt(int(a.own.Fd()), unix.TIOCINQ); err != nil || n != 0 {
				t.Errorf("%d bytes are left unread: %v", n, err)
			}
		})
	}
}
