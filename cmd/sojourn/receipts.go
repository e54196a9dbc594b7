package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
)

// receiptJSON is a receipt as `receipts --json` prints it.
type receiptJSON struct {
	Entry       journal.ID   `json:"entry"`
	Destination string       `json:"destination"`
	Dispatch    string       `json:"dispatch"`
	RemoteID    string       `json:"remoteId"`
	URL         string       `json:"url"`
	At          *string      `json:"at"`
	SHA256      string       `json:"sha256"`
	Partial     string       `json:"partial"`
	WithdrawnAt *string      `json:"withdrawnAt"`
	Onward      []onwardJSON `json:"onward"` // where it went from a bundle
}

func newReceiptJSON(r journal.Receipt, onward []journal.Onward) receiptJSON {
	return receiptJSON{
		Entry: r.Entry, Destination: r.Destination, Dispatch: r.Dispatch, RemoteID: r.RemoteID, URL: r.URL,
		At: instant(r.At), SHA256: r.SHA256, Partial: r.Partial, WithdrawnAt: instant(r.WithdrawnAt),
		Onward: newOnwardJSON(onward),
	}
}

func (a *app) receiptsCommand() *cobra.Command {
	var of selection
	c := &cobra.Command{
		Use: "receipts [ID… | --query QUERY]", Short: "Show the proofs of what arrived",
		Long: "Receipts shows what destinations have shown to hold, the newest first: when, where it can be seen,\n" +
			"and with --json the SHA-256 of what was sent.",
		RunE: func(c *cobra.Command, args []string) error {
			j, ids, err := a.chosenOrAll(c, args, of)
			if err != nil {
				return err
			}
			list, err := j.store.Receipts(c.Context(), "")
			if err != nil {
				return err
			}
			list = among(ids, list, func(r journal.Receipt) journal.ID { return r.Entry })
			onward, err := j.store.Onward(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, list, func(r journal.Receipt) receiptJSON { return newReceiptJSON(r, onward[r.Dispatch]) })
			}
			return a.printReceipts(list, onward)
		},
	}
	a.selects(c, &of)
	c.AddCommand(a.receiptsReadCommand())
	return c
}

func (a *app) printReceipts(list []journal.Receipt, onward map[string][]journal.Onward) error {
	if len(list) == 0 {
		a.note("no receipts yet")
		return nil
	}
	t := a.newTable("arrived", "entry", "to", "where")
	t.unfolds = true
	for _, r := range list {
		t.row(cell{text: r.At.Local().Format("2006-01-02 15:04")}, cell{text: string(r.Entry), ink: faint},
			cell{text: r.Destination}, cell{text: join("; ", takenBack(r), r.URL, r.Partial)})
		for _, o := range onward[r.Dispatch] {
			t.row(cell{text: o.At.Local().Format("2006-01-02 15:04")}, cell{text: string(r.Entry), ink: faint},
				cell{text: "↳ " + o.To}, cell{text: join("; ", o.URL, o.Partial)})
		}
	}
	return t.flush(a.stdout)
}

// takenBack says when r was withdrawn.
func takenBack(r journal.Receipt) string {
	if r.WithdrawnAt.IsZero() {
		return ""
	}
	return "taken back " + r.WithdrawnAt.Local().Format("2006-01-02 15:04")
}
