package tuitest

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a terminal waits for what must appear. It only ends tests that fail.
const patience = 60 * time.Second

// Terminal is a program in a pseudo-terminal, drawn by an emulator: keys in, cells out.
type Terminal struct {
	t       testing.TB
	command *exec.Cmd
	tty     *os.File
	ended   chan struct{} // closed once the program has ended and err is set
	err     error

	mu       sync.Mutex
	emulator *vt.Emulator
	changed  *sync.Cond
	raw      bytes.Buffer
}

// Start runs command in a terminal of width × height cells. It is killed when the test ends.
func Start(t testing.TB, command *exec.Cmd, width, height int) *Terminal {
	t.Helper()
	if command.Env == nil {
		command.Env = os.Environ()
	}
	command.Env = append(command.Env, "TERM=xterm-256color", "COLORTERM=truecolor")
	tty, err := pty.StartWithSize(command, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		t.Fatal(err)
	}
	term := &Terminal{
		t: t, command: command, tty: tty, ended: make(chan struct{}), emulator: vt.NewEmulator(width, height),
	}
	term.emulator.SetDefaultBackgroundColor(color.Black)
	term.changed = sync.NewCond(&term.mu)
	go term.answer()
	go term.draw()
	t.Cleanup(term.end)
	return term
}

// answer passes on what the emulator answers to the program's questions.
func (term *Terminal) answer() {
	_, _ = io.Copy(term.tty, term.emulator) // ends with either of them
}

// draw feeds the emulator until the program ends.
func (term *Terminal) draw() {
	buffer := make([]byte, 64<<10)
	for {
		n, err := term.tty.Read(buffer)
		term.mu.Lock()
		term.raw.Write(buffer[:n])
		_, _ = term.emulator.Write(buffer[:n])
		term.changed.Broadcast()
		term.mu.Unlock()
		if err != nil {
			break
		}
	}
	term.err = term.command.Wait()
	close(term.ended)
	term.mu.Lock()
	term.changed.Broadcast()
	term.mu.Unlock()
}

func (term *Terminal) end() {
	_ = term.command.Process.Kill() // gone already in most tests
	<-term.ended
	term.tty.Close()
	if pipe, ok := term.emulator.InputPipe().(io.Closer); ok {
		pipe.Close() // ends answer; the emulator's own Close races with it
	}
}

// Type sends text as if typed.
func (term *Terminal) Type(text string) {
	term.t.Helper()
	if _, err := io.WriteString(term.tty, text); err != nil {
		term.t.Fatalf("typing %q: %v\n%s", text, err, term.Screen())
	}
}

// Bytes that terminals send for keys.
const (
	KeyEnter     = "\r"
	KeyEscape    = "\x1b"
	KeyTab       = "\t"
	KeyUp        = "\x1b[A"
	KeyDown      = "\x1b[B"
	KeyRight     = "\x1b[C"
	KeyLeft      = "\x1b[D"
	KeyCtrlC     = "\x03"
	KeyCtrlE     = "\x05"
	KeyCtrlS     = "\x13"
	KeyBackspace = "\x7f"
)

// Paste sends text in brackets, as terminals do.
func (term *Terminal) Paste(text string) { term.Type("\x1b[200~" + text + "\x1b[201~") }

// Screen returns the cells as text.
func (term *Terminal) Screen() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.screen()
}

func (term *Terminal) screen() string {
	var b strings.Builder
	for y := range term.emulator.Height() {
		var line strings.Builder
		for x := range term.emulator.Width() {
			switch c := term.emulator.CellAt(x, y); {
			case c == nil:
				line.WriteByte(' ')
			case c.Width > 0 && c.Content == "":
				line.WriteByte(' ')
			default: // the second half of a wide character has no width and no content
				line.WriteString(c.Content)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// Cursor returns where the cursor is, and whether it is shown.
func (term *Terminal) Cursor() (x, y int, shown bool) {
	term.mu.Lock()
	defer term.mu.Unlock()
	p := term.emulator.CursorPosition()
	return p.X, p.Y, !term.emulator.CursorHidden()
}

// Raw returns every byte that the program has written.
func (term *Terminal) Raw() []byte {
	term.mu.Lock()
	defer term.mu.Unlock()
	return bytes.Clone(term.raw.Bytes())
}

// WaitFor waits until the screen has all of texts.
func (term *Terminal) WaitFor(texts ...string) {
	term.t.Helper()
	term.wait(fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// WaitUntil waits until the screen is as ok wants it.
func (term *Terminal) WaitUntil(what string, ok func(screen string) bool) {
	term.t.Helper()
	term.wait(what, ok)
}

// WaitCursor waits until the cursor is shown at a cell.
func (term *Terminal) WaitCursor(x, y int) {
	term.t.Helper()
	term.wait(fmt.Sprintf("the cursor at %d, %d", x, y), func(string) bool {
		p := term.emulator.CursorPosition()
		return p.X == x && p.Y == y && !term.emulator.CursorHidden()
	})
}

func (term *Terminal) wait(what string, ok func(screen string) bool) {
	term.t.Helper()
	late := time.AfterFunc(patience, func() {
		term.mu.Lock()
		defer term.mu.Unlock()
		term.changed.Broadcast()
	})
	defer late.Stop()
	deadline := time.Now().Add(patience)
	term.mu.Lock()
	defer term.mu.Unlock()
	for !ok(term.screen()) {
		if term.hasEnded() || time.Now().After(deadline) {
			term.t.Fatalf("the screen never showed %s; it shows\n%s", what, term.screen())
		}
		term.changed.Wait()
	}
}

func (term *Terminal) hasEnded() bool {
	select {
	case <-term.ended:
		return true
	default:
		return false
	}
}

// Resize changes the terminal's size.
func (term *Terminal) Resize(width, height int) {
	term.t.Helper()
	term.mu.Lock()
	term.emulator.Resize(width, height)
	term.mu.Unlock()
	if err := pty.Setsize(term.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		term.t.Fatal(err)
	}
}

// Kill ends the program as a loss of power does.
func (term *Terminal) Kill() {
	_ = term.command.Process.Kill()
	<-term.ended
}

// WaitEnd waits for the program to end by itself, and returns its exit code.
func (term *Terminal) WaitEnd() int {
	term.t.Helper()
	select {
	case <-term.ended:
	case <-time.After(patience):
		term.t.Fatalf("the program does not end; the screen shows\n%s", term.Screen())
	}
	return term.command.ProcessState.ExitCode()
}
