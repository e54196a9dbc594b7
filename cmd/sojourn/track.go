package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/tui/words"
)

func (a *app) trackCommand() *cobra.Command {
	return group("track", "Import GPX tracks, and place entries from them",
		a.trackImportCommand(), a.trackMatchCommand())
}

func (a *app) trackImportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE…", Short: "Put GPX tracks into the journal",
		Long: "Import keeps the timed positions of GPX files; `sojourn track match` places entries from them.\n" +
			"The same file is kept once. Of a file that breaks off, what comes before the break is kept.",
		Example: "  sojourn track import ~/garmin/*.gpx",
		Args:    atLeast(1, "FILE"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runTrackImport(c.Context(), args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, directive) {
			return []string{"gpx"}, cobra.ShellCompDirectiveFilterFileExt
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
	track, skipped, problem := readTrack(file)
	if problem != nil {
		sum.Failed++
		told := join("; ", problem.Error(), journal.HintOf(problem))
		a.fail(failure{Path: file, Problem: journal.CleanLine(told)})
	}
	fixes := gpx.Track{Segments: track.Segments}.Fixes()
	if fixes == 0 {
		return nil
	}
	added, err := j.store.AddTrack(ctx, track)
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
	sum.Fixes += fixes
	line := fmt.Sprintf("%s: %s, %s", name, words.Count(fixes, "fix"), spanWords(track.Segments))
	if skipped > 0 {
		line += fmt.Sprintf("; %s without a time or a position left out", words.Count(skipped, "point"))
	}
	a.say("%s", line)
	return nil
}

// readTrack reads a file. Where that fails part of it, the track has what came before.
func readTrack(file string) (t journal.Track, skipped int, err error) {
	in, err := os.Open(file)
	if failure, ok := errors.AsType[*fs.PathError](err); ok {
		return t, 0, failure.Err // the file's name is told beside it
	}
	defer in.Close()
	sum := sha256.New()
	read, err := gpx.Parse(io.TeeReader(in, sum))
	if err == nil && read.Fixes() == 0 {
		err = &journal.Error{
			Op: "read GPX", Kind: journal.Invalid, Err: errors.New("it has no timed positions"),
			Hint: "export the track with its times",
		}
	}
	_, _ = io.Copy(sum, in) // what the parser did not want belongs to the file's name in the journal
	if read.Name == "" {
		read.Name = journal.CleanLine(filepath.Base(file))
	}
	t = journal.Track{Name: read.Name, SHA256: hex.EncodeToString(sum.Sum(nil)), Segments: read.Segments}
	return t, read.Skipped, err
}

// spanWords says when a track begins and ends.
func spanWords(segments [][]journal.Fix) string {
	var from, to time.Time
	for _, s := range segments {
		first, last := s[0].At, s[len(s)-1].At
		if from.IsZero() || first.Before(from) {
			from = first
		}
		if last.After(to) {
			to = last
		}
	}
	const layout = "2 January 2006 15:04"
	return from.UTC().Format(layout) + " to " + to.UTC().Format(layout) + " UTC"
}

// fail names one thing that could not be done.
func (a *app) fail(f failure) {
	if a.flags.json {
		_ = printJSON(a.stdout, f) // what cannot be written now cannot at the end, where it is told
		return
	}
	a.warn("%s: %s", journal.Visible(join("", f.Path, f.ID)), journal.Visible(f.Problem))
}
