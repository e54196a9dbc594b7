package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/creack/pty"
)

// session is an interface that runs in a pseudo-terminal.
type session struct {
	command *exec.Cmd
	tty     *os.File
	began   time.Time
	pieces  chan piece
}

// piece is what came at once.
type piece struct {
	at   time.Time
	data []byte
}

// answer is what a key gave rise to.
type answer struct {
	frame time.Duration // until the last byte of the first frame
	whole time.Duration // until the last byte of all that followed, pictures included
	bytes int
}

const (
	frameEnds = "\x1b[?2026l" // of a frame that is drawn at once
	quiet     = 120 * time.Millisecond
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
			a.bytes += len(p.data)
			if a.frame == 0 && bytes.Contains(p.data, []byte(frameEnds)) {
				a.frame = a.whole
			}
			timer.Reset(quiet)
		case <-timer.C:
			if a.frame == 0 {
				a.frame = a.whole
			}
			return a
		}
	}
}

// repeat is how often a key comes that is held.
const repeat = 33 * time.Millisecond

// hold holds a key, and returns the longest time between two frames; what comes after it was let go counts too.
func (s *session) hold(key string, lasts time.Duration) time.Duration {
	var longest time.Duration
	last := time.Now()
	ticker := time.NewTicker(repeat)
	defer ticker.Stop()
	for end := time.Now().Add(lasts); time.Now().Before(end); {
		select {
		case p := <-s.pieces:
			longest, last = max(longest, p.at.Sub(last)), p.at
		case <-ticker.C:
			_, _ = s.tty.WriteString(key)
		}
	}
	let := time.Now()
	for {
		select {
		case p := <-s.pieces:
			if p.at.Sub(let) > quiet {
				return max(longest, p.at.Sub(let))
			}
		case <-time.After(quiet):
			return longest
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
