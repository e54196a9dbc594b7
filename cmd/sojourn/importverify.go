package main

import (
	"context"

	"sojourn/journal/ingest"
	"sojourn/tui/words"
)

// verifySummary ends `import --verify --json`.
type verifySummary struct {
	Found    int     `json:"found"`
	Verified int     `json:"verified"`
	Failed   int     `json:"failed"`
	Skipped  int     `json:"skipped"`
	Seconds  float64 `json:"seconds"`
	Safe     bool    `json:"safe"`
}

// runVerify compares a card with the journal, and changes neither.
func (a *app) runVerify(ctx context.Context, paths []string) error {
	if err := someThere(paths); err != nil {
		return err
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	importer, _ := a.importer(j.store, j.dir)
	a.progress.start()
	s, err := importer.Verify(ctx, paths, ingest.Options{Left: a.nameLeft, Note: a.nameNote},
		a.showImport, a.nameFailure)
	a.progress.clear()
	if a.flags.json {
		did := verifySummary{s.Found, s.Duplicates, s.Failed, s.Skipped, s.Seconds, s.Safe}
		if printErr := printJSON(a.stdout, summary{did}); err == nil {
			err = printErr
		}
	}
	if err != nil {
		return err
	}
	a.say("verified %s, %s not in the journal or not whole, in %s", words.Count(s.Duplicates, "photo"),
		words.Number(s.Failed), seconds(s.Seconds))
	a.tellLeft(s)
	switch {
	case s.Safe:
		a.say("every photo on it is whole in the journal: the card is safe to wipe")
	case s.Failed > 0:
		a.note("not safe to wipe: see what is named above")
	case s.LeavesContent():
		a.note("every photo is whole in the journal; what is left is on the card only")
	}
	return outcome(s.Duplicates, s.Failed)
}
