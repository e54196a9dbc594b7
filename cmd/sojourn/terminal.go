package main

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// terminal is what a stream leads to.
type terminal struct {
	file *os.File
	is   bool
}

// terminalOf tells whether somebody reads stream on a screen.
func terminalOf(stream any) terminal {
	file, ok := stream.(*os.File)
	return terminal{file: file, is: ok && term.IsTerminal(file.Fd())}
}

// width returns the columns of the screen, 0 where there is none.
func (t terminal) width() int {
	if !t.is {
		return 0
	}
	width, _, err := term.GetSize(t.file.Fd())
	if err != nil || width <= 0 {
		return usualWidth
	}
	return width
}

const usualWidth = 80

// ink is how a word is set off; it is never the only sign of anything.
type ink string

const (
	plain ink = ""
	bold  ink = "1"
	faint ink = "2"
	bad   ink = "31"
	good  ink = "32"
	weary ink = "33" // it waits, or may be wrong
)

// coloured tells whether results may carry colours.
func (a *app) coloured() bool {
	return a.out.is && !a.flags.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// paint sets s off where colours are wanted.
func (a *app) paint(s string, i ink) string {
	if i == plain || s == "" || !a.coloured() {
		return s
	}
	return "\x1b[" + string(i) + "m" + s + "\x1b[0m"
}
