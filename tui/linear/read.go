package linear

import (
	"context"
	"strconv"
	"strings"

	"sojourn/journal"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// page is how many entries are named at once.
const page = 20

func (t *Talk) list(ctx context.Context, query string) error {
	q, err := t.parsed(ctx, query)
	if err != nil {
		return err
	}
	total, err := t.Store.Count(ctx, q)
	if err != nil {
		return err
	}
	t.query, t.asked, t.total, t.from, t.listed, t.this = q, query, total, 0, nil, 0
	if total == 0 {
		t.say("Nothing is found.")
		return nil
	}
	return t.more(ctx, "")
}

// parsed reads a query, and looks up what it names.
func (t *Talk) parsed(ctx context.Context, query string) (journal.Query, error) {
	q, err := journal.ParseQuery(query)
	if err == nil && q.NeedsLookup() {
		q, err = t.Guide.Resolve(ctx, q)
	}
	return q, err
}

// more names the next page; numbers go on counting.
func (t *Talk) more(ctx context.Context, _ string) error {
	if t.from >= t.total {
		t.say("There are no more.")
		return nil
	}
	all, err := t.Store.List(ctx, t.query, journal.Page{Offset: t.from, Limit: page, Newest: true})
	if err != nil {
		return err
	}
	for _, s := range all {
		t.say("%d. %s", t.number(s.ID), summary(s))
	}
	t.from += page
	if t.from < t.total && len(all) > 0 {
		t.say("That is %d of %s; type more for the next.", t.from, words.Count(t.total, "entry"))
	}
	return nil
}

// summary is an entry in one sentence, what names it first.
func summary(s journal.Summary) string {
	title := s.Caption
	if title == "" {
		title = "no caption, " + s.Original.Name
	}
	parts := []string{journal.Visible(title)}
	if s.Photos > 1 {
		parts = append(parts, "series of "+words.Count(s.Photos, "photo"))
	}
	if at := s.Taken.Local(); !at.IsZero() {
		parts = append(parts, words.Day(at)+" "+words.Clock(at))
	}
	place := journal.Visible(s.Area)
	if !s.HasPlace {
		place = "no place"
	}
	parts = append(parts, place)
	if s.Photos > 0 && !s.HasAlt {
		parts = append(parts, "no alt text")
	}
	if s.Rating > 0 {
		parts = append(parts, words.Count(s.Rating, "star"))
	}
	if s.Rejected {
		parts = append(parts, "rejected")
	}
	if s.Problem != "" {
		parts = append(parts, journal.Visible(s.Problem))
	}
	for _, d := range s.Deliveries {
		parts = append(parts, theme.Word(d.State)+" for "+d.Destination)
	}
	return joined(parts, "; ") + "."
}

func joined(parts []string, between string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, between)
}

// next tells the entry after the one that was spoken of; at the end of the list, the next page's first.
func (t *Talk) next(ctx context.Context, _ string) error {
	if t.this >= len(t.listed) && t.from < t.total {
		if err := t.more(ctx, ""); err != nil {
			return err
		}
	}
	return t.step(ctx, t.this+1, "That was the last one; type list for others.")
}

func (t *Talk) back(ctx context.Context, _ string) error {
	return t.step(ctx, t.this-1, "There is none before it.")
}

func (t *Talk) step(ctx context.Context, to int, otherwise string) error {
	if to < 1 || to > len(t.listed) {
		t.say("%s", otherwise)
		return nil
	}
	t.say("Number %d.", to)
	return t.show(ctx, strconv.Itoa(to))
}
