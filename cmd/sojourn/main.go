// Command sojourn keeps a travelling photographer's journal: browse, caption, place, mark, send.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones are named on machines that have no table of them
)

// version is what `sojourn --version` prints and what a journal remembers.
const version = "0.1.0"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	context.AfterFunc(ctx, stop) // a second ctrl-C ends the program at once
	watchPipes()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// endings are the signals that bring what is under way to a clean end; under nohup a terminal that
// is closed is none.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// run is the whole program: arguments and streams in, exit code out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	a := newApp(stdin, stdout, stderr, cancel)
	root := a.rootCommand()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if closing := a.close(); err == nil {
		err = closing
	}
	if a.stdout.failed != nil {
		err = a.stdout.failed
	}
	if errors.Is(context.Cause(ctx), errReaderGone) {
		return exitDone
	}
	return a.exit(command, err)
}
