package bill_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"sojourn/journal"
	"sojourn/tui/bill"
	"sojourn/tui/theme"
)

// sender has one entry to send, and knows whether it is held back.
type sender struct {
	bill.Sender
	paused bool
}

func (*sender) Plan(context.Context) (journal.Bill, error) {
	return journal.Bill{Items: []journal.BillItem{{Entry: "A", Destination: "desk", Title: "Dawn", Bytes: 2000, Wire: 3000}}}, nil
}

func (s *sender) Pause(pause bool) { s.paused = pause }

func press(m bill.Model, key rune) bill.Model {
	msg := tea.KeyPressMsg{Code: key, Text: string(key)}
	if key == tea.KeyEnter {
		msg.Text = ""
	}
	m, _ = m.Update(msg)
	return m
}

// TestASyncIsPaused: p holds it back, and again lets it go on; x lets nothing be held back that comes later.
func TestASyncIsPaused(t *testing.T) {
	s := &sender{}
	m, plan := bill.New(s, theme.New(true)).Resize(80, 24).Open()
	m, _ = m.Update(plan())
	if view := m.View(); !strings.Contains(view, "about 3 KB on the link, how long is not known yet") {
		t.Errorf("before it is sent:\n%s", view)
	}
	m = press(m, tea.KeyEnter)
	shows := func(paused bool, words string) {
		t.Helper()
		if view := ansi.Strip(m.View()); s.paused != paused || m.Paused() != paused || !strings.Contains(view, words) {
			t.Errorf("paused is %v, want %v, and %q:\n%s", s.paused, paused, words, view)
		}
	}
	shows(false, "p pause")
	m = press(m, 'p')
	shows(true, "p go on")
	m = press(m, 'p')
	shows(false, "Sending")
	m = press(m, 'p')
	m = press(m, 'x')
	shows(false, "stopping")
	m = press(m, 'p')
	shows(false, "stopping")
}
