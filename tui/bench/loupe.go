package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/charmbracelet/x/vt"
)

// loupe prints how long it takes until something of a photo is seen in the loupe, and until all of it, and how many
// bytes that is, beside chafa and timg for the same file in as many cells. The photos are gone through by h.
func loupe(ctx context.Context, s subject, card string) error {
	photos, err := s.photos(ctx)
	if err != nil {
		return err
	}
	t, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer t.end()
	t.screen = vt.NewEmulator(s.columns, s.rows)
	go func() { _, _ = io.Copy(io.Discard, t.screen) }() // what it answers; read answers as well
	if _, err := t.settled(); err != nil {
		return err
	}
	t.press("\r")
	t.press("\t") // without the facts
	for _, name := range slices.Backward(photos[:len(photos)-1]) {
		photo := filepath.Join(card, name)
		a := t.press("h")
		width, height := t.picture()
		fmt.Printf("| %s | %dx%d | %.0f | %.0f | %d |", name, width, height, milliseconds(a.seen),
			milliseconds(a.whole), a.bytes)
		size := fmt.Sprintf("%dx%d", width, height)
		for _, c := range [][]string{
			{"chafa", "-f", "symbols", "--symbols", "half", "-c", "full", "--animate", "off", "-s", size, photo},
			{"chafa", "-f", "symbols", "--symbols", "half+quad+space+solid", "-c", "full", "--animate", "off", "-s", size, photo},
			{"timg", "-p", "q", "-g", size, photo},
		} {
			took, n, err := drawnBy(ctx, c)
			if err != nil {
				return err
			}
			fmt.Printf(" %.0f | %d | %.2f |", milliseconds(took), n, float64(a.bytes)/float64(n))
		}
		fmt.Println()
	}
	return nil
}

func drawnBy(ctx context.Context, command []string) (time.Duration, int, error) {
	began := time.Now()
	out, err := exec.CommandContext(ctx, command[0], command[1:]...).Output()
	if err != nil {
		return 0, 0, fmt.Errorf("%q: %w", command, err)
	}
	return time.Since(began), len(out), nil
}

// photos are the names of the journal's photos, in its order.
func (s subject) photos(ctx context.Context) (names []string, err error) {
	out, err := exec.CommandContext(ctx, s.program, "--journal", s.journal, "list", "--json").Output()
	if err != nil {
		return nil, err
	}
	for lines := json.NewDecoder(bytes.NewReader(out)); lines.More(); {
		var e struct{ Photos []struct{ Name string } }
		if err := lines.Decode(&e); err != nil {
			return nil, err
		}
		names = append(names, e.Photos[0].Name)
	}
	return names, nil
}

// picture is how many cells have colours of a picture: from the first to the last column and row that do.
func (s *session) picture() (width, height int) {
	least, most := [2]int{1 << 20, 1 << 20}, [2]int{-1, -1}
	for y := range s.screen.Height() {
		for x := range s.screen.Width() {
			if c := s.screen.CellAt(x, y); c != nil && c.Style.Bg != nil {
				least = [2]int{min(least[0], x), min(least[1], y)}
				most = [2]int{max(most[0], x), max(most[1], y)}
			}
		}
	}
	return max(0, most[0]-least[0]+1), max(0, most[1]-least[1]+1)
}
