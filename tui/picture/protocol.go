package picture

import (
	"fmt"
	"image"
)

// Protocol is the way in which a terminal takes pictures.
type Protocol uint8

const (
	// Cells: characters and colours, which every terminal has.
	Cells Protocol = iota
	// Kitty: kitty's graphics protocol, placed by characters that stand for the picture's parts.
	Kitty
	// KittyOver: kitty's graphics protocol without those characters: pictures lie over the cells.
	KittyOver
	// ITerm2: files within the text, drawn over the cells.
	ITerm2
	// Sixel: DEC's graphics, drawn over the cells.
	Sixel
	// Nothing: no picture at all.
	Nothing
)

var protocolNames = map[Protocol]string{
	Cells: "cells", Kitty: "kitty", KittyOver: "kitty, placed by hand", ITerm2: "iterm2", Sixel: "sixel", Nothing: "none",
}

func (p Protocol) String() string { return protocolNames[p] }

// IsOver reports whether pictures are drawn over the cells, after them, and not with them.
func (p Protocol) IsOver() bool { return p == KittyOver || p == ITerm2 || p == Sixel }

// IsHeld reports whether the terminal keeps pictures that it was given once.
func (p Protocol) IsHeld() bool { return p == Kitty || p == KittyOver }

// Screen is what a terminal shows pictures with.
type Screen struct {
	Colours  Mode
	Protocol Protocol
	Cell     image.Point // pixels of a cell; zero where it is not known
	Most     image.Point // pixels that a picture may have; zero: no bound
	Lean     float64     // bytes that the picture in a cell may take; 0: as many as it needs
}

// leanFrame is how many bytes the pictures of a lean screen may take.
const leanFrame = 8 << 10

// LeanFor is what the picture in a cell may take where there are columns × rows.
func LeanFor(columns, rows int) float64 { return leanFrame / float64(max(1, columns*rows)) }

// usual is the size of a cell where none was told.
var usual = image.Pt(10, 20)

// cell is the size of a cell in pixels.
func (s Screen) cell() image.Point {
	if s.Cell.X < 1 || s.Cell.Y < 1 {
		return usual
	}
	return s.Cell
}

// Choice is which protocol is wanted: the zero Choice leaves it to what the terminal can do.
type Choice struct {
	Protocol Protocol
	Forced   bool
	Lean     bool // few bytes: cells, coarsely
}

// ParseChoice reads auto, kitty, sixel, iterm2, cells, lean or none.
func ParseChoice(text string) (Choice, error) {
	switch text {
	case "", "auto":
		return Choice{}, nil
	case "lean":
		return Choice{Protocol: Cells, Forced: true, Lean: true}, nil
	}
	for _, p := range []Protocol{Kitty, ITerm2, Sixel, Cells, Nothing} {
		if text == p.String() {
			return Choice{Protocol: p, Forced: true}, nil
		}
	}
	return Choice{}, fmt.Errorf("%q is none of %s", text, Choices)
}

// String is the word for c, which ParseChoice reads.
func (c Choice) String() string {
	switch {
	case !c.Forced:
		return "auto"
	case c.Lean:
		return "lean"
	}
	return c.Protocol.String()
}

// Choices are the words that ParseChoice takes.
const Choices = "auto, kitty, iterm2, sixel, cells, lean, none"
