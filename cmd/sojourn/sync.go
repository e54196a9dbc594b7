package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/outbox"
	"sojourn/tui/words"
)

const syncHelp = `Sync sends what is marked: words before pictures, small before large or in another
--order. It says what it sends,
how many bytes that is, with all that protocols put around them, how long it takes at what was measured, and
what it costs where a price is set; each delivery ends with where it can be seen, or with why it was not sent.
Over a slow link, where the destination can edit (Mastodon, GoToSocial), all posts go first with small
pictures, 40 kB an entry; then each gets its full pictures. A budget lets the small ones go.
Where a link is cut again and again, pictures are made as large as it usually carries.

What may have arrived already is looked for before anything is sent again. What is to be taken back is
taken back first.

--grace lets a time pass before the first byte leaves, and shows it: u, or ctrl-C, stops it.

--auto sends what goes by itself (see destination auto), once; with --wait it stays, and sends whenever there
is a link that may be used, what was not changed for 15 seconds, or --grace where that is longer.

Without a link nothing is sent, nothing is lost, and the exit code is 4.`

// syncing is what the flags of one `sojourn sync` ask for.
type syncing struct {
	to            []string
	budget, limit sizeFlag
	order         orderFlag
	dryRun, wait  bool
	auto          bool
	grace         time.Duration
	price         priceFlag
}

func (a *app) syncCommand() *cobra.Command {
	var s syncing
	c := &cobra.Command{
		Use: "sync", Short: "Send what is marked", Long: syncHelp, Args: exactly(),
		Example: "  sojourn sync --dry-run\n  sojourn sync --to desk --budget 5MB --limit 6KB/s\n" +
			"  sojourn sync --wait --auto",
		RunE: func(c *cobra.Command, _ []string) error { return a.runSync(c.Context(), s) },
	}
	f := c.Flags()
	f.StringSliceVar(&s.to, "to", nil, "only to the destination `DEST`; may be given again")
	f.BoolVar(&s.dryRun, "dry-run", false, "only tell what would be sent")
	f.Var(&s.budget, "budget", "send at most `SIZE`, like 5MB")
	f.Var(&s.limit, "limit", "send pictures no faster than `RATE`, like 6KB/s")
	f.Var(&s.order, "order", "which goes first, words before pictures in any: `ORDER` is smallest, newest or marked")
	f.DurationVar(&s.grace, "grace", 0, "wait for `TIME`, like 30s, before the first byte; u stops it")
	f.Var(&s.price, "price", "say what it costs at `PRICE`, like 0.12/MB, in place of the one in the settings")
	f.BoolVar(&s.wait, "wait", false, "stay, and send what becomes due")
	f.BoolVar(&s.auto, "auto", false, "only what goes by itself; with --wait whenever there is a link")
	a.complete(c, "to", a.completeDestinations)
	a.complete(c, "order", completeWords("smallest", "newest", "marked"))
	return c
}

func (a *app) runSync(ctx context.Context, s syncing) error {
	if s.grace < 0 || s.grace > mostGrace {
		return usagef("--grace is a time of at most an hour, like 30s; `sojourn mark --not-before` holds for longer")
	}
	price, err := priceOf(s)
	if err != nil {
		return err
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	if s.auto {
		if s.to, err = j.autos(ctx, s.to); err != nil {
			return err
		}
	}
	if s.auto && !s.dryRun {
		return a.runAuto(ctx, j, s, price)
	}
	opt := s.options()
	bill, err := j.outbox.Plan(ctx, opt)
	if err != nil {
		return err
	}
	if s.dryRun {
		return a.printBill(bill, price)
	}
	if len(bill.Items) == 0 {
		a.say("nothing waits to be sent; `sojourn mark` marks entries")
		return a.printSummary(syncSummary{Offline: []string{}})
	}
	a.note("%s", join("; ", billWords(bill), words.Estimate(bill, price, time.Now())))
	if goes, err := a.grace(ctx, s.grace); err != nil || !goes {
		a.say("stopped before the first byte: nothing was sent, all stays marked")
		return err
	}
	send := j.outbox.Send
	if s.wait {
		send = j.outbox.Wait
	}
	a.progress.start()
	result, err := send(ctx, opt, a.showSync)
	a.progress.clear()
	if err == nil {
		j.tidy(ctx)
	}
	return a.tellSync(bill, result, price, err)
}

// priceOf is the price of s, or else that of the settings.
func priceOf(s syncing) (journal.Price, error) {
	if s.price.IsSet() {
		return s.price.Price, nil
	}
	c, err := settings()
	return c.Price, err
}

func (s syncing) options() outbox.Options {
	return outbox.Options{To: s.to, Budget: int64(s.budget), BytesPerSecond: int64(s.limit), Order: s.order.Order}
}

// billWords says what a sync is about to do.
func billWords(b journal.Bill) string {
	line := fmt.Sprintf("sending %s, %s", words.Count(b.Going(), "entry"), words.Bytes(b.Bytes()))
	if b.Going() == 0 {
		line = "nothing to send now"
	}
	line += takingBack(b)
	if n := b.Looks(); n > 0 {
		line += fmt.Sprintf("; looking first whether %s arrived", words.Count(n, "entry"))
	}
	return line
}

// takingBack tells of what b takes back.
func takingBack(b journal.Bill) string {
	if n := b.Withdrawals(); n > 0 {
		return "; taking back " + words.Count(n, "entry")
	}
	return ""
}

// worthSaying is how long a wait must be, to be told where there is no line that is drawn again.
const worthSaying = 20 * time.Second

func (a *app) showSync(p journal.Progress) {
	if a.progress == nil && time.Until(p.Until) >= worthSaying {
		a.note("%s", waitingWords(p, time.Now()))
	}
	a.progress.show(func(time.Duration) string {
		if !p.Until.IsZero() {
			return waitingWords(p, time.Now())
		}
		line := fmt.Sprintf("%s of %s", words.Number(p.Done), words.Count(p.Items, "entry"))
		line += meter(p.Sent, p.Total, p.Rate)
		if left := p.Left(); left > 0 {
			line += "  " + words.Duration(left) + " left"
		}
		return line + "  " + journal.Visible(p.Destination)
	})
}

// waitingWords says until when nothing is sent, and why.
func waitingWords(p journal.Progress, now time.Time) string {
	return join(": ", "waiting until "+words.When(p.Until.Add(time.Minute-1), now), journal.Visible(p.Reason))
}

func (a *app) printSummary(s any) error {
	if !a.flags.json {
		return nil
	}
	return printJSON(a.stdout, summary{s})
}
