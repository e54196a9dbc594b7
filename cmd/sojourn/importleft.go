package main

import (
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/journal/ingest"
	"sojourn/tui/words"
)

// nameLeft names what stays on the card, if somebody made it; the rest is only counted.
func (a *app) nameLeft(l ingest.Left) {
	switch {
	case !l.What.IsContent():
	case a.flags.json:
		_ = printJSON(a.stdout, l) // what cannot be written now cannot at the end, where it is told
	default:
		a.note("%s: stays on the card: a %s", journal.Visible(l.Path), l.What)
	}
}

func (a *app) nameNote(n ingest.Note) {
	if a.flags.json {
		_ = printJSON(a.stdout, n) // the same
		return
	}
	a.note("%s: %s", journal.Visible(n.Path), n.Text)
}

// tellLeft says "left on the card: 12 videos, 3 live-photo clips".
func (a *app) tellLeft(s ingest.Summary) {
	var parts []string
	for _, kind := range ingest.LeftKinds {
		switch n := s.Left[kind]; {
		case n == 1:
			parts = append(parts, "1 "+string(kind))
		case n > 1:
			parts = append(parts, words.Number(n)+" "+kind.Plural())
		}
	}
	if len(parts) > 0 {
		a.note("left on the card: %s", strings.Join(parts, ", "))
	}
}

// tellSecond says what came of the copies on another disk.
func (a *app) tellSecond(s *ingest.SecondSummary) {
	if s == nil {
		return
	}
	dir := journal.Visible(s.Dir)
	if s.Missing == 0 {
		a.say("second copy below %s: %s copied, %s there already, all verified", dir,
			words.Count(s.Copied, "file"), words.Number(s.There))
		return
	}
	problem := ""
	if s.Problem != "" {
		problem = ": " + s.Problem
	}
	a.warn("second copy below %s%s; %s missing there", dir, problem, isOrAre(s.Missing, "file"))
	a.warn("  the journal itself is whole; put that right, and run the same import again")
}

func isOrAre(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return words.Number(n) + " " + noun + "s are"
}

// missingOf counts the second copies that could not be made.
func missingOf(s *ingest.SecondSummary) int {
	if s == nil {
		return 0
	}
	return s.Missing
}

// tellSafety says whether the card can be wiped, where that is known, and else how to know it.
func (a *app) tellSafety(s ingest.Summary, o ingest.Options) {
	switch {
	case o.DryRun || o.Link || s.Found == 0:
	case s.Safe:
		a.say("every photo on it is copied and verified: the card is safe to wipe")
	case s.Failed > 0:
		a.note("not yet safe to wipe: what failed is on the card only")
	case s.Known > 0:
		a.note("%s known from before and not read again: `sojourn import --verify` tells whether the card is safe to wipe",
			wasOrWere(s.Known))
	case s.LeavesContent():
		a.note("every photo is copied and verified; what is left is on the card only")
	}
}

func wasOrWere(n int) string {
	if n == 1 {
		return "1 photo was"
	}
	return fmt.Sprintf("%s photos were", words.Number(n))
}
