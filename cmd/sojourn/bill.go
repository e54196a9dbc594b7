package main

import (
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
	Edit        bool       `json:"edit"`
	Look        bool       `json:"look"`
	Withdraw    bool       `json:"withdraw"`
	Stays       string     `json:"stays"`
}

// billSummary ends `sync --dry-run --json`.
type billSummary struct {
	Going       int   `json:"going"`
	Looks       int   `json:"looks"`
	Withdrawals int   `json:"withdrawals"`
	Bytes       int64 `json:"bytes"`
}

// printBill prints what a sync would send.
func (a *app) printBill(b journal.Bill) error {
	if a.flags.json {
		for _, i := range b.Items {
			if err := printJSON(a.stdout, billJSON(i)); err != nil {
				return err
			}
		}
		return a.printSummary(billSummary{Going: b.Going(), Looks: b.Looks(), Bytes: b.Bytes(), Withdrawals: b.Withdrawals()})
	}
	t := a.newTable("entry", "to", "size", "title", "")
	t.unfolds = true
	for _, i := range b.Items {
		t.row(cell{text: string(i.Entry), ink: faint}, cell{text: i.Destination},
			cell{text: sizeWords(i.Bytes), right: true}, cell{text: grapheme.Cut(i.Title, titleCells)},
			cell{text: billRemark(i), ink: weary})
	}
	if len(b.Items) > 0 {
		if err := t.flush(a.stdout); err != nil {
			return err
		}
	}
	a.say("would send %s, %s%s", words.Count(b.Going(), "entry"), words.Bytes(b.Bytes()), takingBack(b))
	return nil
}

func billRemark(i journal.BillItem) string {
	switch {
	case i.Stays != "":
		return i.Stays
	case i.Withdraw:
		return "is taken back"
	case i.Edit:
		return "replaces what is there"
	}
	return ""
}
