package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"sojourn/journal"
	"sojourn/sync/courier"
	"sojourn/sync/destination/bundle"
	"sojourn/tui/words"
)

func hasPrefix(id journal.ID, prefix string) bool { return strings.HasPrefix(string(id), prefix) }

func carryWords(c *bundle.Contents) string {
	var bytes int64
	for _, p := range c.Parcels {
		bytes += p.Dispatch.Bytes()
	}
	return fmt.Sprintf("%s in the bundle, %s; what is there already is looked for first",
		words.Count(len(c.Parcels), "dispatch"), words.Bytes(bytes))
}

// parcelJSON is one dispatch as `deliver --dry-run --json` prints it.
type parcelJSON struct {
	Entry     journal.ID `json:"entry"`
	Dispatch  string     `json:"dispatch"`
	Title     string     `json:"title"`
	Pictures  int        `json:"pictures"`
	Bytes     int64      `json:"bytes"`
	FrozenAt  *string    `json:"frozenAt"`
	Withdrawn bool       `json:"withdrawn"`
	Signer    string     `json:"signer"`
	Known     bool       `json:"signerKnown"`
	URLs      []string   `json:"urls"` // where the receipts say that it is
}

// tellContents prints what is in a bundle, and what of it was sent. Nothing touches the network.
func (a *app) tellContents(_ context.Context, d delivering, c *bundle.Contents) error {
	known, err := knownSigners()
	if err != nil {
		return err
	}
	lines, err := courier.ReadLedger(d.receipts)
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	if err != nil {
		return err
	}
	t := a.newTable("entry", "signed by", "pictures", "bytes", "title", "")
	t.unfolds = true
	for _, p := range c.Parcels {
		line := newParcelJSON(p, lines)
		line.Known = known[p.Signer.Fingerprint()]
		if a.flags.json {
			if err := printJSON(a.stdout, line); err != nil {
				return err
			}
			continue
		}
		t.row(cell{text: string(p.Entry), ink: faint}, cell{text: signerWords(line)},
			cell{text: words.Number(line.Pictures), right: true}, cell{text: words.Bytes(line.Bytes), right: true},
			cell{text: titleWords(line)}, cell{text: strings.Join(line.URLs, " ")})
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	if c.Sealed > 0 {
		a.note("%s sealed for somebody else's key", words.Count(c.Sealed, "entry"))
	}
	return outcome(len(c.Parcels), a.problems(c))
}

func newParcelJSON(p bundle.Parcel, lines []courier.Line) parcelJSON {
	line := parcelJSON{
		Entry: p.Entry, Dispatch: p.ID, Title: courier.Title(p), Pictures: len(p.Pictures), Bytes: p.Dispatch.Bytes(),
		FrozenAt: instant(p.FrozenAt), Withdrawn: p.Withdrawn, Signer: p.Signer.Fingerprint(), URLs: []string{},
	}
	for _, r := range courier.Receipts(lines) {
		if r.Dispatch == p.ID {
			line.URLs = append(line.URLs, r.URL)
		}
	}
	return line
}

func signerWords(p parcelJSON) string {
	if p.Known {
		return p.Signer
	}
	return p.Signer + " (not known here)"
}

func titleWords(p parcelJSON) string {
	if p.Withdrawn {
		return "taken back"
	}
	return p.Title
}

// problems names what of a bundle cannot be delivered, and counts it.
func (a *app) problems(c *bundle.Contents) int {
	for _, p := range c.Problems {
		if a.flags.json {
			_ = printJSON(a.stdout, failure{Problem: journal.CleanLine(p.Error())}) // a pipe that is gone is told elsewhere
		}
		a.warn("not delivered: %s", journal.Visible(p.Error()))
	}
	return len(c.Problems)
}

// carriedJSON is what became of one entry, as `deliver --json` prints it.
type carriedJSON struct {
	Entry       journal.ID    `json:"entry"`
	Dispatch    string        `json:"dispatch"`
	Destination string        `json:"destination"`
	State       journal.State `json:"state"`
	Before      bool          `json:"before"` // it was there before
	Reason      string        `json:"reason"`
	URL         string        `json:"url"`
	At          *string       `json:"at"`
}

// carriedSummary ends `deliver --json`.
type carriedSummary struct {
	Delivered int     `json:"delivered"`
	Before    int     `json:"before"`
	Withdrawn int     `json:"withdrawn"`
	Failed    int     `json:"failed"`
	Waiting   int     `json:"waiting"`
	Bytes     int64   `json:"bytes"`
	Seconds   float64 `json:"seconds"`
	Offline   bool    `json:"offline"`
	Receipts  string  `json:"receipts"`
}

// tellDelivered names what became of each entry, and ends as the whole did.
func (a *app) tellDelivered(d delivering, c *bundle.Contents, r courier.Result, failure error) error {
	s := carriedSummary{Bytes: r.Bytes, Seconds: r.Took.Seconds(), Offline: r.Offline, Receipts: d.receipts}
	t := a.newTable("state", "entry", "title", "")
	t.unfolds = true
	for _, o := range r.Outcomes {
		s.count(o)
		if a.flags.json {
			if err := printJSON(a.stdout, newCarriedJSON(d.to, o)); err != nil {
				return err
			}
			continue
		}
		told := o.Reason
		if told == "" && o.Receipt != nil {
			told = o.Receipt.URL
		}
		t.row(stateCell(o.State), cell{text: string(o.Entry), ink: faint}, cell{text: o.Title}, cell{text: told})
	}
	if !a.flags.json && !a.flags.quiet && len(r.Outcomes) > 0 {
		if err := t.flush(a.stdout); err != nil {
			return err
		}
	}
	s.Failed += a.problems(c)
	if err := a.printSummary(s); err != nil || failure != nil {
		return errors.Join(err, failure)
	}
	return a.tellCarried(d, c, s)
}

func (a *app) tellCarried(d delivering, c *bundle.Contents, s carriedSummary) error {
	a.say("%s", s.words())
	a.note("the receipts are in %s: carry that file back", journal.Visible(d.receipts))
	if c.Sealed > 0 {
		a.warn("%s sealed for somebody else's key: not delivered", words.Count(c.Sealed, "entry"))
		s.Failed += c.Sealed
	}
	if done := s.Delivered + s.Before + s.Withdrawn; s.Offline && done == 0 {
		return &journal.Error{
			Op: "deliver", Kind: journal.Offline, Err: errors.New("no link to " + d.to + "; nothing was sent"),
			Hint: "run it again when there is a link",
		}
	}
	return outcome(s.Delivered+s.Before+s.Withdrawn, s.Failed+s.Waiting)
}

func (s *carriedSummary) count(o courier.Outcome) {
	switch o.State {
	case journal.StateDelivered:
		if o.Before {
			s.Before++
		} else {
			s.Delivered++
		}
		if o.Reason != "" {
			s.Failed++
		}
	case journal.StateWithdrawn:
		s.Withdrawn++
	case journal.StateHeld:
		s.Waiting++
	default:
		s.Failed++
	}
}

func (s carriedSummary) words() string {
	line := "delivered " + words.Number(s.Delivered)
	for _, more := range []struct {
		n    int
		what string
	}{{s.Before, "there before"}, {s.Withdrawn, "taken back"}, {s.Failed, "not"}, {s.Waiting, "waiting"}} {
		if more.n > 0 {
			line += ", " + words.Number(more.n) + " " + more.what
		}
	}
	if s.Bytes > 0 {
		line += "; " + words.Bytes(s.Bytes) + " in " + seconds(s.Seconds)
	}
	return line
}

func newCarriedJSON(to string, o courier.Outcome) carriedJSON {
	line := carriedJSON{Entry: o.Entry, Dispatch: o.Dispatch, Destination: to, State: o.State, Before: o.Before, Reason: o.Reason}
	if o.Receipt != nil {
		line.URL, line.At = o.Receipt.URL, instant(o.Receipt.At)
	}
	return line
}
