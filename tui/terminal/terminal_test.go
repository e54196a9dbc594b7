package terminal_test

import (
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	uv "github.com/charmbracelet/ultraviolet"

	"sojourn/tui/picture"
	"sojourn/tui/terminal"
)

// What terminals answered, byte by byte.
const (
	xterm379     = "\x1bP>|XTerm(379)\x1b\\\x1b[?2;0;640;408S\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
	xtermVT340   = "\x1bP>|XTerm(379)\x1b\\\x1b[?2;0;640;408S\x1b[?63;1;2;4;6;9;15;16;22;28c"
	kitty026     = "\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.26.5)\x1b\\\x1b[6;20;9t\x1b[4;400;639t\x1b[?62;c"
	tmux33       = "\x1bP>|tmux 3.3a\x1b\\\x1b[?1;2c"
	silent       = ""
	onlyAfter    = "\x1b[?62;4c"
	placeholding = "\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1bP>|ghostty 1.1.0\x1b\\\x1b[6;34;16t\x1b[?62;22c"
	anyKey       = "\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1bP>|Konsole 23.08.1\x1b\\\x1b[?62;1;4c"
	iterm        = "\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?62;4c"
	refused      = "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\\x1b[?62c"
)

// heard is what follows from what a terminal answers.
func heard(t *testing.T, answer string) terminal.Answers {
	t.Helper()
	var a terminal.Answers
	var decoder uv.EventDecoder
	for rest := []byte(answer); len(rest) > 0; {
		n, event := decoder.Decode(rest)
		if n == 0 {
			t.Fatalf("%q is not read", rest)
		}
		rest = rest[n:]
		if v, ok := event.(uv.TerminalVersionEvent); ok {
			event = tea.TerminalVersionMsg{Name: v.Name}
		}
		var taken bool
		if a, taken = a.Heard(event); !taken {
			t.Errorf("%#v is no answer", event)
		}
	}
	return a
}

func TestTheTerminalDecides(t *testing.T) {
	for name, tc := range map[string]struct {
		answer string
		env    string
		choice string
		want   picture.Protocol
	}{
		"xterm":                         {answer: xterm379, want: picture.Cells},
		"xterm as a VT340":              {answer: xtermVT340, want: picture.Sixel},
		"a kitty without placeholders":  {answer: kitty026, want: picture.KittyOver},
		"one that has them":             {answer: placeholding, want: picture.Kitty},
		"one that takes any key":        {answer: anyKey, want: picture.KittyOver},
		"iTerm2":                        {answer: iterm, want: picture.ITerm2},
		"one that refuses":              {answer: refused, want: picture.Cells},
		"one that says nothing":         {answer: silent, want: picture.Cells},
		"one that only draws sixels":    {answer: onlyAfter, want: picture.Sixel},
		"tmux":                          {answer: tmux33, want: picture.Cells},
		"something that passes it on":   {answer: placeholding, env: "TMUX=/tmp/x", want: picture.Cells},
		"tmux at the end of a link":     {answer: placeholding, env: "TERM=tmux-256color", want: picture.Cells},
		"far away":                      {answer: placeholding, env: "SSH_TTY=/dev/pts/1", want: picture.Cells},
		"far away, but wanted":          {answer: placeholding, env: "SSH_TTY=/dev/pts/1", choice: "kitty", want: picture.Kitty},
		"kitty wanted of an old one":    {answer: kitty026, choice: "kitty", want: picture.KittyOver},
		"kitty wanted of one that hums": {answer: silent, choice: "kitty", want: picture.Kitty},
		"cells wanted":                  {answer: placeholding, choice: "cells", want: picture.Cells},
		"nothing wanted":                {answer: xtermVT340, choice: "none", want: picture.Nothing},
		"few bytes wanted":              {answer: xtermVT340, choice: "lean", want: picture.Cells},
	} {
		t.Run(name, func(t *testing.T) {
			choice, err := picture.ParseChoice(tc.choice)
			if err != nil {
				t.Fatal(err)
			}
			if got := heard(t, tc.answer).Protocol([]string{tc.env}, choice); got != tc.want {
				t.Errorf("pictures are shown by %s, want %s", got, tc.want)
			}
		})
	}
}

func TestCellsAreMeasured(t *testing.T) {
	told := heard(t, kitty026)
	if got := told.CellIn(71, 20); got != image.Pt(9, 20) {
		t.Errorf("%v where it was told", got)
	}
	told = heard(t, xtermVT340)
	if got := told.CellIn(80, 24); got != (image.Point{}) || told.Most != image.Pt(640, 408) {
		t.Errorf("%v, at most %v, where only the size of pictures was told", got, told.Most)
	}
	told.Text = image.Pt(645, 410)
	if got := told.CellIn(80, 24); got != image.Pt(8, 17) {
		t.Errorf("%v of all pixels", got)
	}
}

func TestQuestionsAreAskedWhereTheyAreNotSeen(t *testing.T) {
	for env, asked := range map[string]bool{
		"TERM=xterm-256color": true, "TERM=linux": false, "TERM=dumb": false, "": false,
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal": false,
	} {
		if got := terminal.Questions(strings.Fields(env)); (got != "") != asked {
			t.Errorf("%s: %q", env, got)
		}
	}
	for _, env := range []string{"TERM=xterm TMUX=/tmp/x", "TERM=xterm STY=1.x", "TERM=tmux-256color", "TERM=screen.xterm-256color"} {
		if got := terminal.Questions(strings.Fields(env)); strings.Contains(got, "\x1b_") || !strings.HasSuffix(got, "\x1b[c") {
			t.Errorf("within another terminal (%s), whose title it becomes: %q", env, got)
		}
	}
	if got := terminal.Questions([]string{"TERM=xterm"}); !strings.HasSuffix(got, "\x1b[c") {
		t.Errorf("the last question is not one that all answer: %q", got)
	}
}

// FuzzHeard takes whatever a terminal may answer.
func FuzzHeard(f *testing.F) {
	for _, s := range []string{xterm379, kitty026, placeholding, tmux33, "\x1b[?2;0;9999999999999;S", "\x1b[6;0;0t"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, answer []byte) {
		var a terminal.Answers
		var decoder uv.EventDecoder
		for len(answer) > 0 {
			n, event := decoder.Decode(answer)
			if n == 0 {
				break
			}
			answer = answer[n:]
			a, _ = a.Heard(event)
		}
		if cell := a.CellIn(80, 24); cell.X < 0 || cell.Y < 0 {
			t.Errorf("a cell of %v", cell)
		}
		a.Protocol(nil, picture.Choice{})
	})
}
