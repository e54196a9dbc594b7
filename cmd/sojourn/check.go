package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

// findingJSON is one line of `check --json`.
type findingJSON struct {
	Kind    journal.FindingKind `json:"kind"`
	Entry   journal.ID          `json:"entry"`
	Path    string              `json:"path"`
	Problem string              `json:"problem"`
	Hint    string              `json:"hint"`
}

// checkSummary ends `check --json`.
type checkSummary struct {
	Findings int `json:"findings"`
}

func (a *app) checkCommand() *cobra.Command {
	var deep, repair bool
	c := &cobra.Command{
		Use: "check", Short: "See whether the journal and its originals are whole", Args: exactly(),
		Long: "Check looks through the journal's file, whether every original is there with its size, and for files\n" +
			"among them that no entry has; --deep reads them all and compares their SHA-256, and looks whether\n" +
			"entries read as they were saved. It changes nothing. Exit code 1: something was found.\n\n" +
			"--repair first gets back what can be read of a damaged journal, into a new file. The damaged one is\n" +
			"kept beside it. What was sent is not sent again: where that is not known any more, it waits for you.",
		Example: "  sojourn check --deep\n  sojourn check --repair",
		RunE: func(c *cobra.Command, _ []string) error {
			if repair {
				if err := a.repair(c.Context()); err != nil {
					return err
				}
			}
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			found, err := j.store.Check(c.Context(), deep, a.counter("checked", "file"))
			a.progress.clear()
			if err != nil {
				return err
			}
			return a.tellFindings(found)
		},
	}
	c.Flags().BoolVar(&deep, "deep", false, "read every original and compare its hash")
	c.Flags().BoolVar(&repair, "repair", false, "get back what can be read of a damaged journal")
	return c
}

func (a *app) tellFindings(found []journal.Finding) error {
	for _, f := range found {
		if a.flags.json {
			if err := printJSON(a.stdout, findingJSON(f)); err != nil {
				return err
			}
			continue
		}
		what := join(" ", string(f.Entry), f.Path)
		a.warn("%s", journal.Visible(join(": ", what, f.Problem)))
		if f.Hint != "" {
			a.warn("  %s", journal.Visible(f.Hint))
		}
	}
	if err := a.printSummary(checkSummary{len(found)}); err != nil {
		return err
	}
	if len(found) > 0 {
		a.say("%s found", words.Count(len(found), "problem"))
		return exitError{exitFailed}
	}
	a.say("the journal is whole")
	return nil
}
