package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// repeat is how often a key comes that is held.
const repeat = 33 * time.Millisecond

// columns is how many keys make the tiles as small as can be: more are seen, and the end is reached sooner.
const columns = 11

// held prints how long each frame took after its key. While a card is imported a key is held that goes by rows,
// and then one that goes by pages until the last photo is reached.
func held(ctx context.Context, s subject, card string) error {
	t, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer t.end()
	if _, err := t.settled(); err != nil {
		return err
	}
	t.press("g")
	for range columns {
		t.press("-")
	}
	beside := exec.CommandContext(ctx, s.program, "--journal", s.journal, "import", "--quiet", "--link", card)
	if err := beside.Start(); err != nil {
		return err
	}
	imported := make(chan error, 1)
	began := time.Now()
	lasted := time.Duration(0)
	go func() { err := beside.Wait(); lasted = time.Since(began); imported <- err }()
	rows := t.hold("j", func() bool { return len(imported) > 0 })
	pages := t.hold(keyPageDown, t.stands)
	if err := <-imported; err != nil {
		return fmt.Errorf("import: %w", err)
	}
	fmt.Printf("| %dx%d | %.1f | %s | %.0f | %d | %s | %.0f | %d | %d |\n", s.columns, s.rows, lasted.Seconds(),
		spread(rows), milliseconds(slices.Max(rows)), len(rows), spread(pages), milliseconds(slices.Max(pages)), len(pages),
		t.resident()>>20)
	return nil
}

// hold holds a key until done, and returns how long after each press a frame was there.
func (s *session) hold(key string, done func() bool) []time.Duration {
	var times []time.Duration
	var pressed time.Time // the oldest press that no frame followed
	ticker := time.NewTicker(repeat)
	defer ticker.Stop()
	s.drawn = time.Now()
	for !done() || len(times) == 0 {
		select {
		case p, ok := <-s.pieces:
			if !ok {
				return times
			}
			if bytes.Contains(p.data, []byte(frameEnds)) {
				s.drawn = p.at
				if !pressed.IsZero() {
					times, pressed = append(times, p.at.Sub(pressed)), time.Time{}
				}
			}
		case <-ticker.C:
			if pressed.IsZero() {
				pressed = time.Now()
			}
			_, _ = s.tty.WriteString(key)
		}
	}
	return times
}

// stands reports whether nothing changes any more: the end is reached.
func (s *session) stands() bool { return time.Since(s.drawn) > time.Second }
