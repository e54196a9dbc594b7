// Package terminal finds out, by asking it, how a terminal takes pictures. Nothing waits for the answers.
package terminal

import (
	"fmt"
	"image"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/picture"
)

// What kitty's questions are numbered with: whether it takes pictures, and whether characters may stand for their parts.
const (
	askPictures     = 31
	askPlaceholders = 32
)

// attributeSixel is what primary device attributes say of who draws sixels.
const attributeSixel = 4

// Answers are what a terminal has told of itself. The zero Answers know nothing.
type Answers struct {
	Name         string      // and version, as it calls itself; "" if it does not
	Pictures     bool        // kitty's protocol
	Placeholders bool        // of that protocol
	Sixel        bool        //
	Cell         image.Point // pixels of a cell; zero if not told
	Text         image.Point // pixels of all cells; zero if not told
	Most         image.Point // pixels that a sixel picture may have; zero if not told
	Whole        bool        // the last question was answered
}

// Questions are what to write to a terminal of environment env; "" where pictures are out of the question
// or a question may be seen. The last one is answered by every terminal.
func Questions(env []string) string {
	term := lookup(env, "TERM")
	for _, without := range []string{"", "dumb", "linux", "vt100", "vt220"} {
		if term == without {
			return ""
		}
	}
	if lookup(env, "TERM_PROGRAM") == "Apple_Terminal" { // shows kitty's question
		return ""
	}
	if isWithin(env) { // kitty's question would become the title of a window
		return ansi.RequestNameVersion + SizeQuestions + ansi.RequestPrimaryDeviceAttributes
	}
	return question(askPictures, "") + question(askPlaceholders, "U=1") + ansi.RequestNameVersion + SizeQuestions +
		ansi.RequestPrimaryDeviceAttributes
}

// Operations on windows (XTWINOPS) that only ask.
const (
	requestCellSize = 16
	requestTextSize = 14
)

// SizeQuestions ask for the pixels of cells.
var SizeQuestions = ansi.WindowOp(requestCellSize) + ansi.WindowOp(requestTextSize) + requestGraphicsSize

// requestGraphicsSize asks how large sixel pictures may be (XTSMGRAPHICS): the text, or less.
const requestGraphicsSize = "\x1b[?2;1;0S"

// question asks whether a picture of one pixel would be taken. Who does not know a key of it does not answer.
func question(id int, key string) string {
	o := kitty.Options{Action: kitty.Query, ID: id, Format: kitty.RGB, ImageWidth: 1, ImageHeight: 1}
	options := o.Options()
	if key != "" {
		options = append(options, key)
	}
	return ansi.KittyGraphics([]byte("AAAA"), options...)
}

// graphicsSize takes the answer to requestGraphicsSize.
func (a Answers) graphicsSize(answer string) (Answers, bool) {
	var width, height int
	if n, _ := fmt.Sscanf(answer, "\x1b[?2;0;%d;%dS", &width, &height); n != 2 {
		return a, false
	}
	a.Most = image.Pt(width, height)
	return a, true
}

func lookup(env []string, name string) string {
	for _, e := range env {
		if key, value, ok := strings.Cut(e, "="); ok && key == name {
			return value
		}
	}
	return ""
}

// Heard takes msg if it is an answer.
func (a Answers) Heard(msg tea.Msg) (Answers, bool) {
	switch msg := msg.(type) {
	case uv.KittyGraphicsEvent:
		taken := string(msg.Payload) == "OK"
		a.Pictures = a.Pictures || taken && msg.Options.ID == askPictures
		a.Placeholders = a.Placeholders || taken && msg.Options.ID == askPlaceholders
	case tea.TerminalVersionMsg:
		a.Name = msg.Name
	case uv.CellSizeEvent:
		a.Cell = image.Pt(msg.Width, msg.Height)
	case uv.PixelSizeEvent:
		a.Text = image.Pt(msg.Width, msg.Height)
	case uv.UnknownCsiEvent:
		return a.graphicsSize(string(msg))
	case uv.PrimaryDeviceAttributesEvent:
		a.Whole = true
		for _, attribute := range msg {
			a.Sixel = a.Sixel || attribute == attributeSixel
		}
	default:
		return a, false
	}
	return a, true
}

// CellIn is the size of a cell in a terminal of columns × rows; zero where it cannot be known.
func (a Answers) CellIn(columns, rows int) image.Point {
	switch {
	case a.Cell.X > 0 && a.Cell.Y > 0:
		return a.Cell
	case a.Text.X >= columns && a.Text.Y >= rows && columns > 0 && rows > 0: // the border of a window is less than a cell
		return image.Pt(a.Text.X/columns, a.Text.Y/rows)
	}
	return image.Point{}
}

// Protocol is the best way to show pictures to a terminal that answered a, in environment env.
func (a Answers) Protocol(env []string, c picture.Choice) picture.Protocol {
	switch {
	case c.Forced && c.Protocol == picture.Kitty && a.Whole && !a.Placeholders:
		return picture.KittyOver
	case c.Forced:
		return c.Protocol
	case a.Between(env) != "":
		return picture.Cells
	case a.Placeholders && !a.is("WezTerm", "Konsole"): // which take any key
		return picture.Kitty
	case a.is("iTerm2", "WezTerm"):
		return picture.ITerm2
	case a.Pictures:
		return picture.KittyOver
	case a.Sixel:
		return picture.Sixel
	}
	return picture.Cells
}

// is reports whether the terminal calls itself one of names.
func (a Answers) is(names ...string) bool {
	for _, n := range names {
		if strings.HasPrefix(strings.ToLower(a.Name), strings.ToLower(n)) {
			return true
		}
	}
	return false
}

// Between says in words what stands between pictures and the terminal that would draw them; "" for nothing.
func (a Answers) Between(env []string) string {
	switch {
	case isWithin(env) || a.is("tmux", "screen"):
		return "within tmux or screen, which keep pictures from the terminal"
	case isFar(env):
		return "over a link, where every byte counts"
	}
	return ""
}

// isFar reports whether the terminal is on another machine.
func isFar(env []string) bool {
	return lookup(env, "SSH_CONNECTION")+lookup(env, "SSH_TTY")+lookup(env, "MOSH_IP") != ""
}

// isWithin reports whether the terminal is drawn within another one, here or where the link begins.
func isWithin(env []string) bool {
	term := lookup(env, "TERM")
	return lookup(env, "TMUX")+lookup(env, "STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen")
}
