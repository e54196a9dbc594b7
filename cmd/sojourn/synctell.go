package main

import (
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// syncSummary ends `sync --json`.
type syncSummary struct {
	Delivered int      `json:"delivered"`
	Withdrawn int      `json:"withdrawn"`
	Failed    int      `json:"failed"`
	Waiting   int      `json:"waiting"`
	Bytes     int64    `json:"bytes"`
	WireBytes int64    `json:"wireBytes"`
	Cost      *float64 `json:"cost"` // null: no price is set
	Currency  string   `json:"currency"`
	Seconds   float64  `json:"seconds"`
	Offline   []string `json:"offline"`
}

// tellSync names what became of each delivery, and ends as the whole did.
func (a *app) tellSync(bill journal.Bill, r journal.SyncResult, price journal.Price, failure error) error {
	titles := map[journal.ID]string{}
	for _, i := range bill.Items {
		titles[i.Entry] = i.Title
	}
	if err := a.printDeliveries(titles, r.Deliveries); err != nil {
		return err
	}
	s := summaryOf(r, price)
	if err := a.printSummary(s); err != nil {
		return err
	}
	if failure != nil {
		return failure
	}
	a.say("%s", join("; ", syncSentence(s), wireWords(r.Wire, price)))
	if len(s.Offline) > 0 && s.Delivered+s.Withdrawn == 0 {
		return noLink(s.Offline)
	}
	return outcome(s.Delivered+s.Withdrawn, s.Failed)
}

func summaryOf(r journal.SyncResult, price journal.Price) syncSummary {
	s := syncSummary{
		Delivered: r.Delivered(), Withdrawn: r.Withdrawn(), Bytes: r.Bytes, WireBytes: r.Wire, Seconds: r.Took.Seconds(),
		Offline: offlineOf(r),
		Cost:    cost(price, r.Wire), Currency: price.Currency,
	}
	for _, d := range r.Deliveries {
		switch {
		case d.Done() && d.Reason == "":
		case failed(d, s.Offline):
			s.Failed++
		default:
			s.Waiting++
		}
	}
	return s
}

// failed tells a delivery that should have gone and did not, from one that waits as agreed: for
// an embargo or a budget.
func failed(d journal.Delivery, offline []string) bool {
	switch d.State {
	case journal.StateNeedsYou, journal.StateUnknown, journal.StateSending, journal.StateWithdrawing:
		return true
	case journal.StateHeld:
		return slices.Contains(offline, d.Destination)
	}
	return d.Reason != ""
}

func syncSentence(s syncSummary) string {
	line := "delivered " + words.Number(s.Delivered)
	if s.Withdrawn > 0 {
		line += ", took back " + words.Number(s.Withdrawn)
	}
	if s.Failed > 0 {
		line += ", " + words.Number(s.Failed) + " not"
	}
	if s.Waiting > 0 {
		line += ", " + words.Number(s.Waiting) + " waiting"
	}
	if s.Bytes > 0 {
		line += "; " + words.Bytes(s.Bytes) + " in " + seconds(s.Seconds)
	}
	return line
}

// wireWords says what passed the link, and what that cost.
func wireWords(wire int64, p journal.Price) string {
	switch {
	case wire == 0:
		return ""
	case p.IsSet():
		return words.Bytes(wire) + " on the link, " + p.Words(wire)
	}
	return words.Bytes(wire) + " on the link"
}

func noLink(offline []string) error {
	return &journal.Error{
		Op: "sync", Kind: journal.Offline,
		Err:  errors.New("no link to " + strings.Join(offline, ", ") + "; nothing was sent"),
		Hint: "what is marked stays marked; run `sojourn sync` again when there is a link",
	}
}

// printDeliveries prints how deliveries ended, one a line.
func (a *app) printDeliveries(titles map[journal.ID]string, list []journal.Delivery) error {
	t := a.newTable("state", "entry", "to", "title", "")
	t.unfolds = true
	for _, d := range list {
		if a.flags.json {
			if err := printJSON(a.stdout, newSentJSON(d)); err != nil {
				return err
			}
			continue
		}
		told := d.Reason
		if told == "" {
			told = d.URL
		}
		t.row(stateCell(d.State), cell{text: string(d.Entry), ink: faint}, cell{text: d.Destination},
			cell{text: grapheme.Cut(titles[d.Entry], titleCells)}, cell{text: told})
	}
	if len(list) == 0 || a.flags.json || a.flags.quiet {
		return nil
	}
	return t.flush(a.stdout)
}

// stateCell shows a state by sign, word and colour.
func stateCell(s journal.State) cell {
	inks := map[journal.State]ink{
		journal.StateDelivered: good, journal.StateNeedsYou: bad,
		journal.StateUnknown: weary, journal.StateHeld: weary, journal.StateWithdrawing: weary,
	}
	return cell{text: theme.Sign(s) + " " + theme.Word(s), ink: inks[s]}
}
