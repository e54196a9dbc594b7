package bill

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/theme"
	"sojourn/tui/words"
)

// Withdraw asks whether what was sent of entries is taken back, from one destination or, for "", from
// all; or shows the sync that is under way.
func (m Model) Withdraw(ids []journal.ID, from string) (Model, tea.Cmd) {
	m.hidden = false
	if m.phase == sending || m.phase == planning {
		return m, nil
	}
	m, ctx := m.planning()
	m.taking = true
	return m, planWithdrawal(ctx, m.sender, m.round, ids, from)
}

func planWithdrawal(ctx context.Context, s Sender, round int, ids []journal.ID, from string) tea.Cmd {
	return func() tea.Msg {
		var to []string
		if from != "" {
			to = []string{from}
		}
		what, err := s.Withdrawable(ctx, ids, to)
		msg := plannedMsg{round: round, what: what, err: err}
		for _, w := range what {
			msg.bill.Items = append(msg.bill.Items, journal.BillItem{
				Entry: w.Entry, Destination: w.Destination, Title: w.Title, Withdraw: true,
			})
		}
		return msg
	}
}

// act is what begins once the dialog is agreed to.
func (m Model) act() func(context.Context, func(journal.Progress)) (journal.SyncResult, error) {
	if !m.taking {
		return m.sender.Send
	}
	return func(ctx context.Context, report func(journal.Progress)) (journal.SyncResult, error) {
		return m.sender.Withdraw(ctx, m.what, report)
	}
}

// takenQuestion is what is asked before anything is taken back.
func (m Model) takenQuestion() string {
	if len(m.what) == 0 {
		return "Nothing of it was sent"
	}
	return fmt.Sprintf("Take back %s? There is no undo", words.Count(len(m.what), "post"))
}

// withdrawals shows what would be taken back, and where it is seen.
func (m Model) withdrawals(width int) []string {
	if len(m.what) == 0 {
		return []string{keys.Name(m.outbox) + " shows what waits; " + keys.Name(m.mark) + " marks what is to be sent."}
	}
	const limits = "It is deleted where it was sent to. What somebody has read or copied, that does not take back."
	lines := wrapped(m.theme.Label, limits, width, "")
	for _, name := range m.names() {
		lines = append(lines, "", m.theme.Heading.Render("from "+journal.Visible(name)))
		for _, w := range m.what {
			if w.Destination != name {
				continue
			}
			said := theme.Sign(w.State) + " " + journal.Visible(w.Title)
			lines = append(lines, "  "+grapheme.Cut(said, width-2))
			if w.URL != "" {
				lines = append(lines, m.theme.Label.Render(grapheme.Cut("    "+journal.Visible(w.URL), width)))
			}
		}
	}
	return lines
}

// takenOutcome is what the withdrawal did, in one line.
func (m Model) takenOutcome() string {
	taken := m.result.Withdrawn()
	switch rest := len(m.result.Deliveries) - taken; {
	case m.stopping:
		return fmt.Sprintf("Stopped: %s taken back, %s not yet", words.Count(taken, "post"), words.Number(rest))
	case len(m.result.Offline) > 0 && taken == 0:
		return "No link: nothing was taken back; the next sync does it"
	case rest > 0:
		return fmt.Sprintf("%s taken back, %s not", words.Count(taken, "post"), words.Number(rest))
	}
	return words.Count(taken, "post") + " taken back"
}
