// Package linear is the interface as a conversation: a line is typed, sentences answer. It draws
// nothing, moves no cursor and repeats nothing, so that a screen reader can follow; it works in a
// pipe too.
package linear

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"sojourn/journal"
)

// Store is what the conversation asks of the journal.
type Store interface {
	List(ctx context.Context, q journal.Query, p journal.Page) ([]journal.Summary, error)
	Count(ctx context.Context, q journal.Query) (int, error)
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	// Previous is the entry before id in time that has a place. The error is NotFound if there is none.
	Previous(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
	Mark(ctx context.Context, ids []journal.ID, destination string, notBefore time.Time) (int, error)
	Unmark(ctx context.Context, ids []journal.ID, destination string) (int, error)
	Undo(ctx context.Context) (journal.Undone, error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
}

// Sender plans and sends. Plan touches no network.
type Sender interface {
	Plan(ctx context.Context) (journal.Bill, error)
	Send(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error)
}

// Gazetteer knows places by name.
type Gazetteer interface {
	Search(words string, near *journal.Point, limit int) []journal.Candidate
}

// Talk is one conversation about a journal.
type Talk struct {
	Store  Store
	Sender Sender
	Places func() (Gazetteer, error)
	In     io.Reader
	Out    io.Writer
	Prompt string // before each line that is asked for; "" in a pipe

	lines  <-chan string
	listed []journal.ID // what numbers name
	query  journal.Query
	from   int // what `more` lists next
	total  int
}

// Result counts what was asked for.
type Result struct{ Done, Failed int }

var errQuit = errors.New("quit")

// Run talks until quit or the end of the input. A failure is told and counted, and the talk goes on.
func (t *Talk) Run(ctx context.Context) (Result, error) {
	t.lines = read(ctx, t.In)
	var r Result
	if err := t.greet(ctx); err != nil {
		return r, err
	}
	for {
		line, err := t.ask(ctx, "")
		if errors.Is(err, io.EOF) {
			return r, nil
		}
		if err != nil {
			return r, err
		}
		switch err := t.do(ctx, line); {
		case errors.Is(err, errQuit):
			return r, nil
		case errors.Is(err, io.EOF):
			r.Failed++
			t.say("That did not work: the input ended before the answer. Nothing was changed.")
			return r, nil
		case ctx.Err() != nil:
			return r, ctx.Err()
		case err != nil:
			r.Failed++
			t.fail(err)
		case strings.TrimSpace(line) != "":
			r.Done++
		}
	}
}

// read passes lines on, until the input or ctx ends.
func read(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(in)
		scanner.Buffer(nil, longest)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

const longest = 1 << 20 // bytes of a line

// ask says question and waits for a line. The error is io.EOF where there are no more.
func (t *Talk) ask(ctx context.Context, question string) (string, error) {
	if question != "" {
		t.say("%s", question)
	}
	fmt.Fprint(t.Out, t.Prompt)
	select {
	case line, more := <-t.lines:
		if !more {
			return "", io.EOF
		}
		return line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (t *Talk) say(format string, args ...any) { fmt.Fprintf(t.Out, format+"\n", args...) }

// fail says what went wrong, and what to do.
func (t *Talk) fail(err error) {
	t.say("That did not work: %s.", journal.VisibleLines(err.Error()))
	if hint := journal.HintOf(err); hint != "" {
		t.say("What helps: %s.", journal.VisibleLines(hint))
	}
}
