package main

import (
	"context"
	"fmt"
	"time"

	"sojourn/journal"
	"sojourn/journal/export"
	"sojourn/journal/ingest"
	"sojourn/tui/words"
)

// exports returns those of paths that are exports of a journal, and no cards.
func exports(paths []string) []string {
	var some []string
	for _, path := range paths {
		if export.Is(path) {
			some = append(some, path)
		}
	}
	return some
}

// importExports takes exports of journals; they come as they are, without what is said of a card.
func (a *app) importExports(ctx context.Context, paths, some []string, o ingest.Options) error {
	switch {
	case len(some) < len(paths):
		return usagef("%s is an export of a journal: import it apart from cards", journal.Visible(some[0]))
	case o.Link || o.DryRun || o.Zone != nil || o.ClockOffset != 0 || o.Trip != "" || o.Second != "":
		return usagef("%s is an export of a journal: it comes as it is, without these flags", journal.Visible(some[0]))
	}
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	var failed, taken int
	for _, path := range some {
		did, err := a.importExport(ctx, j, path)
		if err != nil {
			return err
		}
		failed += did.Failed
		taken += did.Entries + did.Known + did.Tracks + did.Destinations + did.Named + did.Stayed
	}
	return outcome(taken, failed)
}

func (a *app) importExport(ctx context.Context, j *opened, path string) (export.Imported, error) {
	a.progress.start()
	did, err := export.Import(ctx, path, j.store, func(done int) {
		a.progress.show(func(time.Duration) string { return "imported " + words.Count(done, "entry") })
	}, a.nameUnimported)
	a.progress.clear()
	if a.flags.json {
		if printErr := printJSON(a.stdout, summary{did}); err == nil {
			err = printErr
		}
	}
	if err != nil {
		return did, err
	}
	named := ""
	if did.Named > 0 {
		named = words.Number(did.Named) + " codes, templates, trips and queries, "
	}
	a.say("imported %s, %s, %s, %s%s (%s), verified; %s known already, %s failed",
		words.Count(did.Entries, "entry"), words.Count(did.Tracks, "track"),
		words.Count(did.Destinations, "destination"), named, words.Count(did.Files, "file"), words.Bytes(did.Bytes),
		words.Number(did.Known+did.Stayed), words.Number(did.Failed))
	a.tellSending(did)
	return did, nil
}

// tellSending tells what could make the journal send, and send what its twin sends too.
func (a *app) tellSending(did export.Imported) {
	for _, d := range did.Added {
		line := fmt.Sprintf("destination %s: %s %s", d.Name, journal.Visible(d.Kind), journal.Visible(whereOf(d)))
		if kinds[d.Kind].secret.needs {
			line += "; its token is not in an export: `sojourn destination add` takes it"
		}
		a.note("%s", line)
	}
	if did.Waiting > 0 {
		a.note("%s not sent when it was exported, and perhaps since: mark them again to send them from here",
			words.Count(did.Waiting, "delivery"))
	}
}

func (a *app) nameUnimported(f export.Failure) {
	if a.flags.json {
		_ = printJSON(a.stdout, f) // what cannot be written now cannot at the end, where it is told
		return
	}
	where := journal.Visible(f.Path)
	if f.Line > 0 {
		where = fmt.Sprintf("%s, line %d", where, f.Line)
	}
	a.warn("%s: %s", where, f.Problem)
}
