package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/tui/words"
)

// repairJSON is the line of `check --repair --json` that comes before the findings.
type repairJSON struct {
	Damaged  string         `json:"damaged"`
	Pages    int            `json:"pages"`
	Broken   int            `json:"broken"`
	Saved    map[string]int `json:"saved"`
	Lost     map[string]int `json:"lost"`
	Emptied  []journal.ID   `json:"emptied"`
	Doubtful []journal.ID   `json:"doubtful"`
	Held     int            `json:"held"`
	UndoGone bool           `json:"undoGone"`
}

// repair repairs the journal's file where it is damaged, and tells what became of it.
func (a *app) repair(ctx context.Context) error {
	dir, err := a.journalDir()
	if err != nil {
		return err
	}
	done, err := sqlite.Repair(ctx, dir, version)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printJSON(a.stdout, struct {
			Repair repairJSON `json:"repair"`
		}{asRepairJSON(done)})
	}
	a.tellRepair(dir, done)
	return nil
}

func asRepairJSON(done journal.Repair) repairJSON {
	r := repairJSON{
		Damaged: done.Aside, Pages: done.Pages, Broken: done.Broken, Saved: map[string]int{}, Lost: map[string]int{},
		Emptied: append([]journal.ID{}, done.Emptied...), Doubtful: append([]journal.ID{}, done.Doubtful...),
		Held: done.Held, UndoGone: done.UndoGone,
	}
	for _, t := range done.Tables {
		r.Saved[t.Name], r.Lost[t.Name] = t.Saved, t.Lost
	}
	return r
}

func (a *app) tellRepair(dir string, done journal.Repair) {
	if done.Aside == "" {
		a.say("the journal's file is whole: there is nothing to repair")
		return
	}
	a.say("repaired; the damaged file is kept as %s", journal.Visible(filepath.Base(done.Aside)))
	for _, t := range done.Tables {
		switch {
		case t.Lost > 0:
			a.say("  %s: %s saved, at least %s lost", t.Name, words.Number(t.Saved), words.Number(t.Lost))
		case t.Saved > 0:
			a.say("  %s: %s saved", t.Name, words.Number(t.Saved))
		}
	}
	if done.Broken > 0 {
		a.say("  %d of %s could not be read", done.Broken, words.Count(done.Pages, "page"))
	}
	a.tellEntries("only photos, times or deliveries are left of", done.Emptied)
	a.tellEntries("the words may not be those that you wrote in", done.Doubtful)
	if done.Held > 0 {
		a.warn("%s: it is lost whether they were sent; `sojourn outbox` shows them", waiting(done.Held))
	}
	if done.UndoGone {
		a.warn("what was changed before this cannot be undone any more")
	}
	if !done.Complete() {
		a.warn("  what is lost may be in a backup: `sojourn restore FILE DIR`; %s",
			"photos without an entry: `sojourn import --link "+shellQuote(filepath.Join(dir, "originals"))+"`")
	}
}

// mostNamed is how many entries are named before the rest is only counted.
const mostNamed = 20

func (a *app) tellEntries(what string, ids []journal.ID) {
	if len(ids) == 0 {
		return
	}
	var names []string
	for _, id := range ids[:min(len(ids), mostNamed)] {
		names = append(names, journal.Visible(string(id)))
	}
	more := ""
	if n := len(ids) - mostNamed; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	a.warn("%s %s: %s%s", what, words.Count(len(ids), "entry"), strings.Join(names, " "), more)
}

func waiting(n int) string {
	if n == 1 {
		return "1 delivery waits for you"
	}
	return fmt.Sprintf("%s deliveries wait for you", words.Number(n))
}
