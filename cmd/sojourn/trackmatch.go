package main

import (
	"context"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/gpx"
	"sojourn/journal/jsonline"
	"sojourn/tui/words"
)

const matchHelp = `Match places the entries that QUERY selects, all without one, where the tracks say that you were
at their time, in one step that ` + "`sojourn undo`" + ` takes back. A place that is better known already stays: one that
you typed, or the camera's.

Between two fixes of a track that are more than --max-gap apart, and beyond a track's ends, nothing is
guessed; --extrapolate takes the last fix before or the first one after as it is, if it is so near. Where
tracks overlap, the one with the nearest fix counts.`

// matching is what the flags of ` + "`track match` and `place --from-track`" + ` ask for.
type matching struct {
	rules gpx.Rules
	dry   bool
}

func (a *app) trackMatchCommand() *cobra.Command {
	var m matching
	c := &cobra.Command{
		Use: "match [QUERY…]", Short: "Place entries from the imported tracks", Long: matchHelp,
		Example: "  sojourn track match --dry-run\n  sojourn track match is:no-place from:2013-02-20 --extrapolate 2m",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := m.check(); err != nil {
				return err
			}
			j, q, err := a.asked(c.Context(), args)
			if err != nil {
				return err
			}
			frames, err := j.worsePlaced(c.Context(), q)
			if err != nil {
				return err
			}
			return a.match(c.Context(), j, frames, m)
		},
		ValidArgsFunction: a.completeQuery,
	}
	m.flags(c)
	c.Flags().BoolVar(&m.dry, "dry-run", false, "only tell what would be placed, and where")
	return c
}

func (m *matching) flags(c *cobra.Command) {
	c.Flags().DurationVar(&m.rules.MaxGap, "max-gap", gpx.MaxGap, "between two fixes of a track at most this: `D`, like 1h")
	c.Flags().DurationVar(&m.rules.Extrapolate, "extrapolate", 0, "`D` beyond a track's fixes, like 2m")
}

func (m matching) check() error {
	if m.rules.MaxGap <= 0 || m.rules.Extrapolate < 0 {
		return usagef("--max-gap and --extrapolate take a span of time, like 45m or 2m30s")
	}
	return nil
}

// worsePlaced returns the entries of q whose place a track may say better.
func (j *opened) worsePlaced(ctx context.Context, q journal.Query) ([]journal.Frame, error) {
	var frames []journal.Frame
	err := j.store.EachFrame(ctx, q, func(f journal.Frame) error {
		if f.Place == nil || journal.PlaceTrack.BetterThan(f.Place.Source) {
			frames = append(frames, f)
		}
		return nil
	})
	return frames, err
}

// placeFromTrack is `sojourn place --from-track`: for these entries whatever place they have.
func (a *app) placeFromTrack(ctx context.Context, j *opened, ids []journal.ID, m matching) error {
	entries, err := j.store.EntriesOf(ctx, ids)
	if err != nil {
		return err
	}
	frames := make([]journal.Frame, len(entries))
	for i, e := range entries {
		frames[i] = journal.Frame{ID: e.ID, Taken: e.Taken}
	}
	return a.match(ctx, j, frames, m)
}

// match places entries from the tracks, in one step, and names those that it cannot place.
func (a *app) match(ctx context.Context, j *opened, frames []journal.Frame, m matching) error {
	taken := make([]journal.Moment, len(frames))
	for i, f := range frames {
		taken[i] = f.Taken
	}
	answers, err := gpx.Find(ctx, j.store, taken, m.rules, a.counter("looked for", "entry"))
	if err != nil {
		return err
	}
	did := matched{Entries: len(frames), titles: titles{store: j.store, frames: frames}}
	for i, answer := range answers {
		if err := a.answered(ctx, &did, i, answer, m.dry); err != nil {
			return err
		}
	}
	a.progress.clear()
	if did.Placed > 0 && !m.dry {
		did.change.Label = "place of " + words.Count(did.Placed, "entry") + " from tracks"
		if _, err := j.store.Apply(ctx, did.change); err != nil {
			return err
		}
	}
	told := a.tellMatched(did, m.dry)
	if did.Placed == 0 || m.dry {
		return told
	}
	if err := a.doubtClocks(ctx, j); err != nil {
		return err
	}
	return told
}

// matched ends `track match --json`.
type matched struct {
	Entries int `json:"entries"`
	Placed  int `json:"placed"`
	Failed  int `json:"failed"`
	change  journal.Change
	titles  titles
}

// answered takes the answer about frame i: it is a patch, or is named with the reason.
func (a *app) answered(ctx context.Context, m *matched, i int, answer gpx.Answer, dry bool) error {
	id := m.titles.frames[i].ID
	if answer.Err != nil {
		m.Failed++
		title, err := m.titles.of(ctx, i)
		told := join("; ", answer.Err.Error(), unlessNotFound(answer.Err))
		a.fail(failure{ID: string(id), Problem: title + ": " + journal.CleanLine(told)})
		return err
	}
	m.Placed++
	place := answer.Match.Place()
	if err := a.nameAreas(place); err != nil {
		return err
	}
	if !dry {
		m.change.Patches = append(m.change.Patches, journal.Patch{ID: id, Place: place})
		return nil
	}
	switch {
	case a.flags.json:
		return printJSON(a.stdout, matchJSON{id, jsonline.NewPlace(place), answer.Match.Nearest.Seconds()})
	case a.flags.quiet:
		return nil
	}
	title, err := m.titles.of(ctx, i)
	near := words.Duration(answer.Match.Nearest)
	a.say("%s: %s, %s, nearest fix %s away", title, place.Point, journal.Visible(place.Label()), near)
	return err
}

// unlessNotFound is the hint of an error that the traveller can do something about at once.
func unlessNotFound(err error) string {
	if journal.KindOf(err) == journal.NotFound {
		return ""
	}
	return journal.HintOf(err)
}

// matchJSON is one line of `+"`track match --dry-run --json`"+`.
type matchJSON struct {
	ID      journal.ID      `json:"id"`
	Place   *jsonline.Place `json:"place"`
	Nearest float64         `json:"nearestFixSeconds"`
}

func (a *app) tellMatched(m matched, dry bool) error {
	if a.flags.json {
		if err := printJSON(a.stdout, summary{m}); err != nil {
			return err
		}
	}
	placed, not, end := "placed", "not", ""
	if dry {
		placed, not, end = "would place", "could not", "; nothing was changed"
	}
	switch {
	case m.Entries == 0:
		a.say("nothing to place: every entry has a place that is as good or better")
	case m.Failed > 0:
		a.say("%s %s from the tracks, %s %s%s", placed, words.Count(m.Placed, "entry"), words.Number(m.Failed), not, end)
	default:
		a.say("%s %s from the tracks%s", placed, words.Count(m.Placed, "entry"), end)
	}
	return outcome(m.Placed, m.Failed)
}
