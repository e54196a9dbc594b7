// Package bill is the dialog before and during a sync: what would leave, how many bytes, where to,
// and how far it has come. Nothing is sent before its key was pressed here.
package bill

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/tui/keys"
	"sojourn/tui/route"
	"sojourn/tui/theme"
)

// Sender plans and sends, and takes back. Plan and Withdrawable touch no network.
type Sender interface {
	Plan(ctx context.Context) (journal.Bill, error)
	Send(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error)
	Withdrawable(ctx context.Context, ids []journal.ID, from []string) ([]journal.Withdrawal, error)
	Withdraw(ctx context.Context, what []journal.Withdrawal, report func(journal.Progress)) (journal.SyncResult, error)
}

type phase int

const (
	closed phase = iota
	planning
	asking
	counting // down to the first byte
	sending
	told // the result is shown
)

// Model is the dialog. It goes on sending while it is hidden.
type Model struct {
	sender        Sender
	theme         theme.Theme
	keys          keys.Bill
	mark, outbox  key.Binding // of others, that are told of
	width, height int

	phase    phase
	hidden   bool
	stopping bool
	paused   bool
	round    int // of the plan or sync that answers belong to
	bill     journal.Bill
	grace    time.Duration
	price    journal.Price
	now      time.Time // of the last beat
	until    time.Time // when the first byte leaves, while counting
	taking   bool      // back, what was sent
	what     []journal.Withdrawal
	progress journal.Progress
	result   journal.SyncResult
	err      error
	scroll   int
	stop     context.CancelFunc
	updates  chan journal.Progress
}

// New returns the closed dialog.
func New(sender Sender, t theme.Theme) Model {
	return Model{sender: sender, theme: t}.WithKeys(keys.Default())
}

// WithPrice returns m with what bytes on the link cost.
func (m Model) WithPrice(p journal.Price) Model {
	m.price = p
	return m
}

// Resize takes the size of the whole screen.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	return m
}

// WithTheme returns m with other styles.
func (m Model) WithTheme(t theme.Theme) Model {
	m.theme = t
	return m
}

// WithKeys returns m with other keys.
func (m Model) WithKeys(k keys.Map) Model {
	m.keys, m.mark, m.outbox = k.Bill, k.Act.Mark, k.Global.Outbox
	return m
}

// Visible reports whether the dialog is on the screen and takes the keys.
func (m Model) Visible() bool { return m.phase != closed && !m.hidden }

// Sending reports whether a sync is under way, and how far it is.
func (m Model) Sending() (journal.Progress, bool) { return m.progress, m.phase == sending }

// Help returns the dialog's keys.
func (m Model) Help() []keys.Group { return m.keys.Help() }

// Open works the bill out, or shows the sync that is under way.
func (m Model) Open() (Model, tea.Cmd) {
	m.hidden = false
	if m.phase == sending || m.phase == planning {
		return m, nil
	}
	m, ctx := m.planning()
	return m, plan(ctx, m.sender, m.round)
}

// planning begins to work a bill out, until ctx ends.
func (m Model) planning() (Model, context.Context) {
	m.phase, m.err, m.scroll, m.taking = planning, nil, 0, false
	m.round++
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	return m, ctx
}

// Stop ends a sync or a plan under way; what was sent is kept.
func (m Model) Stop() Model {
	if m.stop != nil {
		m.stop()
	}
	m.stopping = m.phase == sending
	return m.pause(false)
}

type plannedMsg struct {
	round int
	bill  journal.Bill
	what  []journal.Withdrawal
	err   error
}

type progressMsg struct {
	round    int
	progress journal.Progress
}

type sentMsg struct {
	round  int
	result journal.SyncResult
	err    error
}

func plan(ctx context.Context, s Sender, round int) tea.Cmd {
	return func() tea.Msg {
		b, err := s.Plan(ctx)
		return plannedMsg{round: round, bill: b, err: err}
	}
}

// send runs the sync. Of its reports the newest replaces the one that nobody has looked at yet.
func send(
	ctx context.Context, act func(context.Context, func(journal.Progress)) (journal.SyncResult, error), round int,
	updates chan journal.Progress,
) tea.Cmd {
	return func() tea.Msg {
		defer close(updates)
		result, err := act(ctx, func(p journal.Progress) {
			select {
			case <-updates:
			default:
			}
			updates <- p
		})
		return sentMsg{round: round, result: result, err: err}
	}
}

// listen waits for the next report of a sync; it answers nothing once there are no more.
func listen(round int, updates <-chan journal.Progress) tea.Cmd {
	return func() tea.Msg {
		p, more := <-updates
		if !more {
			return nil
		}
		return progressMsg{round: round, progress: p}
	}
}

// begin sends what the bill says.
func (m Model) begin() (Model, tea.Cmd) {
	m = m.pause(false)
	m.phase, m.err, m.stopping = sending, nil, false
	m.progress = journal.Progress{Items: m.bill.Going() + m.bill.Withdrawals(), Total: m.bill.Bytes()}
	m.round++
	ctx, stop := context.WithCancel(context.Background())
	m.stop, m.updates = stop, make(chan journal.Progress, 1)
	return m, tea.Batch(send(ctx, m.act(), m.round, m.updates), listen(m.round, m.updates))
}

// ended shows what the sync did, and lets every screen read anew.
func (m Model) ended(msg sentMsg) (Model, tea.Cmd) {
	m.stop()
	m.phase, m.result, m.err = told, msg.result, msg.err
	cmds := []tea.Cmd{route.To(route.Synced{Result: msg.result, Err: msg.err}), route.To(route.Changed{})}
	if m.hidden {
		m.phase = closed
		cmds = append(cmds, route.To(route.Notice{Text: m.outcome(), Err: unlessStopped(msg.err)}))
	}
	return m, tea.Batch(cmds...)
}
