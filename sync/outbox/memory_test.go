package outbox_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"sojourn/journal"
)

type memory struct {
	mu         sync.Mutex
	entries    map[journal.ID]*journal.Entry
	dests      []journal.Destination
	dispatches map[string]journal.Dispatch
	attempts   map[string][]journal.Attempt
	notes      map[string]map[string]string
	receipts   []journal.Receipt
}

func newMemory() *memory {
	return &memory{entries: map[journal.ID]*journal.Entry{}, dispatches: map[string]journal.Dispatch{},
		attempts: map[string][]journal.Attempt{}, notes: map[string]map[string]string{}}
}

func (m *memory) lock() func() { m.mu.Lock(); return m.mu.Unlock }

func (m *memory) AddEntries(_ context.Context, es []journal.Entry) error {
	defer m.lock()()
	for _, e := range es {
		if e.Version == 0 {
			e.Version = 1
		}
		m.entries[e.ID] = &e
	}
	return nil
}
func (m *memory) Apply(_ context.Context, c journal.Change) error {
	defer m.lock()()
	for _, p := range c.Patches {
		e := m.entries[p.ID]
		if p.Caption != nil {
			e.Caption = *p.Caption
		}
		e.Version++
		for i := range e.Deliveries {
			d := &e.Deliveries[i]
			switch {
			case d.State == journal.StateDelivered:
				d.State = journal.StateChanged
			case d.State == journal.StateReady && d.Attempts == 0:
				d.State, d.Dispatch = journal.StateMarked, ""
			}
		}
	}
	return nil
}
func (m *memory) Mark(_ context.Context, ids []journal.ID, dest string, nb time.Time) error {
	defer m.lock()()
	for _, id := range ids {
		e := m.entries[id]
		e.Deliveries = append(e.Deliveries, journal.Delivery{Entry: id, Destination: dest, State: journal.StateMarked, MarkedAt: time.Now(), NotBefore: nb})
	}
	return nil
}
func (m *memory) SaveDestination(_ context.Context, d journal.Destination) error {
	defer m.lock()()
	m.dests = append(m.dests, d)
	return nil
}
func (m *memory) Entry(_ context.Context, id journal.ID) (journal.Entry, error) {
	defer m.lock()()
	e, ok := m.entries[id]
	if !ok {
		return journal.Entry{}, &journal.Error{Kind: journal.NotFound, Err: errors.New("no entry")}
	}
	c := *e
	c.Deliveries = slices.Clone(e.Deliveries)
	return c, nil
}
func (m *memory) Receipts(_ context.Context, id journal.ID) ([]journal.Receipt, error) {
	defer m.lock()()
	var out []journal.Receipt
	for _, r := range slices.Backward(m.receipts) {
		if r.Entry == id || id == "" {
			out = append(out, r)
		}
	}
	return out, nil
}
func (m *memory) Destinations(context.Context) ([]journal.Destination, error) {
	defer m.lock()()
	return slices.Clone(m.dests), nil
}
func (m *memory) SaveLimits(_ context.Context, name string, l journal.Limits) error {
	defer m.lock()()
	for i := range m.dests {
		if m.dests[i].Name == name {
			m.dests[i].Limits = l
		}
	}
	return nil
}
func (m *memory) Outbox(context.Context) ([]journal.Delivery, error) {
	defer m.lock()()
	var out []journal.Delivery
	for _, e := range m.entries {
		for _, d := range e.Deliveries {
			if !d.Done() {
				out = append(out, d)
			}
		}
	}
	slices.SortFunc(out, func(a, b journal.Delivery) int { return a.MarkedAt.Compare(b.MarkedAt) })
	return out, nil
}
func (m *memory) at(id journal.ID, dest string) *journal.Delivery {
	for i := range m.entries[id].Deliveries {
		if d := &m.entries[id].Deliveries[i]; d.Destination == dest {
			return d
		}
	}
	return nil
}
func (m *memory) Hold(_ context.Context, id journal.ID, dest string, s journal.State, reason string, next time.Time) error {
	defer m.lock()()
	d := m.at(id, dest)
	d.State, d.Reason, d.NextTry = s, reason, next
	return nil
}
func (m *memory) Freeze(_ context.Context, x journal.Dispatch) error {
	defer m.lock()()
	d := m.at(x.Entry, x.Destination)
	if d.State == journal.StateSending || d.State == journal.StateUnknown {
		return &journal.Error{Kind: journal.Conflict, Err: errors.New("being sent")}
	}
	m.dispatches[x.ID] = x
	d.Dispatch, d.State, d.Bytes, d.Attempts = x.ID, journal.StateReady, x.Bytes(), 0
	return nil
}
func (m *memory) Dispatch(_ context.Context, id string) (journal.Dispatch, error) {
	defer m.lock()()
	return m.dispatches[id], nil
}
func (m *memory) Note(_ context.Context, id, name, value string) error {
	defer m.lock()()
	if m.notes[id] == nil {
		m.notes[id] = map[string]string{}
	}
	m.notes[id][name] = value
	if value == "" {
		delete(m.notes[id], name)
	}
	return nil
}
func (m *memory) Notes(_ context.Context, id string) (map[string]string, error) {
	defer m.lock()()
	out := map[string]string{}
	for k, v := range m.notes[id] {
		out[k] = v
	}
	return out, nil
}
func (m *memory) Attempts(_ context.Context, id string) ([]journal.Attempt, error) {
	defer m.lock()()
	return slices.Clone(m.attempts[id]), nil
}
func (m *memory) Begin(_ context.Context, a journal.Attempt) error {
	defer m.lock()()
	x := m.dispatches[a.Dispatch]
	d := m.at(x.Entry, x.Destination)
	if d.Dispatch != a.Dispatch || d.State != journal.StateReady && d.State != journal.StateHeld {
		return &journal.Error{Kind: journal.Conflict, Err: errors.New("not ready: " + string(d.State))}
	}
	m.attempts[a.Dispatch] = append(m.attempts[a.Dispatch], a)
	d.State, d.Attempts, d.Reason = journal.StateSending, d.Attempts+1, ""
	return nil
}
func (m *memory) end(a journal.Attempt) *journal.Delivery {
	m.attempts[a.Dispatch][a.Number-1] = a
	x := m.dispatches[a.Dispatch]
	return m.at(x.Entry, x.Destination)
}
func (m *memory) End(_ context.Context, a journal.Attempt, next time.Time) error {
	defer m.lock()()
	d := m.end(a)
	d.State, d.Reason, d.NextTry = a.Outcome, a.Reason, next
	return nil
}
func (m *memory) Arrive(_ context.Context, a journal.Attempt, r journal.Receipt) error {
	defer m.lock()()
	d := m.end(a)
	m.receipts = append(m.receipts, r)
	d.State, d.Reason, d.URL, d.DeliveredAt = journal.StateDelivered, "", r.URL, r.At
	if m.entries[r.Entry].Version != m.dispatches[a.Dispatch].Version {
		d.State = journal.StateChanged
	}
	return nil
}
