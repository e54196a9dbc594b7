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

	"sojourn/journal"
)

// Sender plans and sends, and takes back. Plan and Withdrawable touch no network.
type Sender interface {
	Plan(ctx context.Context) (journal.Bill, error)
	Send(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error)
	Withdrawable(ctx context.Context, ids []journal.ID, from []string) ([]journal.Withdrawal, error)
	Withdraw(ctx context.Context, what []journal.Withdrawal, report func(journal.Progress)) (journal.SyncResult, error)
}

// Gazetteer knows places by name and by position.
type Gazetteer interface {
	Search(words string, near *journal.Point, limit int) []journal.Candidate
	Reverse(p journal.Point) (journal.Candidate, bool)
}

// Talk is one conversation about a journal.
type Talk struct {
	Store  Store
	Guide  Guide
	Sender Sender
	Places func() (Gazetteer, error)
	In     io.Reader
	Out    io.Writer
	Prompt string // before each line that is asked for; "" in a pipe

	lines  <-chan string
	listed []journal.ID // what numbers name, until the next list
	this   int          // the number that was spoken of last; 0: none
	query  journal.Query
	asked  string // the query as it was typed
	from   int    // what `more` lists next
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
