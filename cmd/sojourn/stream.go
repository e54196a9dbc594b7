package main

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// stream is what an output or input leads to.
type stream struct {
	file *os.File
	is   bool
}

// streamOf tells whether somebody reads f on a screen.
func streamOf(f any) stream {
	file, ok := f.(*os.File)
	return stream{file: file, is: ok && term.IsTerminal(file.Fd())}
}

// size returns the cells of the screen, 0 where there is none.
func (t stream) size() (columns, rows int) {
	if !t.is {
		return 0, 0
	}
	columns, rows, err := term.GetSize(t.file.Fd())
	if err != nil || columns <= 0 {
		return usualWidth, usualHeight
	}
	return columns, rows
}

// width is the columns of size.
func (t stream) width() int {
	columns, _ := t.size()
	return columns
}

const (
	usualWidth  = 80
	usualHeight = 24
)

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
