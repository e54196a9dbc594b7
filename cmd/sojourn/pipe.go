package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"sojourn/journal"
)

// errReaderGone ends a run whose results nobody reads any more: `sojourn list | head`.
var errReaderGone = errors.New("nobody reads the results any more")

// watchPipes makes writing to a pipe without a reader an error instead of the program's death,
// so that what is under way comes to a clean end. Unlike ignoring it, programs that are started
// from here do not inherit it.
func watchPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// pipe writes until the reader has gone; then it ends the run, quietly. Any other failure to write
// is kept, so that nobody who prints has to look for it.
type pipe struct {
	to     io.Writer
	gone   context.CancelCauseFunc
	closed bool
	failed error
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
	if err != nil && p.failed == nil {
		p.failed = &journal.Error{
			Op: "print the results", Kind: journal.NeedsUser, Err: err,
			Hint: "what was done is done; only its results could not be written there",
		}
	}
	return n, err
}
