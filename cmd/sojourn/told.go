package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/nogo"
	"sojourn/sync/destination/mastodon"
	"sojourn/tui/words"
)

const toldHelp = `Told lists what was sent and tells more of a place or a time than it may by now: because it lies in a
no-go area, or because its destination may learn less. Nothing is changed.

--edit queues an edit for each, which the next sync sends; undo takes that back until then. An edit
replaces what is shown. What somebody has read, copied, or a server keeps as an earlier version, it
does not take back.`

func (a *app) toldCommand() *cobra.Command {
	var to string
	var edit bool
	c := &cobra.Command{
		Use: "told", Short: "List what was sent and tells more than it may by now", Long: toldHelp, Args: exactly(),
		Example: "  sojourn told\n  sojourn told --to social --edit",
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			all, err := j.toldTooMuch(c.Context(), to)
			if err != nil {
				return err
			}
			if err := a.printTold(all); err != nil || !edit || len(all) == 0 {
				return err
			}
			return a.editTold(c.Context(), j, all)
		},
	}
	c.Flags().StringVar(&to, "to", "", "only what was sent to `DEST`")
	c.Flags().BoolVar(&edit, "edit", false, "queue the edits that tell less")
	a.complete(c, "to", a.completeDestinations)
	return c
}

// toldTooMuch is what was sent to a destination, or to all, and tells more than it may.
func (j *opened) toldTooMuch(ctx context.Context, to string) ([]journal.Sent, error) {
	if to != "" {
		if _, err := j.store.Destination(ctx, to); err != nil {
			return nil, err
		}
	}
	return nogo.NewKeeper(j.store).Told(ctx, func(s journal.Sent) bool { return to == "" || s.Delivery.Destination == to })
}

type toldJSON struct {
	Entry       journal.ID        `json:"entry"`
	Destination string            `json:"destination"`
	State       journal.State     `json:"state"`
	URL         string            `json:"url"`
	Told        journal.Precision `json:"told"`
	May         journal.Precision `json:"may"`
	NoGo        string            `json:"noGo"`
	Place       string            `json:"place"` // as it was told
}

func newToldJSON(s journal.Sent) toldJSON {
	return toldJSON{
		s.Entry.ID, s.Delivery.Destination, s.Delivery.State, s.Delivery.URL, s.Message.Precision(), s.May, s.Entry.NoGo,
		s.Message.Place.Label(),
	}
}

func (a *app) printTold(all []journal.Sent) error {
	if a.flags.json {
		return printEach(a, all, newToldJSON)
	}
	if len(all) == 0 {
		a.note("nothing that was sent tells more than it may")
		return nil
	}
	t := a.newTable("entry", "to", "told", "may tell", "why", "where")
	t.unfolds = true
	for _, s := range all {
		why := "the destination may learn less"
		if s.Entry.NoGo != "" {
			why = "in the no-go area " + s.Entry.NoGo
		}
		if !s.Delivery.Done() {
			why += "; the edit is queued"
		}
		t.row(cell{text: string(s.Entry.ID), ink: faint}, cell{text: s.Delivery.Destination},
			cell{text: string(s.Message.Precision())}, cell{text: string(s.May)}, cell{text: why}, cell{text: s.Delivery.URL})
	}
	return t.flush(a.stdout)
}

func (a *app) editTold(ctx context.Context, j *opened, all []journal.Sent) error {
	open, n, err := nogo.NewKeeper(j.store).Edit(ctx, all)
	if err != nil {
		return err
	}
	a.say("queued: edits of %s; `sojourn sync` sends them, `sojourn undo` takes that back", words.Count(n, "entry"))
	dests, err := j.store.Destinations(ctx)
	keeps := func(d journal.Destination) bool {
		goes := func(o journal.Delivery) bool { return o.Destination == d.Name }
		return d.Kind == mastodon.Kind && slices.ContainsFunc(open, goes)
	}
	if slices.ContainsFunc(dests, keeps) {
		a.note("servers of the Mastodon API show what a post said before an edit; to be rid of that, delete it there")
	}
	return err
}
