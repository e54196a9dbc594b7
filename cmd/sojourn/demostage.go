package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/demo"
)

// quietly runs a verb on the demo's journal, and returns what it printed. That some of the card's
// files are refused is a part of the demo.
func (s stage) quietly(ctx context.Context, args ...string) (string, error) {
	var out, told bytes.Buffer
	code := run(ctx, append([]string{"--journal", s.journal()}, args...), strings.NewReader(""), &out, &told)
	if code == exitDone || code == exitPartly {
		return out.String(), nil
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return "", &journal.Error{
		Op: "demo: sojourn " + args[0], Kind: journal.Other, Err: errors.New(strings.TrimSpace(told.String())),
	}
}

// entries returns the entries of the demo's journal by the names of their files.
func (s stage) entries(ctx context.Context) (map[string]entryJSON, error) {
	out, err := s.quietly(ctx, "list", "--json")
	entries := map[string]entryJSON{}
	for line := range strings.Lines(out) {
		var e entryJSON
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, err
		}
		for _, p := range e.Photos {
			entries[p.Name] = e
		}
	}
	return entries, err
}

// write writes the demo's captions, and marks what it marks.
func (s stage) write(ctx context.Context) error {
	entries, err := s.entries(ctx)
	if err != nil {
		return err
	}
	for _, note := range demo.Notes() {
		e, ok := entries[note.Name]
		if !ok {
			return fmt.Errorf("demo: %s was not imported", note.Name)
		}
		for _, act := range writing(e.ID, note) {
			if _, err := s.quietly(ctx, act...); err != nil {
				return err
			}
		}
	}
	return nil
}

// writing is how a traveller would write a note, verb by verb.
func writing(id journal.ID, n demo.Note) [][]string {
	edit := []string{"edit", string(id), "--caption", n.Caption}
	for _, f := range []struct{ flag, value string }{
		{"--headline", n.Headline},
		{"--alt", n.Alt},
		{"--keywords", strings.Join(n.Keywords, ",")},
	} {
		if f.value != "" {
			edit = append(edit, f.flag, f.value)
		}
	}
	if n.Rating > 0 {
		edit = append(edit, "--rating", fmt.Sprint(n.Rating))
	}
	acts := [][]string{edit}
	if n.Marked {
		acts = append(acts, []string{"mark", string(id)})
	}
	return acts
}
