package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/charmbracelet/x/term"

	"sojourn/tui/words"
)

// mostGrace is the longest time of grace: more is an embargo.
const mostGrace = time.Hour

// grace lets d pass before anything is sent. It is false where the traveller stopped it meanwhile: by a
// key on a terminal, else by the signal that ends ctx.
func (a *app) grace(ctx context.Context, d time.Duration) (goes bool, err error) {
	if d <= 0 {
		return true, nil
	}
	how := "ctrl-C stops it"
	var stopped <-chan struct{}
	if in := streamOf(a.stdin); a.err.is && in.is {
		before, err := term.MakeRaw(in.file.Fd())
		if err == nil {
			defer func() { _ = term.Restore(in.file.Fd(), before) }() // nothing can be done about it
			how, stopped = "u stops it", stopKey(in.file)
		}
	}
	if a.progress == nil {
		a.note("sending in %s; %s", words.Duration(d), how)
	}
	end, ticker := time.Now().Add(d), time.NewTicker(redrawEvery)
	defer ticker.Stop()
	defer a.progress.clear()
	for left := d; left > 0; left = time.Until(end) {
		a.progress.show(func(time.Duration) string {
			return fmt.Sprintf("sending in %s; %s", words.Duration((left + time.Second - 1).Truncate(time.Second)), how)
		})
		select {
		case <-ctx.Done():
			return false, context.Cause(ctx)
		case <-stopped:
			return false, nil
		case <-ticker.C:
		}
	}
	return true, nil
}

const ctrlC = 3

// stopKey is closed when a key that stops is pressed: in raw mode ctrl-C is one of them.
func stopKey(in io.Reader) <-chan struct{} {
	stopped := make(chan struct{})
	go func() {
		key := make([]byte, 1)
		for {
			if _, err := in.Read(key); err != nil {
				return
			}
			if key[0] == 'u' || key[0] == ctrlC {
				close(stopped)
				return
			}
		}
	}()
	return stopped
}
