package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/tui/words"
)

func (a *app) trackCommand() *cobra.Command {
	return group("track", "Import tracks, and place entries from them",
		a.trackImportCommand(), a.trackMatchCommand())
}

func (a *app) trackImportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE…", Short: "Put tracks into the journal",
		Long: "Import keeps the timed positions of GPX files, of KML with times, of Google's Records.json and\n" +
			"Timeline.json, and of a receiver's NMEA log; `sojourn track match` places entries from them.\n" +
			"The same file is kept once. Of a file that breaks off, what comes before the break is kept; points that\n" +
			"have no time are left out. Within a segment, times that run backwards are put in order.",
		Example: "  sojourn track import ~/garmin/*.gpx",
		Args:    atLeast(1, "FILE"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runTrackImport(c.Context(), args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, directive) {
			return []string{"gpx", "kml", "json", "nmea", "log"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
}

// trackSummary ends `track import --json`.
type trackSummary struct {
	Imported   int `json:"imported"`
	Duplicates int `json:"duplicates"`
	Failed     int `json:"failed"`
	Fixes      int `json:"fixes"`
}

func (a *app) runTrackImport(ctx context.Context, files []string) error {
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	var sum trackSummary
	for _, file := range files {
		if err := a.importTrack(ctx, j, file, &sum); err != nil {
			return err
		}
	}
	if a.flags.json {
		if err := printJSON(a.stdout, summary{sum}); err != nil {
			return err
		}
	}
	if sum.Imported > 0 {
		a.note("`sojourn track match` places entries from it")
	}
	return outcome(sum.Imported+sum.Duplicates, sum.Failed)
}

// importTrack keeps one file. Errors are the journal's; what is wrong with the file is told.
func (a *app) importTrack(ctx context.Context, j *opened, file string, sum *trackSummary) error {
	r := trackFile{path: file, report: a.reading(file)}
	added, err := j.store.TakeTrack(ctx, r.read)
	a.progress.clear()
	if r.problem != nil {
		sum.Failed++
		told := join("; ", r.problem.Error(), journal.HintOf(r.problem))
		a.fail(failure{Path: file, Problem: journal.CleanLine(told)})
	}
	if errors.Is(err, errNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	name := journal.Visible(filepath.Base(file))
	if !added {
		sum.Duplicates++
		a.say("%s: known already", name)
		return nil
	}
	sum.Imported++
	sum.Fixes += r.found.Fixes
	line := fmt.Sprintf("%s: %s, %s", name, words.Count(r.found.Fixes, "fix"), spanWords(r.found))
	if n := r.found.Skipped; n > 0 {
		line += fmt.Sprintf("; %s left out, without a time or a position", words.Count(n, "point"))
	}
	a.say("%s", line)
	return nil
}

// spanWords says when a track begins and ends.
func spanWords(t gpx.Track) string {
	const layout = "2 January 2006 15:04"
	return t.From.Format(layout) + " to " + t.To.Format(layout) + " UTC"
}

// reading shows how far a long file is read.
func (a *app) reading(file string) func(done, total int64) {
	a.progress.start()
	name := journal.Visible(filepath.Base(file))
	return func(done, total int64) {
		a.progress.show(func(elapsed time.Duration) string {
			rate := float64(done) / elapsed.Seconds()
			return fmt.Sprintf("reading %s: %s", name, words.Bytes(done)) + meter(done, total, rate) + left(done, total, elapsed)
		})
	}
}

// fail names one thing that could not be done.
func (a *app) fail(f failure) {
	if a.flags.json {
		_ = printJSON(a.stdout, f) // what cannot be written now cannot at the end, where it is told
		return
	}
	a.warn("%s: %s", journal.Visible(join("", f.Path, f.ID)), journal.Visible(f.Problem))
}
