// Bench types into the interface, in a pseudo-terminal, and waits for the last byte of what it draws.
//
//	bench frames SOJOURN JOURNAL COLUMNSxROWS       the first screen, steps, pages, memory
//	bench held SOJOURN JOURNAL COLUMNSxROWS CARD    a key held through the whole sheet, while CARD is imported
//	bench loupe SOJOURN JOURNAL COLUMNSxROWS CARD   its photos one by one, beside chafa and timg
//
// Each prints lines of a table, whose head tui/bench.sh prints.
package main

import (
	"context"
	"fmt"
	"os"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// subject is what is measured.
type subject struct {
	program, journal string
	columns, rows    int
}

func run(ctx context.Context, args []string) error {
	if len(args) < 4 {
		return fmt.Errorf("want frames, held or loupe, and SOJOURN JOURNAL COLUMNSxROWS; got %q", args)
	}
	s := subject{program: args[1], journal: args[2]}
	if _, err := fmt.Sscanf(args[3], "%dx%d", &s.columns, &s.rows); err != nil {
		return fmt.Errorf("%q is no size: %w", args[3], err)
	}
	switch {
	case args[0] == "frames" && len(args) == 4:
		return frames(ctx, s)
	case args[0] == "held" && len(args) == 5:
		return held(ctx, s, args[4])
	case args[0] == "loupe" && len(args) == 5:
		return loupe(ctx, s, args[4])
	}
	return fmt.Errorf("what is %q?", args)
}

// open starts the interface, and waits until it rests.
func (s subject) open(ctx context.Context) (*session, error) {
	return start(ctx, s.program, s.journal, s.columns, s.rows)
}
