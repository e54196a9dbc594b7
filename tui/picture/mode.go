// Package picture turns photos into terminal cells, and keeps the cells for the screens.
package picture

import "github.com/charmbracelet/colorprofile"

// Mode is the colours that a terminal shows.
type Mode uint8

const (
	// None: no colours; the picture is drawn with characters of more or less ink.
	None Mode = iota
	// Plain: the 16 colours of every colour terminal.
	Plain
	// Palette: the 256 colours of xterm.
	Palette
	// TrueColor: 24 bits.
	TrueColor
)

// FromProfile returns the mode for what a terminal is known to show.
func FromProfile(p colorprofile.Profile) Mode {
	switch p {
	case colorprofile.TrueColor:
		return TrueColor
	case colorprofile.ANSI256:
		return Palette
	case colorprofile.ANSI:
		return Plain
	}
	return None
}

// String is the mode in words.
func (m Mode) String() string {
	switch m {
	case TrueColor:
		return "24 bits"
	case Palette:
		return "256"
	case Plain:
		return "16"
	}
	return "none"
}
