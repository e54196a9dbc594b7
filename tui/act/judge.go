package act

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

func (h *Hands) rate(ids []journal.ID, rating int, k keys.Act) tea.Cmd {
	c := change("rating", ids, func(p *journal.Patch) { p.Rating = &rating })
	return h.later(func(ctx context.Context) outcome {
		n, err := h.store.Apply(ctx, c)
		if err != nil {
			return failed(ids, err)
		}
		return outcome{ids: ids, said: many(ids, rated(n, len(ids), rating)+undone(n, k))}
	})
}

func rated(n, of, rating int) string {
	stars := theme.SignStar + fmt.Sprint(rating)
	switch {
	case n == 0 && rating == 0:
		return "none of " + words.Count(of, "photo") + " has a rating"
	case n == 0:
		return "all " + words.Count(of, "photo") + " are rated " + stars + " already"
	case rating == 0:
		return "took the rating of " + words.Count(n, "photo") + " away"
	}
	return "rated " + words.Count(n, "photo") + " " + stars + others(n, of, "had it already")
}

// reject rejects ids, or takes it back where all of them are rejected.
func (h *Hands) reject(ids []journal.ID, k keys.Act) tea.Cmd {
	yes, no := true, false
	reject := change("rejection", ids, func(p *journal.Patch) { p.Rejected = &yes })
	back := change("rejection taken back", ids, func(p *journal.Patch) { p.Rejected = &no })
	return h.later(func(ctx context.Context) outcome {
		n, err := h.store.Apply(ctx, reject)
		said := "rejected " + words.Count(n, "photo") + others(n, len(ids), "were already")
		if err == nil && n == 0 {
			n, err = h.store.Apply(ctx, back)
			said = "rejected no more: " + words.Count(n, "photo")
		}
		if err != nil {
			return failed(ids, err)
		}
		return outcome{ids: ids, said: many(ids, said+undone(n, k))}
	})
}

// undone tells how what was done to n photos is taken back.
func undone(n int, k keys.Act) string {
	if n == 0 {
		return ""
	}
	return "; " + keys.Name(k.Undo) + " undoes it"
}

// change is one change of ids: one undo takes all of it back.
func change(what string, ids []journal.ID, set func(p *journal.Patch)) journal.Change {
	label := what + " of " + words.Count(len(ids), "photo")
	c := journal.Change{Label: label, Patches: make([]journal.Patch, len(ids))}
	for i, id := range ids {
		c.Patches[i].ID = id
		set(&c.Patches[i])
	}
	return c
}

// many says it only of several photos: of one, the screen shows it.
func many(ids []journal.ID, text string) route.Notice {
	if len(ids) < 2 {
		return route.Notice{}
	}
	return route.Notice{Text: text}
}

// others tells of those of all that were not changed.
func others(n, of int, why string) string {
	if n == of {
		return ""
	}
	why = words.Number(of-n) + " " + why
	if of-n == 1 {
		why = strings.Replace(why, "were", "was", 1)
	}
	return ", " + why
}
