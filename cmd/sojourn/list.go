package main

import (
	"context"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

const listHelp = `List shows the entries that QUERY selects, all without one, in the order in which they were
taken. Its terms:

` + queryHelp + `

Signs: ★ rating, ✗ rejected, ×4 a series of four photos, ∅ no alt text, ⚠ damaged file;
○ marked ▶ sending ✓ sent ✎ changed since ? may have arrived ! needs you = waits.

With --json one object a line: id, cameraTime, takenAt, takenAtSource, zone, caption, alt, headline,
keywords, byline, credit, copyright, instructions, people, language, rating, trip, place, shown,
photos, deliveries.`

func (a *app) listCommand() *cobra.Command {
	var page journal.Page
	c := &cobra.Command{
		Use: "list [QUERY…]", Short: "Show entries, all or those of a query", Long: listHelp,
		Example: "  sojourn list is:uncaptioned\n  sojourn list Taedong from:2013-02-20 not is:sent --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if page.Limit < 0 {
				return usagef("--limit takes 1 or more")
			}
			j, q, err := a.asked(c.Context(), args)
			if err != nil {
				return err
			}
			if a.flags.json {
				return a.listJSON(c.Context(), j, q, page)
			}
			return a.listTable(c.Context(), j, q, page)
		},
		ValidArgsFunction: a.completeQuery,
	}
	c.Flags().IntVar(&page.Limit, "limit", 0, "at most `N` entries")
	c.Flags().BoolVar(&page.Newest, "newest", false, "the newest first")
	return c
}

const pageSize = 500

// pages calls read for one page after another until limit entries or the end. read returns how
// many there were.
func pages(whole journal.Page, read func(p journal.Page) (int, error)) error {
	for p := whole; ; p.Offset += pageSize {
		p.Limit = pageSize
		if whole.Limit > 0 {
			p.Limit = min(pageSize, whole.Limit-p.Offset)
		}
		if p.Limit <= 0 {
			return nil
		}
		n, err := read(p)
		if err != nil || n < p.Limit {
			return err
		}
	}
}

func (a *app) listJSON(ctx context.Context, j *opened, q journal.Query, page journal.Page) error {
	return pages(page, func(p journal.Page) (int, error) {
		entries, err := j.store.Entries(ctx, q, p)
		for _, e := range entries {
			if err == nil {
				err = printJSON(a.stdout, newEntryJSON(e))
			}
		}
		return len(entries), err
	})
}

func (a *app) listTable(ctx context.Context, j *opened, q journal.Query, page journal.Page) error {
	t := a.newTable("id", "taken", "place", "signs", "caption")
	none := true
	err := pages(page, func(p journal.Page) (int, error) {
		list, err := j.store.List(ctx, q, p)
		if err != nil || len(list) == 0 {
			return 0, err
		}
		none = false
		for _, s := range list {
			t.row(cell{text: string(s.ID), ink: faint}, cell{text: taken(s.Taken)}, cell{text: s.Area},
				cell{text: signs(s)}, captionCell(s))
		}
		return len(list), t.flush(a.stdout)
	})
	if err == nil && none {
		a.noneFound(q)
	}
	return err
}

func (a *app) noneFound(q journal.Query) {
	if len(q.Terms) == 0 {
		a.note("the journal is empty; `sojourn import PATH` puts photos into it")
		return
	}
	a.note("nothing found")
}
