package main

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/courier"
	"sojourn/tui/words"
)

func (a *app) receiptsReadCommand() *cobra.Command {
	return &cobra.Command{
		Use: "read FILE", Short: "Read where a bundle was delivered to", Args: exactly("FILE"),
		Long: "Read takes over what `sojourn deliver` wrote beside a bundle: `receipts` and `show` then tell where its\n" +
			"entries can be seen. Read twice, it changes nothing.",
		Example: "  sojourn receipts read /media/stick/out.bundle.receipts",
		RunE:    func(c *cobra.Command, args []string) error { return a.readReceipts(c.Context(), args[0]) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, directive) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return nil, noFiles
		},
	}
}

// onwardJSON is where something has arrived from a bundle, as `receipts --json` and `show --json` print it.
type onwardJSON struct {
	To       string  `json:"to"`
	RemoteID string  `json:"remoteId"`
	URL      string  `json:"url"`
	At       *string `json:"at"`
	Partial  string  `json:"partial"`
}

func newOnwardJSON(list []journal.Onward) []onwardJSON {
	out := []onwardJSON{}
	for _, o := range list {
		out = append(out, onwardJSON{To: o.To, RemoteID: o.RemoteID, URL: o.URL, At: instant(o.At), Partial: o.Partial})
	}
	return out
}

// readJSON is what `receipts read --json` prints of each receipt.
type readJSON struct {
	Entry    journal.ID `json:"entry"`
	Dispatch string     `json:"dispatch"`
	onwardJSON
	News bool `json:"new"`
}

// readSummary ends it.
type readSummary struct {
	Read    int `json:"read"`
	New     int `json:"new"`
	Foreign int `json:"foreign"` // of another journal
	Failed  int `json:"failed"`
}

func (a *app) readReceipts(ctx context.Context, path string) error {
	lines, err := courier.ReadLedger(path)
	if err != nil {
		return err
	}
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	var s readSummary
	for _, line := range courier.Last(lines) {
		if err := a.readReceipt(ctx, j, line, &s); err != nil {
			return err
		}
	}
	if s.Read == 0 && s.Foreign > 0 {
		return &journal.Error{
			Op: "receipts " + journal.Visible(path), Kind: journal.Invalid,
			Err:  errors.New("they are of another journal's bundle"),
			Hint: "nothing was changed; read them into the journal that wrote the bundle: --journal DIR",
		}
	}
	if err := a.printSummary(s); err != nil {
		return err
	}
	line := fmt.Sprintf("read %s, %s new", words.Count(s.Read, "receipt"), words.Number(s.New))
	if s.Foreign > 0 {
		line += fmt.Sprintf("; %s of another journal left out", words.Number(s.Foreign))
	}
	a.say("%s", line)
	return outcome(s.Read, s.Failed)
}

// readReceipt keeps one receipt, or that something is there no more.
func (a *app) readReceipt(ctx context.Context, j *opened, line courier.Line, s *readSummary) error {
	d, err := j.store.Dispatch(ctx, line.Dispatch)
	if journal.KindOf(err) == journal.NotFound {
		s.Foreign++
		return nil
	}
	if err != nil {
		return err
	}
	o := journal.Onward{Dispatch: line.Dispatch, To: line.To}
	if line.Event == courier.Arrived {
		o.RemoteID, o.URL, o.At, o.Partial = line.RemoteID, line.URL, line.At, line.Partial
		if problem := unlike(d, line); problem != "" {
			s.Failed++
			a.warn("dispatch %s of entry %s: %s; it was left out", d.ID, d.Entry, problem)
			return nil
		}
	}
	news, err := j.store.KeepOnward(ctx, o)
	if err != nil {
		return err
	}
	s.Read++
	if news {
		s.New++
	}
	if !a.flags.json {
		return nil
	}
	return printJSON(a.stdout, readJSON{d.Entry, d.ID, newOnwardJSON([]journal.Onward{o})[0], news})
}

const mostForeign = 8 << 10 // bytes of a foreign text that is kept

// unlike says what is wrong with a receipt of d.
func unlike(d journal.Dispatch, line courier.Line) string {
	for _, text := range []string{line.To, line.RemoteID, line.URL, line.Partial} {
		if len(text) > mostForeign || !utf8.ValidString(text) {
			return "its receipt makes no sense"
		}
	}
	if line.Entry != d.Entry || line.SHA256 != d.SHA256() {
		return "what arrived is not what was put into the bundle"
	}
	return ""
}
