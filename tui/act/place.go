package act

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// samePlace gives ids the place of the frame before the first of them. Among several, those that
// have a better place keep it; one alone was meant.
func (h *Hands) samePlace(ids []journal.ID, k keys.Act) tea.Cmd {
	return h.later(func(ctx context.Context) outcome {
		before, err := h.store.Previous(ctx, ids[0])
		if journal.KindOf(err) == journal.NotFound || err == nil && before.Place == nil {
			said := "no frame before this one has a place; " + keys.Name(k.Place) + " searches for one"
			return outcome{said: route.Notice{Text: said}}
		}
		if err != nil {
			return failed(nil, err)
		}
		place := before.Place.Copied()
		to, err := h.withoutBetter(ctx, ids)
		if err != nil {
			return failed(nil, err)
		}
		n, err := 0, error(nil)
		if len(to) > 0 {
			n, err = h.store.Apply(ctx, change("place", to, func(p *journal.Patch) { p.Place = &place }))
		}
		if err != nil {
			return failed(nil, err)
		}
		return outcome{ids: to, said: route.Notice{Text: placed(n, len(ids)-len(to), place) + undone(n, k)}}
	})
}

// withoutBetter are those of ids whose place a copied one may replace unasked.
func (h *Hands) withoutBetter(ctx context.Context, ids []journal.ID) ([]journal.ID, error) {
	if len(ids) == 1 {
		return ids, nil
	}
	var list []journal.ID
	for _, id := range ids {
		e, err := h.store.Entry(ctx, id)
		if err != nil {
			return nil, err
		}
		if e.Place == nil || !e.Place.Source.BetterThan(journal.PlaceCopied) {
			list = append(list, id)
		}
	}
	return list, nil
}

func placed(n, kept int, p journal.Place) string {
	said := "placed " + words.Count(n, "photo") + " as the frame before: " + p.Label()
	if n == 0 {
		said = "nothing was placed: it is " + p.Label() + " already"
	}
	switch {
	case kept > 0 && n == 0:
		return "nothing was placed: there are better places already"
	case kept == 1:
		said += "; 1 keeps a better place"
	case kept > 1:
		said += "; " + words.Number(kept) + " keep a better place"
	}
	return said
}
