package export

import (
	"errors"
	"time"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// messageLine is the words that one destination gets.
type messageLine struct {
	Headline string          `json:"headline"`
	Text     string          `json:"text"`
	Caption  string          `json:"caption"`
	Alt      string          `json:"alt"`
	Keywords []string        `json:"keywords"`
	Hashtags []string        `json:"hashtags"`
	Time     momentLine      `json:"time"`
	Place    *jsonline.Place `json:"place"`
	Shown    *jsonline.Place `json:"shown"`
	Language string          `json:"language"`
}

func newMessageLine(m journal.Message) messageLine {
	return messageLine{
		Headline: m.Headline, Text: m.Text, Caption: m.Caption, Alt: m.Alt, Keywords: m.Keywords,
		Hashtags: m.Hashtags, Time: newMomentLine(m.Taken), Place: jsonline.NewPlace(m.Place), Shown: jsonline.NewPlace(m.Shown),
		Language: m.Language,
	}
}

func (l messageLine) message() (journal.Message, error) {
	taken, err := l.Time.moment()
	place, placeErr := placeOf(l.Place)
	shown, shownErr := placeOf(l.Shown)
	return journal.Message{
		Headline: l.Headline, Text: l.Text, Caption: l.Caption, Alt: l.Alt, Keywords: l.Keywords,
		Hashtags: l.Hashtags, Taken: taken, Place: place, Shown: shown, Language: l.Language,
	}, errors.Join(err, placeErr, shownErr)
}

// receiptLine has the names of `receipts --json`.
type receiptLine struct {
	Entry       journal.ID `json:"entry"`
	Destination string     `json:"destination"`
	Dispatch    string     `json:"dispatch"`
	RemoteID    string     `json:"remoteId"`
	URL         string     `json:"url"`
	At          *time.Time `json:"at"`
	SHA256      string     `json:"sha256"`
	Partial     string     `json:"partial"`
	WithdrawnAt *time.Time `json:"withdrawnAt"`
}

func newReceiptLine(r *journal.Receipt) *receiptLine {
	if r == nil {
		return nil
	}
	return &receiptLine{
		r.Entry, r.Destination, r.Dispatch, r.RemoteID, r.URL, stamp(r.At), r.SHA256, r.Partial, stamp(r.WithdrawnAt),
	}
}

func (l *receiptLine) receipt() *journal.Receipt {
	if l == nil {
		return nil
	}
	return &journal.Receipt{
		Entry: l.Entry, Destination: l.Destination, Dispatch: l.Dispatch, RemoteID: l.RemoteID, URL: l.URL,
		At: timeOf(l.At), SHA256: l.SHA256, Partial: l.Partial, WithdrawnAt: timeOf(l.WithdrawnAt),
	}
}

func (l *receiptLine) check() error {
	if l.At == nil {
		return errors.New("a receipt has no time")
	}
	return dated(l.At, l.WithdrawnAt)
}
