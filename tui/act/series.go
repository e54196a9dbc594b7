package act

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// series joins several entries to one, or splits one that is a series.
func (h *Hands) series(ids []journal.ID, k keys.Act) tea.Cmd {
	return h.later(func(ctx context.Context) outcome {
		if len(ids) > 1 {
			return h.join(ctx, ids, k)
		}
		e, err := h.store.Entry(ctx, ids[0])
		if err != nil {
			return failed(ids, err)
		}
		if len(e.Photos) < 2 {
			said := "one photo is no series; select several in the sheet, then " + keys.Name(k.Series) + " joins them"
			return outcome{said: route.Notice{Text: said}}
		}
		return h.split(ctx, e, k)
	})
}

func (h *Hands) join(ctx context.Context, ids []journal.ID, k keys.Act) outcome {
	done, err := h.store.Join(ctx, ids)
	if err != nil {
		return failed(nil, err)
	}
	said := "joined " + words.Count(done.Entries, "entry") + " to a series of " + words.Count(done.Photos, "photo")
	if len(done.Unmarked) > 0 {
		said += ", not marked for " + strings.Join(done.Unmarked, ", ") + " as not all were"
	}
	return outcome{said: route.Notice{Text: said + undone(1, k)}, shape: &route.Reshaped{ID: done.ID}}
}

func (h *Hands) split(ctx context.Context, e journal.Entry, k keys.Act) outcome {
	parts, err := h.store.Split(ctx, e.ID)
	if err != nil {
		return failed(nil, err)
	}
	said := "split the series into " + words.Count(len(parts), "entry")
	if len(e.Deliveries) > 0 {
		said += ", only the first stays marked"
	}
	return outcome{said: route.Notice{Text: said + undone(1, k)}, shape: &route.Reshaped{ID: e.ID, Parts: parts}}
}

// pace tells every screen whether to stay on what was rated.
func pace(stay bool) tea.Cmd {
	said := "after a rating: on to the next"
	if stay {
		said = "after a rating: stay on the photo"
	}
	return tea.Batch(route.To(route.Pace{Stay: stay}), route.To(route.Notice{Text: said}))
}
