// Bench types into the interface, in a pseudo-terminal, and waits for the last byte of what it draws.
//
//	bench SOJOURN JOURNAL COLUMNSxROWS
//
// It prints one line of a table: how long the first screen took, and how long and how many bytes the frames after
// each key were.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// walk is how many keys of each kind are typed.
const walk = 60

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want SOJOURN JOURNAL COLUMNSxROWS, got %q", args)
	}
	var columns, rows int
	if _, err := fmt.Sscanf(args[2], "%dx%d", &columns, &rows); err != nil {
		return fmt.Errorf("%q is no size: %w", args[2], err)
	}
	s, err := start(context.Background(), args[0], args[1], columns, rows)
	if err != nil {
		return err
	}
	defer s.end()
	first, err := s.settled()
	if err != nil {
		return err
	}
	var steps, pages []answer
	for range walk {
		steps = append(steps, s.press("k"))
	}
	for range walk {
		pages = append(pages, s.press("\x1b[5~"))
	}
	held := s.hold("k", 3*time.Second)
	fmt.Printf("| %s | %.0f | %s | %s | %.0f | %d |\n", args[2], milliseconds(first), summed(steps), summed(pages),
		milliseconds(held), s.resident()>>20)
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// summed is p50, p95 and p99 of the frames' times, and their bytes in the middle.
func summed(answers []answer) string {
	times, bytes := make([]time.Duration, len(answers)), make([]int, len(answers))
	for i, a := range answers {
		times[i], bytes[i] = a.frame, a.bytes
	}
	slices.Sort(times)
	slices.Sort(bytes)
	at := func(part float64) float64 { return milliseconds(times[int(part*float64(len(times)-1))]) }
	return fmt.Sprintf("%.1f / %.1f / %.1f | %d", at(0.5), at(0.95), at(0.99), bytes[len(bytes)/2])
}
