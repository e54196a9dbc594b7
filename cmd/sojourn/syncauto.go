package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/folder"
	"sojourn/sync/outbox"
	"sojourn/tui/words"
)

// autos names the destinations, of those that are asked for, that are sent to by themselves.
func (j *opened) autos(ctx context.Context, to []string) (names []string, err error) {
	all, err := j.store.Destinations(ctx)
	for _, d := range all {
		if d.Auto.On() && (len(to) == 0 || slices.Contains(to, d.Name)) {
			names = append(names, d.Name)
		}
	}
	if err == nil && len(names) == 0 {
		err = &journal.Error{
			Op: "sync --auto", Kind: journal.NotFound, Err: errors.New("no destination is sent to by itself"),
			Hint: "`sojourn destination auto NAME on` switches it on; nothing was sent",
		}
	}
	return names, err
}

// runAuto sends what goes by itself: once, or with --wait until it is stopped or the budget is used up.
func (a *app) runAuto(ctx context.Context, j *opened, s syncing, price journal.Price) error {
	w := &autoWatcher{app: a, journal: j}
	if s.wait {
		a.note("sending by itself to %s; ctrl-C ends it", strings.Join(s.to, ", "))
	}
	err := j.outbox.Auto(ctx, s.options(), outbox.Auto{
		Link: a.link.Now, Near: needsNoLink, Grace: s.grace, Once: !s.wait,
		Tell: w.tell, Sent: func(r journal.SyncResult, err error) { w.sent(context.WithoutCancel(ctx), r, err) },
	})
	a.progress.clear()
	if s.wait && errors.Is(err, context.Canceled) {
		err = nil // that is how it ends
	}
	err = errors.Join(err, w.failed)
	summary := summaryOf(w.total, price)
	if err := errors.Join(err, a.printSummary(summary)); err != nil {
		return err
	}
	a.say("%s", join("; ", syncSentence(summary), wireWords(w.total.Wire, price)))
	if !s.wait && w.state.Waits != "" && summary.Delivered+summary.Withdrawn == 0 {
		return &journal.Error{
			Op: "sync", Kind: journal.Offline, Err: errors.New("nothing was sent: " + waitWords(w.state)),
			Hint: "what is marked stays marked; `sojourn sync --wait --auto` waits for it",
		}
	}
	return outcome(summary.Delivered+summary.Withdrawn, summary.Failed)
}

// needsNoLink reports whether d is on this machine, and needs no link.
func needsNoLink(d journal.Destination) bool { return d.Kind == folder.Kind || d.Kind == bundle.Kind }

// autoWatcher tells what goes by itself.
type autoWatcher struct {
	*app
	journal *opened
	state   journal.AutoState // as last told
	total   journal.SyncResult
	failed  error // what ended a round
}

func (w *autoWatcher) tell(s journal.AutoState) {
	if w.progress == nil && s.Waits != "" && s.Waits != w.state.Waits {
		w.note("%s", waitWords(s))
	}
	w.state = s
	if s.Sending {
		w.showSync(s.Progress)
		return
	}
	w.progress.show(func(time.Duration) string { return waitWords(s) })
}

// waitWords says what s waits for.
func waitWords(s journal.AutoState) string {
	line := "nothing to send"
	if s.Going > 0 {
		line = words.Count(s.Going, "entry") + " to send"
	}
	if s.Waits != "" {
		return line + "; waiting: " + s.Waits
	}
	if left := time.Until(s.At); s.Going > 0 && left > 0 {
		return fmt.Sprintf("%s, in %s", line, words.Duration(left.Round(time.Second)))
	}
	return line
}

// sent tells of one round.
func (w *autoWatcher) sent(ctx context.Context, r journal.SyncResult, err error) {
	w.progress.clear()
	if err != nil && !errors.Is(err, context.Canceled) {
		w.warn("sojourn: %s", sentence(err))
	}
	titles := map[journal.ID]string{}
	for _, d := range r.Deliveries {
		if e, err := w.journal.store.Entry(ctx, d.Entry); err == nil {
			titles[d.Entry] = title(e)
		}
	}
	w.failed = errors.Join(w.failed, w.printDeliveries(titles, r.Deliveries))
	w.total = w.total.And(r)
}
