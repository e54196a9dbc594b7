package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// session is an interface that runs in a pseudo-terminal.
type session struct {
	command *exec.Cmd
	tty     *os.File
	began   time.Time
	pieces  chan piece
	screen  *vt.Emulator // what is seen; nil where that does not matter
	drawn   time.Time    // the last frame
}

// piece is what came at once.
type piece struct {
	at   time.Time
	data []byte
}

// answer is what a key gave rise to.
type answer struct {
	frame time.Duration // until the last byte of the first frame
	seen  time.Duration // until a frame had something of a picture; 0 where none had, or nobody looks
	whole time.Duration // until the last byte of all that followed, pictures included
	bytes int
}

const (
	frameEnds = "\x1b[?2026l" // of a frame that is drawn at once
	quiet     = 200 * time.Millisecond
	silence   = 600 * time.Millisecond // that follows a key which does nothing
	patience  = 10 * time.Second
)

func start(ctx context.Context, program, journal string, columns, rows int) (*session, error) {
	c := exec.CommandContext(ctx, program, "--journal", journal)
	c.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor")
	s := &session{command: c, began: time.Now(), pieces: make(chan piece, 1024)}
	var err error
	if s.tty, err = pty.StartWithSize(c, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)}); err != nil {
		return nil, err
	}
	go s.read()
	return s, nil
}

// read passes on what comes, and answers what a terminal is asked for: that frames may be drawn at once, and last
// what kind of terminal it is.
func (s *session) read() {
	defer close(s.pieces)
	buffer := make([]byte, 1<<20)
	for {
		n, err := s.tty.Read(buffer)
		if err != nil {
			return
		}
		data := bytes.Clone(buffer[:n])
		s.pieces <- piece{time.Now(), data}
		if bytes.Contains(data, []byte("\x1b[?2026$p")) {
			_, _ = s.tty.WriteString("\x1b[?2026;2$y")
		}
		if bytes.HasSuffix(data, []byte("\x1b[c")) || bytes.Contains(data, []byte("\x1b[c\x1b")) {
			_, _ = s.tty.WriteString("\x1b[?62;22c")
		}
	}
}

// settled returns how long it took from the start until a screen with photos was there.
func (s *session) settled() (time.Duration, error) {
	var seen bytes.Buffer
	var first time.Duration
	timer := time.NewTimer(patience)
	for {
		select {
		case p, ok := <-s.pieces:
			if !ok {
				return 0, fmt.Errorf("it ended:\n%s", seen.Bytes())
			}
			seen.Write(p.data)
			s.look(p)
			if first == 0 && bytes.Contains(seen.Bytes(), []byte("SHEET")) && bytes.Contains(seen.Bytes(), []byte("photos")) {
				first = p.at.Sub(s.began)
			}
			timer.Reset(3 * quiet)
		case <-timer.C:
			if first == 0 {
				return 0, fmt.Errorf("no screen with photos was drawn:\n%q", seen.Bytes())
			}
			return first, nil
		}
	}
}

// look draws what came, and reports whether a frame with a picture ends with it.
func (s *session) look(p piece) bool {
	if s.screen == nil {
		return false
	}
	_, _ = s.screen.Write(p.data)
	if !bytes.Contains(p.data, []byte(frameEnds)) {
		return false
	}
	width, _ := s.picture()
	return width > 0
}

// press types a key, and waits until nothing more comes.
func (s *session) press(key string) answer {
	var a answer
	typed := time.Now()
	_, _ = s.tty.WriteString(key)
	timer := time.NewTimer(silence)
	for {
		select {
		case p, ok := <-s.pieces:
			if !ok {
				return a
			}
			a.whole = p.at.Sub(typed)
			if s.look(p) && a.seen == 0 {
				a.seen = a.whole
			}
			a.bytes += len(p.data)
			if a.frame == 0 && bytes.Contains(p.data, []byte(frameEnds)) {
				a.frame = a.whole
			}
			timer.Reset(quiet)
			if s.screen != nil && a.seen == 0 {
				timer.Reset(patience) // the picture is on its way
			}
		case <-timer.C:
			if a.frame == 0 {
				a.frame = a.whole
			}
			return a
		}
	}
}

// resident is how much memory the program has had at most, in bytes.
func (s *session) resident() int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0
	}
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	_, _ = fmt.Sscan(line, &kilobytes)
	return kilobytes << 10
}

func (s *session) end() {
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
	s.tty.Close()
}
