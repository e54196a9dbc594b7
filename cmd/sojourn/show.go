package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

func (a *app) showCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "show " + someEntries, Short: "Show everything known of entries",
		Long: "Show tells all that is known of each entry. An ID may be shortened as long as it is clear.\n" +
			"With --json it prints the objects that `sojourn list --json` prints.",
		Example: "  sojourn show 7Q2M\n  sojourn show 7Q2M0XJ4KA --json",
		RunE: func(c *cobra.Command, args []string) error {
			j, ids, err := a.chosen(c, args, of)
			if err != nil {
				return err
			}
			entries, err := j.store.EntriesOf(c.Context(), ids)
			if err != nil {
				return err
			}
			if a.flags.json {
				return a.showJSON(c.Context(), j, entries)
			}
			return a.showEntries(c.Context(), j, entries)
		},
	}
	a.selects(c, &of)
	return c
}

func (a *app) showEntries(ctx context.Context, j *opened, entries []journal.Entry) error {
	for n, e := range entries {
		if n > 0 {
			fmt.Fprintln(a.stdout)
		}
		onward, err := j.onwardOf(ctx, e)
		if err != nil {
			return err
		}
		a.showEntry(e)
		for _, d := range e.Deliveries {
			a.fact(d.Destination, join("\n", deliveryWords(d), onwardWords(onward[d.Destination])))
		}
	}
	return nil
}

const labelCells = 12

// fact prints one line of what is known, or several where value has line breaks.
func (a *app) fact(label, value string) {
	if value == "" {
		return
	}
	lines := strings.Split(journal.VisibleLines(value), "\n")
	if width := a.out.width(); width > 2*labelCells {
		lines = words.Wrap(value, width-labelCells)
	}
	label = a.paint(words.Fit(label, labelCells), faint)
	for _, line := range lines {
		fmt.Fprintln(a.stdout, strings.TrimRight(label+line, " "))
		label = strings.Repeat(" ", labelCells)
	}
}

func (a *app) showEntry(e journal.Entry) {
	a.fact("id", string(e.ID))
	a.fact("taken", takenWords(e.Taken))
	if e.Taken.Adjust != 0 {
		a.fact("clock", "corrected by "+e.Taken.Adjust.String()+"; the camera wrote "+e.Taken.Written)
	}
	a.fact("place", placeWords(e.Place))
	a.fact("shown", placeWords(e.Shown))
	if e.NoGo != "" {
		a.fact("no-go area", e.NoGo+": the place is told nowhere")
	}
	a.fact("headline", e.Headline)
	a.fact("caption", e.Caption)
	a.fact("alt text", e.Alt)
	a.fact("keywords", keywordWords(e.Keywords))
	a.fact("people", strings.Join(e.People, ", "))
	a.fact("language", e.Language)
	a.fact("byline", e.Credits.Byline)
	a.fact("credit", e.Credits.Credit)
	a.fact("copyright", e.Credits.Copyright)
	a.fact("for desk", e.Credits.Instructions)
	if e.Rating > 0 {
		a.fact("rating", strings.Repeat(theme.SignStar, e.Rating))
	}
	if e.Rejected {
		a.fact("rejected", "yes")
	}
	a.fact("trip", e.Trip)
	for _, p := range e.Photos {
		a.showPhoto(p)
	}
}

func (a *app) showPhoto(p journal.Photo) {
	f := p.Original()
	a.fact("file", fmt.Sprintf("%s, %s, %s", f.Name, p.MIME, words.Bytes(f.Bytes)))
	if p.Width > 0 {
		a.fact("size", fmt.Sprintf("%d × %d", p.Width, p.Height))
	}
	a.fact("camera", join(", ", camera(p), p.Lens, prefixed("serial ", p.Serial)))
	a.fact("exposure", exposureWords(p.Exposure))
	if p.Direction != nil {
		a.fact("direction", fmt.Sprintf("%.0f° from north", *p.Direction))
	}
	a.fact("sha256", f.SHA256)
	a.fact("problem", p.Problem)
}
