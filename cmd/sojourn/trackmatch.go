package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/tui/words"
)

func (a *app) trackMatchCommand() *cobra.Command {
	return &cobra.Command{
		Use: "match [QUERY…]", Short: "Place entries from the imported tracks",
		Long: "Match places the entries that QUERY selects, all without one, where the tracks say that you were\n" +
			"at their time. A place that is better known already stays: one that you typed, or the camera's.\n" +
			"Between two fixes more than 30 minutes apart, and beyond a track's ends, nothing is guessed.",
		Example: "  sojourn track match\n  sojourn track match is:no-place from:2013-02-20",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			j, q, err := a.asked(c.Context(), args)
			if err != nil {
				return err
			}
			entries, err := j.worsePlaced(c.Context(), q)
			if err != nil {
				return err
			}
			return a.match(c.Context(), j, entries)
		},
		ValidArgsFunction: a.completeQuery,
	}
}

// worsePlaced returns the entries of q whose place a track may say better.
func (j *opened) worsePlaced(ctx context.Context, q journal.Query) ([]journal.Entry, error) {
	var entries []journal.Entry
	err := pages(journal.Page{}, func(p journal.Page) (int, error) {
		page, err := j.store.Entries(ctx, q, p)
		for _, e := range page {
			if len(e.Photos) > 0 && (e.Place == nil || journal.PlaceTrack.BetterThan(e.Place.Source)) {
				entries = append(entries, e)
			}
		}
		return len(page), err
	})
	return entries, err
}

// placeFromTrack is `sojourn place --from-track`: for these entries whatever place they have.
func (a *app) placeFromTrack(ctx context.Context, j *opened, ids []journal.ID) error {
	entries, err := j.read(ctx, ids)
	if err != nil {
		return err
	}
	return a.match(ctx, j, entries)
}

// matchSummary ends `track match --json`.
type matchSummary struct {
	Entries int `json:"entries"`
	Placed  int `json:"placed"`
	Failed  int `json:"failed"`
}

// match places entries from the tracks, in one step, and names those that it cannot place.
func (a *app) match(ctx context.Context, j *opened, entries []journal.Entry) error {
	line, err := j.timeline(ctx, entries)
	if err != nil {
		return err
	}
	change := journal.Change{}
	failed := 0
	for _, e := range entries {
		place, err := a.located(line, e)
		if err != nil {
			failed++
			a.fail(failure{ID: string(e.ID), Problem: title(e) + ": " + journal.CleanLine(err.Error())})
			continue
		}
		change.Patches = append(change.Patches, journal.Patch{ID: e.ID, Place: place})
	}
	placed := len(change.Patches)
	if placed > 0 {
		change.Label = "place of " + words.Count(placed, "entry") + " from tracks"
		if _, err := j.store.Apply(ctx, change); err != nil {
			return err
		}
	}
	if a.flags.json {
		if err := printJSON(a.stdout, summary{matchSummary{len(entries), placed, failed}}); err != nil {
			return err
		}
	}
	a.tellMatched(len(entries), placed, failed)
	return outcome(placed, failed)
}

func (a *app) tellMatched(entries, placed, failed int) {
	switch {
	case entries == 0:
		a.say("nothing to place: every entry has a place that is as good or better")
	case failed > 0:
		a.say("placed %s from the tracks, %s not", words.Count(placed, "entry"), words.Number(failed))
	default:
		a.say("placed %s from the tracks", words.Count(placed, "entry"))
	}
}

// timeline reads the tracks of the time that entries cover.
func (j *opened) timeline(ctx context.Context, entries []journal.Entry) (gpx.Timeline, error) {
	var from, to time.Time
	for _, e := range entries {
		if !e.Taken.HasOffset() {
			continue
		}
		at := e.Taken.Local()
		if from.IsZero() || at.Before(from) {
			from = at
		}
		if at.After(to) {
			to = at
		}
	}
	if from.IsZero() {
		return gpx.NewTimeline(nil), nil
	}
	const lookAround = 7 * 24 * time.Hour // to say how far away the nearest fix is
	segments, err := j.store.Fixes(ctx, from.Add(-lookAround), to.Add(lookAround))
	if err == nil && len(segments) == 0 {
		err = &journal.Error{
			Op: "place from tracks", Kind: journal.NotFound,
			Err:  errors.New("there is no track of the days around these entries"),
			Hint: "`sojourn track import FILE` puts a GPX track into the journal",
		}
	}
	return gpx.NewTimeline(segments), err
}

// located finds where e was made, with the names of that place.
func (a *app) located(line gpx.Timeline, e journal.Entry) (*journal.Place, error) {
	if !e.Taken.HasOffset() {
		problem := "its time is not known"
		if e.Taken.Known() {
			problem = "its camera told no offset from UTC; give its time with one by `sojourn edit --at`"
		}
		return nil, &journal.Error{Kind: journal.Invalid, Err: errors.New(problem)}
	}
	match, err := line.Locate(e.Taken.Local(), gpx.Rules{})
	if err != nil {
		return nil, err
	}
	place := match.Place()
	return place, a.nameAreas(place)
}
