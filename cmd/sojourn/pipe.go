package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// errReaderGone ends a run whose results nobody reads any more: `sojourn list | head`.
var errReaderGone = errors.New("nobody reads the results any more")

// watchPipes makes writing to a pipe without a reader an error instead of the program's death,
// so that what is under way comes to a clean end. Unlike ignoring it, programs that are started
// from here do not inherit it.
func watchPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// pipe writes until the reader has gone; then it ends the run, quietly.
type pipe struct {
	to     io.Writer
	gone   context.CancelCauseFunc
	closed bool
}

func (p *pipe) Write(b []byte) (int, error) {
	if p.closed {
		return len(b), nil
	}
	n, err := p.to.Write(b)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		p.closed = true
		p.gone(errReaderGone)
		return len(b), nil
	}
	return n, err
}
