package main

import (
	"fmt"
	"strings"
	"time"

	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

const (
	redrawEvery = 100 * time.Millisecond
	barCells    = 20
	settleTime  = time.Second // before a rate says anything
)

// progress is one line on a terminal that is drawn again and again. On a nil one nothing happens.
type progress struct {
	to    stream
	began time.Time
	drawn time.Time
	shown bool
}

func newProgress(to stream) *progress { return &progress{to: to} }

// start begins to measure time.
func (p *progress) start() {
	if p != nil {
		p.began, p.drawn = time.Now(), time.Time{}
	}
}

// show draws what text says, if it is time to draw again.
func (p *progress) show(text func(elapsed time.Duration) string) {
	if p == nil || time.Since(p.drawn) < redrawEvery {
		return
	}
	p.drawn, p.shown = time.Now(), true
	line := grapheme.Cut(text(time.Since(p.began)), max(1, p.to.width()-1))
	fmt.Fprint(p.to.file, "\r\x1b[K"+line)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p != nil && p.shown {
		fmt.Fprint(p.to.file, "\r\x1b[K")
		p.shown = false
	}
}

// counter reports how far something countable is: "checked 12 of 208 files".
func (a *app) counter(verb, noun string) func(done, total int) {
	a.progress.start()
	return func(done, total int) {
		a.progress.show(func(elapsed time.Duration) string {
			line := fmt.Sprintf("%s %s of %s", verb, words.Number(done), words.Count(total, noun))
			return line + meter(int64(done), int64(total), 0) + left(int64(done), int64(total), elapsed)
		})
	}
}

// meter draws a bar, and the rate where one is known.
func meter(done, total int64, rate float64) string {
	if total <= 0 {
		return ""
	}
	full := int(min(done, total) * barCells / total)
	bar := strings.Repeat("━", full) + strings.Repeat("╌", barCells-full)
	line := fmt.Sprintf("  %s %d %%", bar, min(done, total)*100/total)
	if rate > 0 {
		line += "  " + words.Rate(rate)
	}
	return line
}

// left estimates the time until total from what was done in elapsed.
func left(done, total int64, elapsed time.Duration) string {
	if done <= 0 || done >= total || elapsed < settleTime {
		return ""
	}
	rest := time.Duration(float64(elapsed) * float64(total-done) / float64(done))
	return "  " + words.Duration(rest) + " left"
}
