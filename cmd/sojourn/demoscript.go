package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sojourn/journal"
	"sojourn/journal/demo"
)

// playDemo does the main job as a traveller would type it, and checks what came of it.
func (a *app) playDemo(ctx context.Context, s stage) error {
	a.say("# a card of painted photographs, in %s", journal.Visible(s.base))
	if err := s.paint(ctx); err != nil {
		return err
	}
	for _, act := range [][]string{s.importing(), s.tracking(), s.matching(), s.publishing()} {
		if err := s.play(ctx, act...); err != nil {
			return err
		}
	}
	entries, err := s.entries(ctx)
	if err != nil {
		return err
	}
	for _, note := range demo.Notes() {
		for _, act := range writing(entries[note.Name].ID, note) {
			if err := s.play(ctx, act...); err != nil {
				return err
			}
		}
	}
	if err := s.placeTheRest(ctx, entries); err != nil {
		return err
	}
	for _, act := range [][]string{
		{"list", "is:marked"}, {"sync", "--dry-run"}, {"sync"}, {"receipts"}, {"check", "--deep"},
	} {
		if err := s.play(ctx, act...); err != nil {
			return err
		}
	}
	return s.review(ctx)
}

// play shows a verb as it is typed, and what it says.
func (s stage) play(ctx context.Context, args ...string) error {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = shellQuote(arg)
	}
	s.app.say("\n$ sojourn %s", strings.Join(quoted, " "))
	all := append([]string{"--journal", s.journal()}, args...)
	code := run(ctx, all, strings.NewReader(""), s.app.stdout, s.app.stdout)
	if code != exitDone && code != exitPartly {
		return fmt.Errorf("demo: sojourn %s ended with exit code %d", args[0], code)
	}
	return ctx.Err()
}

// placeTheRest places what neither camera nor track could: as the first frame that has a place.
func (s stage) placeTheRest(ctx context.Context, entries map[string]entryJSON) error {
	var from journal.ID
	for _, e := range entries {
		if e.Place != nil && (from == "" || e.ID < from) {
			from = e.ID
		}
	}
	for _, e := range entries {
		if e.Place == nil {
			if err := s.play(ctx, "place", string(e.ID), "--from", string(from)); err != nil {
				return err
			}
		}
	}
	return nil
}

// review holds the journal and what is published against what was to be done.
func (s stage) review(ctx context.Context) error {
	entries, err := s.entries(ctx)
	if err != nil {
		return err
	}
	var problems []error
	whole := 0
	for _, shot := range demo.Shots() {
		if e, ok := entries[shot.Name()]; shot.Fate == demo.Whole || shot.Fate == demo.Broken {
			whole++
			if !ok || e.Place == nil {
				problems = append(problems, fmt.Errorf("%s is not in the journal with a place", shot.Name()))
			}
		}
	}
	for _, note := range demo.Notes() {
		problems = append(problems, s.reviewNote(note, entries[note.Name]))
	}
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("demo: the main job was not done:\n%w", err)
	}
	s.app.say("\n# %d photographs are in the journal, and what was marked is published, as it was written", whole)
	return nil
}

// reviewNote checks that the journal has a note, and that it was sent if it was marked.
func (s stage) reviewNote(n demo.Note, e entryJSON) error {
	if e.Caption != n.Caption || len(e.Keywords) != len(n.Keywords) {
		return fmt.Errorf("%s does not read as it was written", n.Name)
	}
	if !n.Marked {
		return nil
	}
	if len(e.Deliveries) != 1 || e.Deliveries[0].State != journal.StateDelivered {
		return fmt.Errorf("%s was marked and is not delivered", n.Name)
	}
	pages, err := filepath.Glob(filepath.Join(s.site(), "*", string(e.ID)+"*"))
	if err != nil {
		return err
	}
	first, _, _ := strings.Cut(n.Caption, ". ")
	for _, page := range pages {
		if text, err := os.ReadFile(page); err == nil && strings.Contains(string(text), first) {
			return nil
		}
	}
	return fmt.Errorf("%s is not on its published page", n.Name)
}
