// Package act does what the working keys say, to one entry or to many, for every screen that has
// such keys.
package act

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/route"
)

// Store is what the working keys ask of a journal.
type Store interface {
	Entry(ctx context.Context, id journal.ID) (journal.Entry, error)
	// Previous is the entry before id in time that has a place. The error is NotFound if there is none.
	Previous(ctx context.Context, id journal.ID) (journal.Entry, error)
	Apply(ctx context.Context, c journal.Change) (int, error)
	shaper
}

type shaper interface {
	Join(ctx context.Context, ids []journal.ID) (journal.Joined, error)
	Split(ctx context.Context, id journal.ID) ([]journal.ID, error)
}

// Hands do one act after the other, in the order of the keys, while the screen goes on. They tell
// what they did by route.Changed, and by route.Notice where the screen does not show it anyway.
type Hands struct {
	store Store

	mu      sync.Mutex
	waiting []func(ctx context.Context) outcome
	busy    sync.Mutex // held by the one that acts
}

// outcome is what an act did.
type outcome struct {
	ids  []journal.ID // what may differ now
	said route.Notice
	// shape is what became of a series. Any entry may differ after it.
	shape *route.Reshaped
}

// New returns hands that work on s.
func New(s Store) *Hands { return &Hands{store: s} }

// later returns a command that does what has waited for longest. As many commands run as acts
// wait, so that all are done, and in their order.
func (h *Hands) later(act func(ctx context.Context) outcome) tea.Cmd {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting = append(h.waiting, act)
	return func() tea.Msg {
		h.busy.Lock()
		defer h.busy.Unlock()
		return h.next()(context.Background()).message()
	}
}

func (h *Hands) next() func(ctx context.Context) outcome {
	h.mu.Lock()
	defer h.mu.Unlock()
	act := h.waiting[0]
	h.waiting = h.waiting[1:]
	return act
}

func (o outcome) message() tea.Msg {
	var cmds tea.BatchMsg
	if o.said != (route.Notice{}) {
		cmds = append(cmds, route.To(o.said))
	}
	if o.shape != nil {
		cmds = append(cmds, route.To(*o.shape), route.To(route.Changed{}))
	}
	if len(o.ids) > 0 {
		cmds = append(cmds, route.To(route.Changed{IDs: o.ids}))
	}
	if cmds == nil {
		return nil
	}
	return cmds
}

// failed tells err. The screen reads again what it has shown in advance.
func failed(ids []journal.ID, err error) outcome {
	return outcome{ids: ids, said: route.Notice{Err: err}}
}
