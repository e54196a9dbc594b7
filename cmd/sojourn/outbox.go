package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

// sentJSON is a delivery as `outbox --json` and `sync --json` print it.
type sentJSON struct {
	Entry       journal.ID    `json:"entry"`
	Destination string        `json:"destination"`
	State       journal.State `json:"state"`
	Reason      string        `json:"reason"`
	URL         string        `json:"url"`
	Bytes       int64         `json:"bytes"`
	Attempts    int           `json:"attempts"`
	MarkedAt    *string       `json:"markedAt"`
	NotBefore   *string       `json:"notBefore"`
	NextTry     *string       `json:"nextTry"`
	DeliveredAt *string       `json:"deliveredAt"`
}

func newSentJSON(d journal.Delivery) sentJSON {
	return sentJSON{
		Entry: d.Entry, Destination: d.Destination, State: d.State, Reason: d.Reason, URL: d.URL, Bytes: d.Bytes,
		Attempts: d.Attempts, MarkedAt: instant(d.MarkedAt), NotBefore: instant(d.NotBefore),
		NextTry: instant(d.NextTry), DeliveredAt: instant(d.DeliveredAt),
	}
}

func (a *app) outboxCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "outbox [ID… | --query QUERY]", Short: "Show what is not sent yet, and why",
		Long: "Outbox shows every delivery that is not done: its state, when it goes, and what it waits for; and how the\n" +
			"link is, as far as this machine knows: nobody is asked for it.",
		RunE: func(c *cobra.Command, args []string) error {
			j, ids, err := a.chosenOrAll(c, args, of)
			if err != nil {
				return err
			}
			list, err := j.store.Outbox(c.Context())
			if err != nil {
				return err
			}
			list = among(ids, list, func(d journal.Delivery) journal.ID { return d.Entry })
			if a.flags.json {
				return printEach(a, list, newSentJSON)
			}
			return a.printOutbox(c.Context(), j, list)
		},
	}
	a.selects(c, &of)
	return c
}

// printEach prints a list for programs.
func printEach[T, J any](a *app, list []T, as func(T) J) error {
	for _, one := range list {
		if err := printJSON(a.stdout, as(one)); err != nil {
			return err
		}
	}
	return nil
}

const outboxTitleCells = 28

func (a *app) printOutbox(ctx context.Context, j *opened, list []journal.Delivery) error {
	t := a.newTable("state", "entry", "to", "size", "title", "")
	t.unfolds = true
	bytes, back := int64(0), 0
	for _, d := range list {
		entry, err := j.store.Entry(ctx, d.Entry)
		if err != nil {
			return err
		}
		bytes += d.Bytes
		if d.State == journal.StateWithdrawing {
			back++
		}
		t.row(stateCell(d.State), cell{text: string(d.Entry), ink: faint}, cell{text: d.Destination},
			cell{text: sizeWords(d.Bytes), right: true}, cell{text: grapheme.Cut(title(entry), outboxTitleCells)},
			cell{text: join("; ", whenWords(d, time.Now()), d.Reason)})
	}
	if len(list) == 0 {
		a.note("nothing waits; `sojourn mark` marks entries")
		return nil
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	a.note("%s", join(", ", words.Number(len(list)-back)+" to send", sizeWords(bytes), toTakeBack(back), a.link.Now().String()))
	return nil
}

func toTakeBack(n int) string {
	if n == 0 {
		return ""
	}
	return words.Number(n) + " to take back"
}

func sizeWords(bytes int64) string {
	if bytes == 0 {
		return "" // nothing is frozen yet
	}
	return words.Bytes(bytes)
}

// whenWords says when a delivery goes.
func whenWords(d journal.Delivery, now time.Time) string {
	switch {
	case d.HeldByHand():
		return "until you release it"
	case d.NotBefore.After(now):
		return "not before " + words.When(d.NotBefore, now)
	case d.State == journal.StateNeedsYou:
		return "waits for you"
	case d.NextTry.After(now):
		return "next try " + words.When(d.NextTry, now)
	}
	return "at the next sync"
}
