package outbox

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"sojourn/journal"
	"sojourn/journal/grapheme"
)

// stay is why an item is not sent now. The zero value, goes, is sent.
type stay struct {
	reason string    // in words
	until  time.Time // when it is looked at again unasked; zero if only the traveller can help
	you    bool      // the traveller must act
	keep   bool      // the delivery's state says it already
}

var goes stay

// forYou is the stay for what only the traveller can mend.
func forYou(err error) stay { return stay{reason: reasonOf(err), you: true} }

// reasonOf puts an error and what to do about it into one line.
func reasonOf(err error) string {
	reason := err.Error()
	if hint := journal.HintOf(err); hint != "" {
		reason += "; " + hint
	}
	return journal.CleanLine(reason)
}

// unsettled tells whether an attempt may have arrived.
func unsettled(d journal.Delivery) bool {
	return d.State == journal.StateSending || d.State == journal.StateUnknown
}

// doubted is why what was changed before a backup stays after it was found at its destination.
const doubted = "it is there, and may have been changed there since; " +
	"look at the destination, then mark it again to send the change, or unmark it"

// twin is why what came with an import stays.
const twin = "it may have been sent from the journal that it was exported from; " +
	"look at the destination, then mark it again to send it, or unmark it"

// doubt is why i stays that may have been sent where this journal did not see it.
func (i item) doubt() string {
	switch i.State {
	case journal.StateNeedsYou:
		return cmp.Or(i.Reason, twin)
	case journal.StateChanged:
		return doubted
	}
	return twin
}

// waits tells why i cannot go now, whatever it would send.
func (o *Outbox) waits(
	ctx context.Context, i item, entry journal.Entry, opt Options,
) (stay, error) {
	now := o.Now()
	embargo, err := o.embargoed(ctx, i)
	switch {
	case err != nil:
		return embargo, err
	case unsettled(i.Delivery):
		return stay{
			reason: "it may have arrived already; the destination is looked at first",
			until:  later(now, dueAt(i.Delivery, now)), keep: true,
		}, nil
	case i.Doubted:
		return stay{reason: i.doubt(), you: true, keep: i.State == journal.StateNeedsYou}, nil
	case embargo != goes:
		return embargo, nil
	case opt.unasked.early(i.Delivery, entry, now):
		return stay{reason: "it was changed just now", until: opt.unasked.ripe(i.Delivery, entry), keep: true}, nil
	case dueAt(i.Delivery, now).After(now) && !opt.unasked.knows(i.Delivery) && (i.State == journal.StateReady || opt.Due):
		return stay{reason: i.waitReason(now), until: i.NextTry, keep: true}, nil
	case i.State == journal.StateNeedsYou && i.dispatch.Version == entry.Version:
		return o.needsYou(ctx, i, opt)
	}
	return goes, nil
}

// needsYou lets go what may be mended by now, but only where the traveller asked just now. What
// was never attempted is weighed again; what was refused stays until the entry is changed.
func (o *Outbox) needsYou(ctx context.Context, i item, opt Options) (stay, error) {
	notes, err := o.Store.Notes(ctx, i.dispatch.ID)
	if err != nil || !opt.Due && (i.Attempts == 0 || notes[noteAgain] != "") {
		return goes, err
	}
	return stay{reason: i.Reason, you: true, keep: true}, nil
}

func (i item) waitReason(now time.Time) string {
	reason := "next try at " + clock(i.NextTry, now)
	if i.Reason != "" {
		reason = i.Reason + "; " + reason
	}
	return reason
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// clock says when t is, with its year where that is another than now.
func clock(t, now time.Time) string {
	if t, now = t.Local(), now.Local(); t.Year() != now.Year() {
		return t.Format("2 January 2006 15:04")
	}
	return t.Format("2 January 15:04")
}

// unfit tells which of l's limits d breaks, and by how much.
func unfit(d journal.Dispatch, to journal.Destination) stay {
	l := to.Limits
	over := func(words string, m grapheme.Measure) stay {
		return stay{you: true, reason: fmt.Sprintf("%s is %s too long for %s, which takes %d; shorten it",
			words, count(m.Over(), m.Unit), to.Name, m.Limit)}
	}
	text := grapheme.OfText(d.Message.Text, l)
	switch alt := longestAlt(d, l); {
	case d.Message.Text == "" && len(d.Pictures) == 0:
		return stay{you: true, reason: "there is nothing to send: it has no words and no picture"}
	case text.Over() > 0:
		return over("the text", text)
	case alt.Over() > 0:
		return over("the alt text", alt)
	case l.Pictures > 0 && len(d.Pictures) > l.Pictures:
		return stay{you: true, reason: fmt.Sprintf(
			"it has %d pictures and %s takes %d", len(d.Pictures), to.Name, l.Pictures)}
	case l.NeedsPicture && len(d.Pictures) == 0:
		return stay{you: true, reason: to.Name + " takes no words without a picture"}
	}
	return goes
}

// count says how many, "1 character" or "3 bytes".
func count(n int, unit journal.Unit) string {
	if n == 1 {
		unit = unit[:len(unit)-1]
	}
	return fmt.Sprintf("%d %s", n, unit)
}

func longestAlt(d journal.Dispatch, l journal.Limits) grapheme.Measure {
	longest := grapheme.OfAlt("", l)
	for _, p := range d.Pictures {
		if m := grapheme.OfAlt(p.Alt, l); m.Length > longest.Length {
			longest = m
		}
	}
	return longest
}

// overBudget is why bytes more stay, where spent of budget have left already.
func overBudget(spent, bytes, budget int64) stay {
	if budget <= 0 || spent+bytes <= budget {
		return goes
	}
	return stay{reason: fmt.Sprintf(
		"the budget of %d bytes has %d left and this takes %d", budget, max(0, budget-spent), bytes)}
}
