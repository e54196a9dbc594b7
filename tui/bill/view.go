package bill

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

const (
	widest    = 76 // cells between the borders
	padding   = 4  // border and blanks, both sides
	barLength = 30
)

// View returns the dialog with its border, to be drawn over the screen.
func (m Model) View() string {
	width := min(widest, m.width-padding)
	if width < 1 {
		return ""
	}
	head, body, foot := m.lines(width)
	body = m.window(body, m.height-len(head)-len(foot)-2)
	lines := append(append(head, body...), foot...)
	for i, l := range lines {
		l = ansi.Truncate(l, width, "…")
		lines[i] = l + strings.Repeat(" ", max(0, width-grapheme.Width(l)))
	}
	return lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).BorderForeground(m.theme.Accent.GetForeground()).
		Padding(0, 1).Render(strings.Join(lines, "\n"))
}

// window is the part of body that is scrolled to.
func (m Model) window(body []string, height int) []string {
	height = max(1, height)
	from := min(m.scroll, max(0, len(body)-height))
	return body[from:min(len(body), from+height)]
}

func (m Model) lines(width int) (head, body, foot []string) {
	switch m.phase {
	case planning:
		working := "Working out what " + m.titled("would be sent …", "was sent …")
		return m.title(m.titled("Sync", "Take back")), []string{working}, m.hint(keys.Name(m.keys.Close) + " not now")
	case asking:
		return m.title(m.question()), m.plan(width), m.askHint()
	case counting:
		return m.title(m.countdown()), m.plan(width), m.countHint()
	case sending:
		title := m.titled("Sending", "Taking back")
		if m.paused {
			title = "Paused"
		}
		return m.title(title), m.course(width), m.sendHint()
	}
	return m.title(m.outcome()), m.results(width), m.hint(keys.Name(m.keys.Send) + " close · " + keys.Name(m.outbox) + " outbox")
}

// titled is what is said of a sync, or of a withdrawal.
func (m Model) titled(sync, withdrawal string) string {
	if m.taking {
		return withdrawal
	}
	return sync
}

func (m Model) title(s string) []string { return []string{m.theme.Title.Render(s), ""} }

func (m Model) hint(s string) []string { return []string{"", m.theme.Faint.Render(s)} }

func (m Model) key(b key.Binding) string { return m.theme.Key.Render(keys.Name(b)) }

func (m Model) askHint() []string {
	if !m.sendable() {
		return m.hint(keys.Name(m.keys.Close) + " close")
	}
	return []string{"", m.key(m.keys.Send) + m.titled(" send    ", " take back    ") + m.key(m.keys.Close) + " not now"}
}

func (m Model) sendHint() []string {
	if m.stopping {
		return m.hint("stopping after what is under way …")
	}
	pause, close := " pause    ", " go on in the background"
	if m.paused {
		pause, close = " go on    ", " hide"
	}
	return []string{"", m.key(m.keys.Pause) + pause + m.key(m.keys.Stop) + " stop    " + m.key(m.keys.Close) + close}
}

// question is what is asked, in one line.
func (m Model) question() string {
	switch n := m.bill.Going(); {
	case m.taking:
		return m.takenQuestion()
	case n > 0:
		return fmt.Sprintf("Send %s, %s?", words.Count(n, "entry"), words.Bytes(m.bill.Bytes()))
	case m.bill.Looks() > 0:
		return fmt.Sprintf("Look whether %s arrived?", words.Count(m.bill.Looks(), "entry"))
	case m.bill.Withdrawals() > 0:
		return fmt.Sprintf("Take back %s?", words.Count(m.bill.Withdrawals(), "post"))
	case len(m.bill.Items) > 0:
		return "Nothing can go now"
	}
	return "Nothing is marked"
}

// plan shows the bill: a line for each destination, then each entry.
func (m Model) plan(width int) []string {
	if m.taking {
		return m.withdrawals(width)
	}
	if len(m.bill.Items) == 0 {
		return wrapped(m.theme.Label, keys.Name(m.mark)+" marks the entry under the cursor, or the selection.", width, "")
	}
	var lines []string
	for _, name := range m.names() {
		lines = append(lines, m.account(name, width)...)
		for _, i := range m.bill.Items {
			if i.Destination == name {
				lines = append(lines, m.item(i, width)...)
			}
		}
		lines = append(lines, "")
	}
	if all := words.Estimate(m.bill, m.price, m.now); all != "" {
		return append(lines, wrapped(m.theme.Label, all, width, "")...)
	}
	return lines[:len(lines)-1]
}

// names are the destinations in the order of the bill.
func (m Model) names() []string {
	var names []string
	seen := map[string]bool{}
	for _, i := range m.bill.Items {
		if !seen[i.Destination] {
			seen[i.Destination] = true
			names = append(names, i.Destination)
		}
	}
	return names
}

// account sums up what goes to one destination, and over which link.
func (m Model) account(name string, width int) []string {
	items, pictures, bytes, took := 0, 0, int64(0), time.Duration(0)
	for _, i := range m.bill.Items {
		if i.Destination == name && i.Stays == "" && !i.Withdraw {
			items, pictures, bytes, took = items+1, pictures+i.Pictures, bytes+i.Bytes+i.Follows, took+i.Time
		}
	}
	sum := fmt.Sprintf("%s, %s, %s", words.Count(items, "entry"), words.Count(pictures, "picture"), words.Bytes(bytes))
	if items == 0 {
		sum = "nothing goes now"
	}
	line := m.theme.Heading.Render("to "+journal.Visible(name)) + "  " + sum
	if took > 0 {
		line += "  " + m.theme.Label.Render("about "+words.Duration(took)+" at "+words.Rate(m.bill.Links[name].Rate))
	}
	lines := []string{line}
	if link := m.bill.Links[name]; link.Reason != "" {
		lines = append(lines, wrapped(m.theme.Warn, "last time: "+link.Reason, width, "  ")...)
	}
	return lines
}

func (m Model) item(i journal.BillItem, width int) []string {
	size := words.Bytes(i.Bytes + i.Follows)
	if i.Stays != "" {
		size = "stays"
	} else if i.Withdraw {
		size = "is taken back"
	}
	if i.Edit {
		size = "edit " + size
	}
	title := grapheme.Cut(journal.Visible(i.Title), max(1, width-grapheme.Width(size)-4))
	gap := strings.Repeat(" ", max(1, width-2-grapheme.Width(title)-grapheme.Width(size)))
	lines := []string{"  " + title + gap + m.theme.Label.Render(size)}
	if i.Stays != "" {
		lines = append(lines, wrapped(m.theme.Warn, i.Stays, width, "    ")...)
	} else if i.Note != "" {
		lines = append(lines, wrapped(m.theme.Faint, i.Note, width, "    ")...)
	}
	return lines
}

// wrapped is foreign text in a style, on as many lines as it takes.
func wrapped(style lipgloss.Style, text string, width int, indent string) []string {
	var lines []string
	for _, l := range words.Wrap(text, max(1, width-len(indent))) {
		lines = append(lines, indent+style.Render(l))
	}
	return lines
}
