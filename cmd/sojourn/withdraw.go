package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

const withdrawHelp = `Withdraw deletes what was sent at every place that its receipts name, or only at those of --to. What may
have arrived is looked for first, so that it is not there either. It asks first; --yes answers for a script.

It cannot be undone: marked again, an entry is sent as a new one. What somebody has read or copied
meanwhile, and what other servers keep of a post, it does not take back.

Without a link nothing is deleted, the exit code is 4, and the next ` + "`sojourn sync`" + ` goes on with it;
until then ` + "`sojourn unmark`" + ` leaves it where it is.`

// withdrawing is what the flags of `sojourn withdraw` ask for.
type withdrawing struct {
	of          selection
	to          []string
	yes, dryRun bool
}

func (a *app) withdrawCommand() *cobra.Command {
	var w withdrawing
	c := &cobra.Command{
		Use: "withdraw " + someEntries + " [--to DEST]", Short: "Take back what was sent", Long: withdrawHelp,
		Example: "  sojourn withdraw 7Q2M --to social\n  sojourn withdraw --query 'tag:bridge' --dry-run",
		RunE:    func(c *cobra.Command, args []string) error { return a.runWithdraw(c, args, w) },
	}
	a.selects(c, &w.of)
	f := c.Flags()
	f.StringSliceVar(&w.to, "to", nil, "only from the destination `DEST`; may be given again")
	f.BoolVar(&w.yes, "yes", false, "do not ask")
	f.BoolVar(&w.dryRun, "dry-run", false, "only tell what would be taken back")
	a.complete(c, "to", a.completeDestinations)
	return c
}

func (a *app) runWithdraw(c *cobra.Command, args []string, w withdrawing) error {
	ctx := c.Context()
	j, ids, err := a.chosen(c, args, w.of)
	if err != nil || len(ids) == 0 {
		return err
	}
	for _, name := range w.to {
		if _, err := j.store.Destination(ctx, name); err != nil {
			return err
		}
	}
	what, err := j.outbox.Withdrawable(ctx, ids, w.to)
	if err != nil {
		return err
	}
	if len(what) == 0 && !w.dryRun {
		a.say("nothing to take back: nothing of it was sent")
		return a.printSummary(withdrawSummary{Offline: []string{}})
	}
	if w.dryRun {
		return a.tellWithdrawable(what)
	}
	if agreed, err := a.agreeToWithdraw(what, w.yes); err != nil || !agreed {
		return err
	}
	return a.withdraw(ctx, j, what)
}

// tellWithdrawable prints what would be taken back, and from where.
func (a *app) tellWithdrawable(what []journal.Withdrawal) error {
	if a.flags.json {
		return printEach(a, what, func(w journal.Withdrawal) sentJSON { return newSentJSON(w.Delivery) })
	}
	if err := a.printWithdrawals(what); err != nil {
		return err
	}
	a.say("would take back %s", words.Count(len(what), "post"))
	return nil
}

func (a *app) printWithdrawals(what []journal.Withdrawal) error {
	t := a.newTable("state", "entry", "from", "title", "")
	t.unfolds = true
	for _, w := range what {
		t.row(stateCell(w.State), cell{text: string(w.Entry), ink: faint}, cell{text: w.Destination},
			cell{text: grapheme.Cut(w.Title, titleCells)}, cell{text: w.URL})
	}
	return t.flush(a.stdout)
}

// agreeToWithdraw asks the traveller; where nobody can be asked, --yes must have been given.
func (a *app) agreeToWithdraw(what []journal.Withdrawal, yes bool) (bool, error) {
	if yes {
		return true, nil
	}
	if !a.err.is || !streamOf(a.stdin).is {
		return false, usagef("--yes is missing: it cannot be undone, and nobody can be asked here; --dry-run tells what it is")
	}
	if err := a.printWithdrawals(what); err != nil {
		return false, err
	}
	fmt.Fprintf(a.stderr, "Take back %s? This cannot be undone. [y/N] ", words.Count(len(what), "post"))
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n') // no answer is no
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer == "y" || answer == "yes" {
		return true, nil
	}
	a.say("nothing was taken back")
	return false, nil
}

// withdrawSummary ends `withdraw --json`.
type withdrawSummary struct {
	Withdrawn int      `json:"withdrawn"`
	Failed    int      `json:"failed"`
	Seconds   float64  `json:"seconds"`
	Offline   []string `json:"offline"`
}

func (a *app) withdraw(ctx context.Context, j *opened, what []journal.Withdrawal) error {
	a.progress.start()
	result, failure := j.outbox.Withdraw(ctx, what, a.showSync)
	a.progress.clear()
	titles := map[journal.ID]string{}
	for _, w := range what {
		titles[w.Entry] = w.Title
	}
	if err := a.printDeliveries(titles, result.Deliveries); err != nil {
		return err
	}
	s := withdrawSummary{Withdrawn: result.Withdrawn(), Seconds: result.Took.Seconds(), Offline: offlineOf(result)}
	s.Failed = len(result.Deliveries) - s.Withdrawn
	if err := a.printSummary(s); err != nil || failure != nil {
		return errors.Join(err, failure)
	}
	if len(s.Offline) > 0 && s.Withdrawn == 0 {
		return &journal.Error{
			Op: "withdraw", Kind: journal.Offline,
			Err:  errors.New("no link to " + strings.Join(s.Offline, ", ") + "; nothing was taken back"),
			Hint: "`sojourn sync` takes it back when there is a link; `sojourn unmark` leaves it there",
		}
	}
	a.say("took back %s%s", words.Number(s.Withdrawn), notYet(s.Failed))
	return outcome(s.Withdrawn, s.Failed)
}

func notYet(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + words.Number(n) + " not"
}

// offlineOf names the destinations that there was no link to, each once.
func offlineOf(r journal.SyncResult) []string {
	names := append([]string{}, r.Offline...)
	slices.Sort(names)
	return slices.Compact(names)
}
