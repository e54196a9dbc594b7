package main

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/words"
)

// billJSON is one line of `sync --dry-run --json`.
type billJSON struct {
	Entry       journal.ID `json:"entry"`
	Destination string     `json:"destination"`
	Title       string     `json:"title"`
	Pictures    int        `json:"pictures"`
	Bytes       int64      `json:"bytes"`
	Follows     int64      `json:"follows"`
	WireBytes   int64      `json:"wireBytes"`
	Seconds     *float64   `json:"seconds"` // null: not measured yet
	Edit        bool       `json:"edit"`
	Look        bool       `json:"look"`
	Withdraw    bool       `json:"withdraw"`
	Note        string     `json:"note"`
	Stays       string     `json:"stays"`
}

func newBillJSON(i journal.BillItem) billJSON {
	j := billJSON{
		Entry: i.Entry, Destination: i.Destination, Title: i.Title, Pictures: i.Pictures, Bytes: i.Bytes, WireBytes: i.Wire,
		Edit: i.Edit, Look: i.Look, Withdraw: i.Withdraw, Stays: i.Stays, Follows: i.Follows, Note: i.Note,
	}
	if i.Time > 0 {
		j.Seconds = new(i.Time.Seconds())
	}
	return j
}

// billSummary ends `sync --dry-run --json`.
type billSummary struct {
	Going       int        `json:"going"`
	Looks       int        `json:"looks"`
	Withdrawals int        `json:"withdrawals"`
	Bytes       int64      `json:"bytes"`
	WireBytes   int64      `json:"wireBytes"`
	Seconds     *float64   `json:"seconds"` // null: not measured yet
	Cost        *float64   `json:"cost"`    // null: no price is set
	Currency    string     `json:"currency"`
	Links       []linkJSON `json:"links"`
}

// linkJSON is what is known of the way to a destination.
type linkJSON struct {
	Destination string  `json:"destination"`
	Rate        float64 `json:"rate"` // bytes a second; 0: not measured yet
	MeasuredAt  *string `json:"measuredAt"`
	Reason      string  `json:"reason"` // why it was down when last used
}

func newBillSummary(b journal.Bill, p journal.Price) billSummary {
	s := billSummary{
		Going: b.Going(), Looks: b.Looks(), Withdrawals: b.Withdrawals(), Bytes: b.Bytes(), WireBytes: b.Wire(),
		Cost: cost(p, b.Wire()), Currency: p.Currency, Links: []linkJSON{},
	}
	if took, known := b.Time(); known {
		s.Seconds = new(took.Seconds())
	}
	for _, name := range slices.Sorted(maps.Keys(b.Links)) {
		l := b.Links[name]
		s.Links = append(s.Links, linkJSON{Destination: name, Rate: l.Rate, MeasuredAt: instant(l.At), Reason: l.Reason})
	}
	return s
}

// cost is what so many bytes cost; nil without a price.
func cost(p journal.Price, bytes int64) *float64 {
	if !p.IsSet() {
		return nil
	}
	return new(p.Of(bytes))
}

// printBill prints what a sync would send.
func (a *app) printBill(b journal.Bill, p journal.Price) error {
	if a.flags.json {
		if err := printEach(a, b.Items, newBillJSON); err != nil {
			return err
		}
		return a.printSummary(newBillSummary(b, p))
	}
	t := a.newTable("entry", "to", "size", "title", "")
	t.unfolds = true
	for _, i := range b.Items {
		t.row(cell{text: string(i.Entry), ink: faint}, cell{text: i.Destination},
			cell{text: sizeWords(i.Bytes + i.Follows), right: true}, cell{text: grapheme.Cut(i.Title, titleCells)},
			cell{text: billRemark(i), ink: weary})
	}
	if len(b.Items) > 0 {
		if err := t.flush(a.stdout); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("would send %s, %s%s", words.Count(b.Going(), "entry"), words.Bytes(b.Bytes()), takingBack(b))
	a.say("%s", join("; ", line, words.Estimate(b, p, time.Now())))
	return nil
}

func billRemark(i journal.BillItem) string {
	switch {
	case i.Stays != "":
		return i.Stays
	case i.Withdraw:
		return "is taken back"
	case i.Note != "":
		return i.Note
	case i.Edit:
		return "replaces what is there"
	}
	return ""
}
