package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/lack"
	"sojourn/tui/facts"
	"sojourn/tui/words"
)

// lackJSON is one line of `ready --json`.
type lackJSON struct {
	Entry       journal.ID `json:"entry"`
	Destination string     `json:"destination"`
	Lacks       lack.Kind  `json:"lacks"`
	Text        string     `json:"text"`
	Blocks      bool       `json:"blocks"`
}

// readySummary ends `ready --json`.
type readySummary struct {
	Marked  int `json:"marked"`
	Ready   int `json:"ready"`
	Blocked int `json:"blocked"`
}

func (a *app) readyCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "ready [ID… | --query QUERY]", Short: "Show what stands between the marked entries and sending",
		Long: "Ready names, for every entry that waits to be sent, what it lacks: no caption, no alt text, no place, a\n" +
			"text that is too long, what a destination said. Marked ! it would not be sent. Exit code 3: some would not.",
		Example: "  sojourn ready\n  sojourn ready --query trip:winter --json",
		RunE: func(c *cobra.Command, args []string) error {
			j, ids, err := a.chosenOrAll(c, args, of)
			if err != nil {
				return err
			}
			reports, err := lack.Reports(c.Context(), j.store)
			if err != nil {
				return err
			}
			return a.printReady(among(ids, reports, func(r lack.Report) journal.ID { return r.Entry.ID }))
		},
	}
	a.selects(c, &of)
	return c
}

func (a *app) printReady(reports []lack.Report) error {
	did := readySummary{Marked: len(reports)}
	print := a.readyTable
	if a.flags.json {
		print = a.readyLines
	}
	for _, r := range reports {
		if len(r.Lacks) == 0 {
			did.Ready++
		}
		if r.Blocked() {
			did.Blocked++
		}
	}
	if err := print(reports, did); err != nil {
		return err
	}
	if did.Marked == 0 {
		a.note("nothing is marked")
	} else {
		a.note("ready: %s of %s", words.Number(did.Ready), words.Count(did.Marked, "marked entry"))
	}
	if did.Blocked > 0 {
		return exitError{exitPartly}
	}
	return nil
}

func (a *app) readyLines(reports []lack.Report, did readySummary) error {
	for _, r := range reports {
		for _, one := range r.Lacks {
			line := lackJSON{one.Entry, one.Destination, one.Kind, one.Text, one.Blocks}
			if err := printJSON(a.stdout, line); err != nil {
				return err
			}
		}
	}
	return printJSON(a.stdout, summary{did})
}

func (a *app) readyTable(reports []lack.Report, _ readySummary) error {
	t := a.newTable("", "entry", "to", "lacks", "title")
	for _, r := range reports {
		for _, one := range r.Lacks {
			sign := ""
			if one.Blocks {
				sign = "!"
			}
			t.row(cell{text: sign}, cell{text: string(one.Entry), ink: faint}, cell{text: one.Destination},
				cell{text: one.Text}, cell{text: facts.Title(r.Entry)})
		}
	}
	return t.flush(a.stdout)
}
