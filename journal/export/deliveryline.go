package export

import (
	"errors"
	"time"

	"sojourn/journal"
)

// deliveryLine has the names of `list --json` up to DeliveredAt.
type deliveryLine struct {
	Destination string        `json:"destination"`
	State       journal.State `json:"state"`
	Reason      string        `json:"reason"`
	URL         string        `json:"url"`
	DeliveredAt *time.Time    `json:"deliveredAt"`

	MarkedAt  *time.Time `json:"markedAt"`
	NotBefore *time.Time `json:"notBefore"`
	NextTry   *time.Time `json:"nextTry"`
	Attempts  int        `json:"attempts"`
	Bytes     int64      `json:"bytes"`
	Dispatch  string     `json:"dispatch"`
	Doubted   bool       `json:"doubted"` // it may have been sent unseen
}

func newDeliveryLine(d journal.Delivery) deliveryLine {
	return deliveryLine{
		Destination: d.Destination, State: d.State, Reason: d.Reason, URL: d.URL,
		DeliveredAt: stamp(d.DeliveredAt), MarkedAt: stamp(d.MarkedAt), NotBefore: stamp(d.NotBefore),
		NextTry: stamp(d.NextTry), Attempts: d.Attempts, Bytes: d.Bytes, Dispatch: d.Dispatch,
		Doubted: d.Doubted,
	}
}

// delivery returns what the line says. What is not done is doubted: the journal that it is from may
// send it too.
func (l deliveryLine) delivery(entry journal.ID) journal.Delivery {
	d := journal.Delivery{
		Entry: entry, Destination: l.Destination, State: l.State, Reason: l.Reason, URL: l.URL,
		DeliveredAt: timeOf(l.DeliveredAt), MarkedAt: timeOf(l.MarkedAt), NotBefore: timeOf(l.NotBefore),
		NextTry: timeOf(l.NextTry), Attempts: l.Attempts, Bytes: l.Bytes, Dispatch: l.Dispatch,
	}
	d.Doubted = l.Doubted || !d.Done()
	return d
}

var states = []journal.State{
	journal.StateMarked, journal.StateReady, journal.StateSending, journal.StateDelivered, journal.StateChanged,
	journal.StateUnknown, journal.StateNeedsYou, journal.StateHeld, journal.StateWithdrawing, journal.StateWithdrawn,
}

func (l deliveryLine) check() error {
	var marked error
	if l.MarkedAt == nil {
		marked = errors.New("a delivery has no markedAt")
	}
	if l.Dispatch != "" {
		marked = errors.Join(marked, formed("dispatch", l.Dispatch, dispatchForm))
	}
	return errors.Join(marked, oneOf("state of a delivery", l.State, states),
		formed("destination's name", l.Destination, nameForm),
		dated(l.DeliveredAt, l.MarkedAt, l.NotBefore, l.NextTry))
}
