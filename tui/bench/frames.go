package main

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// walk is how many keys of each kind are typed.
const walk = 60

const (
	keyPageUp   = "\x1b[5~"
	keyPageDown = "\x1b[6~"
)

// frames prints how long it took until the first screen was there, and how long and how many bytes the frames
// after each key were: a row up, a page up, and one tile beside, all pictures being there.
func frames(ctx context.Context, s subject) error {
	t, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer t.end()
	first, err := t.settled()
	if err != nil {
		return err
	}
	var steps, pages, tiles []answer
	for range walk {
		steps = append(steps, t.press("k"))
	}
	for range walk {
		pages = append(pages, t.press(keyPageUp))
	}
	t.press("g")
	for range walk / 4 { // the first tile and the second, where no row ends
		tiles = append(tiles, t.press("l"), t.press("h"))
	}
	fmt.Printf("| %dx%d | %.0f | %s | %s | %d | %d |\n", s.columns, s.rows, milliseconds(first), summed(steps), summed(pages),
		middle(tiles), t.resident()>>20)
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// summed is p50, p95 and p99 of the frames' times, and their bytes in the middle.
func summed(answers []answer) string {
	times := make([]time.Duration, len(answers))
	for i, a := range answers {
		times[i] = a.frame
	}
	return fmt.Sprintf("%s | %d", spread(times), middle(answers))
}

// spread is p50, p95 and p99 of times.
func spread(times []time.Duration) string {
	times = slices.Sorted(slices.Values(times))
	at := func(part float64) float64 { return milliseconds(times[int(part*float64(len(times)-1))]) }
	return fmt.Sprintf("%.1f / %.1f / %.1f", at(0.5), at(0.95), at(0.99))
}

// middle is how many bytes the answer in the middle has.
func middle(answers []answer) int {
	bytes := make([]int, len(answers))
	for i, a := range answers {
		bytes[i] = a.bytes
	}
	slices.Sort(bytes)
	return bytes[len(bytes)/2]
}
