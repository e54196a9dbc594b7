package main

import (
	"context"
	"fmt"
	"io"
	"sync"

	"sojourn/journal"
	"sojourn/journal/gazetteer"
	"sojourn/sync/link"
)

// app is one run of the program.
type app struct {
	stdin  io.Reader
	stdout *pipe     // what was asked for
	stderr io.Writer // what is to be known about it

	out, err stream // what the two lead to
	flags    globalFlags
	progress *progress // nil where none is shown
	opened   *opened   // nil until a verb needs the journal
	link     link.Watch
	places   func() (*gazetteer.Gazetteer, error)
}

type globalFlags struct {
	journal              string
	json, quiet, noColor bool
}

func newApp(stdin io.Reader, stdout, stderr io.Writer, cancel context.CancelCauseFunc) *app {
	a := &app{
		stdin: stdin, stdout: &pipe{to: stdout, gone: cancel}, stderr: stderr,
		out: streamOf(stdout), err: streamOf(stderr),
	}
	a.places = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
		g, err := gazetteer.Open()
		if err != nil {
			return nil, err
		}
		return g.With(a.savedPlaces), nil
	})
	return a
}

// savedPlaces are those of the journal; where it cannot be read, none.
func (a *app) savedPlaces() []journal.SavedPlace {
	if a.opened == nil {
		return nil
	}
	all, _ := a.opened.store.RecentPlaces(context.Background())
	return all
}

// ready does what needs the flags, before any verb.
func (a *app) ready() {
	if a.err.is && !a.flags.quiet && !a.flags.json {
		a.progress = newProgress(a.err)
	}
}

// say tells what was done: beside the results where those are for a program, else as the result.
func (a *app) say(format string, args ...any) {
	if a.flags.json {
		a.note(format, args...)
		return
	}
	if !a.flags.quiet {
		a.progress.clear()
		fmt.Fprintf(a.stdout, format+"\n", args...)
	}
}

// did tells what was changed, and that it can be taken back.
func (a *app) did(format string, args ...any) {
	a.say(format+"; `sojourn undo` takes it back", args...)
}

// note tells what is good to know, unless only results are wanted.
func (a *app) note(format string, args ...any) {
	if !a.flags.quiet {
		a.warn(format, args...)
	}
}

// warn tells what must be known.
func (a *app) warn(format string, args ...any) {
	a.progress.clear()
	fmt.Fprintf(a.stderr, format+"\n", args...)
}

func (a *app) close() error {
	a.progress.clear()
	if a.opened == nil {
		return nil
	}
	return a.opened.store.Close()
}
