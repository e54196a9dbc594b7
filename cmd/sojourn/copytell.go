package main

import (
	"os"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

// copySummary ends `backup --json` and `restore --json`.
type copySummary struct {
	JournalBytes  int64   `json:"journalBytes"`
	Copied        int     `json:"copied"`
	Kept          int     `json:"kept"`
	Linked        int     `json:"linked"`
	Failed        int     `json:"failed"`
	OriginalBytes int64   `json:"originalBytes"`
	Doubted       int     `json:"doubted"`
	Seconds       float64 `json:"seconds"`
}

// copied is a journal that was backed up or restored.
type copied struct {
	sqlite.Copied
	file    string // the journal's
	doubted int    // deliveries
	began   time.Time
}

func (c copied) summary() (copySummary, error) {
	info, err := os.Stat(c.file)
	if err != nil {
		return copySummary{}, err
	}
	return copySummary{
		JournalBytes: info.Size(), Copied: c.Files, Kept: c.Kept, Linked: c.Linked, Failed: len(c.Findings),
		OriginalBytes: c.Bytes, Doubted: c.doubted, Seconds: time.Since(c.began).Seconds(),
	}, nil
}

// tellAll tells what was copied with its originals.
func (a *app) tellAll(c copied, what string) error {
	s, err := c.summary()
	if err != nil {
		return err
	}
	if err := a.printSummary(s); err != nil {
		return err
	}
	a.say("%s: the journal, %s; %s copied, %s there already%s", what, words.Bytes(s.JournalBytes),
		words.Count(s.Copied, "original"), words.Number(s.Kept), failedToo(s.Failed))
	if s.Linked > 0 {
		a.warn("%s imported with --link are not in it: keep the disk or card that they are on",
			words.Count(s.Linked, "file"))
	}
	if s.Failed > 0 {
		return exitError{exitPartly}
	}
	return nil
}

// nameNotCopied names what is missing or damaged.
func (a *app) nameNotCopied(found []journal.Finding) error {
	a.progress.clear()
	for _, f := range found {
		if a.flags.json {
			if err := printJSON(a.stdout, findingJSON(f)); err != nil {
				return err
			}
			continue
		}
		a.warn("%s", journal.Visible(join(" ", string(f.Entry), f.Path)+": "+f.Problem))
		a.warn("  %s", journal.Visible(f.Hint))
	}
	return nil
}

func failedToo(n int) string {
	if n == 0 {
		return ", all verified"
	}
	return ", " + words.Number(n) + " missing or damaged"
}
